/** How far it is and how long it will take, on one line of a terminal; on stderr, so that nothing depends on it. */

export interface Progress {
  step(): void;
  end(): void;
}

export function progress(total: number, what: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  const start = performance.now();
  let done = 0;
  const line = () => {
    const seconds = (performance.now() - start) / 1000;
    const left = done === 0 ? "" : `, ${Math.ceil((seconds / done) * (total - done))} s to go`;
    const filled = Math.round((20 * done) / Math.max(1, total));
    return `${"█".repeat(filled)}${"░".repeat(20 - filled)} ${done} of ${total} ${what}${done < total ? left : `, ${seconds.toFixed(1)} s`}`;
  };
  const draw = () => stream.isTTY && stream.write(`\r\u001b[K${line()}`);
  draw();
  return {
    step: () => {
      done++;
      draw();
    },
    end: () => {
      stream.write(stream.isTTY ? "\n" : `${line()}\n`);
    },
  };
}
