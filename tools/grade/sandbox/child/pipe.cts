/** The two pipes to the other side: lines come in through one and go out through the other. */
import captured = require("./captured-globals.cjs");

const { alloc, apply, bytesOf, concat, decode, indexOf, part, readSync, writeSync } = captured;
const requests = 3;
const answers = 4;

/** Lines from the pipe, or undefined at its end. Reading blocks, so nothing runs between two calls. */
export function reader(): () => string | undefined {
  const chunk = alloc(65536);
  let rest = alloc(0);
  return () => {
    for (;;) {
      const end = apply(indexOf, rest, [10]) as number;
      if (end >= 0) {
        const line = apply(decode, rest, ["utf8", 0, end]) as string;
        rest = apply(part, rest, [end + 1]) as typeof rest;
        return line;
      }
      const length = readSync(requests, chunk, 0, chunk.length, null);
      if (length === 0) return undefined;
      rest = concat([rest, apply(part, chunk, [0, length]) as typeof rest]);
    }
  };
}

export function say(line: string): void {
  const bytes = bytesOf(`${line}\n`);
  let sent = 0;
  while (sent < bytes.length) sent += writeSync(answers, bytes, sent);
}
