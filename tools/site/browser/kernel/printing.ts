/** Passes on what a cell prints, up to what a page can hold: the first 200 lines and the last 50. */
import type { PrintedMessage } from "./messages.js";

const firstLines = 200;
const lastLines = 50;
const longestLine = 20_000;
/** The end of a flood is sent this often at most, in milliseconds. */
const pause = 400;

export interface Printer {
  print(name: "stdout" | "stderr", text: string): void;
  /** Sends what waits. */
  flush(): void;
}

/** @param send gets texts as they come and, once there are too many, the newest end now and then */
export function printer(run: number, send: (message: PrintedMessage) => void): Printer {
  let lines = 0;
  let kept: { name: "stdout" | "stderr"; text: string }[] = [];
  let waiting = "";
  let name: "stdout" | "stderr" = "stdout";
  let sent = 0;

  function flush(): void {
    if (waiting) send({ type: "printed", run, name, text: waiting });
    waiting = "";
    if (kept.length === 0) return;
    kept = kept.slice(-lastLines);
    const text = kept.map((line) => line.text).join("");
    send({ type: "printed", run, name: kept.at(-1)!.name, text, left: lines - firstLines - kept.length });
    sent = performance.now();
  }

  return {
    flush,
    print(to, text) {
      if (lines < firstLines) {
        const shown = text.length > longestLine ? `${text.slice(0, longestLine)} …\n` : text;
        lines += shown.split("\n").length - 1 || 1;
        if (to !== name) flush();
        name = to;
        waiting += shown;
        // Sent in pieces: a message a line would be too many.
        if (waiting.length > 4000 || performance.now() - sent > pause) {
          send({ type: "printed", run, name, text: waiting });
          waiting = "";
          sent = performance.now();
        }
        return;
      }
      lines += 1;
      kept.push({ name: to, text: text.length > 500 ? `${text.slice(0, 500)} …\n` : text });
      if (kept.length > 2 * lastLines) kept = kept.slice(-lastLines);
      if (performance.now() - sent > pause) {
        flush();
      }
    },
  };
}
