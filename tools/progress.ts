/**
 * A progress bar on the terminal's last line, with the time that is left and what is waited for. Where there is no
 * terminal, a line every few seconds, but only about work that names its parts.
 */

export interface Progress {
  /** So many more of `total` are done. */
  step(count: number): void;
  /** A part with a name is being worked at, until it is finished. */
  begin(name: string): void;
  /** The part called so is done. */
  finish(name: string): void;
  /** Lets `print` write whole lines above the bar. */
  above(print: () => void): void;
  /** Takes the bar away. */
  end(): void;
}

const width = 30;
const secondsBetweenLines = 5;

export function progressBar(total: number, unit: string): Progress {
  const live = process.stderr.isTTY === true;
  const start = performance.now();
  let done = 0;
  const under = new Set<string>();
  const waitedFor = () => {
    const names = [...under].slice(0, 3).join(", ");
    return names && done < total ? `, waiting for ${names}${under.size > 3 ? " and others" : ""}` : "";
  };
  const line = () => {
    if (under.size > 0) process.stderr.write(`${done} of ${total} ${unit}${waitedFor()}\n`);
  };
  const ticking = live ? undefined : setInterval(line, 1000 * secondsBetweenLines);
  ticking?.unref();
  const left = () => {
    const seconds = ((performance.now() - start) / 1000 / done) * (total - done);
    return done > 0 && done < total ? `, ${Math.ceil(seconds)} s to go` : "";
  };
  const clear = () => live && process.stderr.write("\r\x1b[2K");
  const draw = () => {
    if (!live) return;
    const filled = Math.round((width * done) / Math.max(1, total));
    process.stderr.write(
      `\r\x1b[2K${"█".repeat(filled)}${"░".repeat(width - filled)} ${done}/${total} ${unit}${left()}${waitedFor()}`,
    );
  };
  draw();
  return {
    step(count) {
      done += count;
      draw();
    },
    begin(name) {
      under.add(name);
      draw();
    },
    finish(name) {
      under.delete(name);
      done++;
      draw();
    },
    above(print) {
      clear();
      print();
      draw();
    },
    end() {
      clearInterval(ticking);
      clear();
    },
  };
}
