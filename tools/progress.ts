/** A progress bar on the terminal's last line, with the time that is left; nothing where there is no terminal. */

export interface Progress {
  /** So many more of `total` are done. */
  step(count: number): void;
  /** Lets `print` write whole lines above the bar. */
  above(print: () => void): void;
  /** Takes the bar away. */
  end(): void;
}

const width = 30;

export function progressBar(total: number, unit: string): Progress {
  const live = process.stderr.isTTY === true;
  const start = performance.now();
  let done = 0;
  const left = () => {
    const seconds = ((performance.now() - start) / 1000 / done) * (total - done);
    return done > 0 && done < total ? `, ${Math.ceil(seconds)} s to go` : "";
  };
  const clear = () => live && process.stderr.write("\r\x1b[2K");
  const draw = () => {
    if (!live) return;
    const filled = Math.round((width * done) / Math.max(1, total));
    process.stderr.write(
      `\r\x1b[2K${"█".repeat(filled)}${"░".repeat(width - filled)} ${done}/${total} ${unit}${left()}`,
    );
  };
  draw();
  return {
    step(count) {
      done += count;
      draw();
    },
    above(print) {
      clear();
      print();
      draw();
    },
    end: clear,
  };
}
