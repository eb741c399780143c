/** The refusal of a graph that is too wide to eliminate within the memory allowed. */
import type { Agent } from "../world/game.js";

/** What elimination would cost along the best order known. */
export interface WidthReport {
  readonly width: number;
  readonly cells: number;
  /** Bytes of the tables alive at once; a lower bound where even the largest table alone is too much. */
  readonly bytes: number;
  readonly memory: number;
  readonly largestBucket: ArrayLike<Agent>;
  /** Whether planning stopped early; the figures are then lower bounds. */
  readonly atLeast?: boolean | undefined;
}

/** Thrown before anything is allocated; its message is one sentence that says what to do instead. */
export class TooWideError extends RangeError {
  override readonly name = "TooWideError";
  readonly report: WidthReport;

  constructor(report: WidthReport) {
    const { width, cells, bytes, memory, largestBucket, atLeast } = report;
    const named = Array.from({ length: Math.min(12, largestBucket.length) }, (_, k) => largestBucket[k]);
    const others = largestBucket.length > 12 ? ` and ${largestBucket.length - 12} more` : "";
    super(
      `elimination needs ${atLeast ? "at least " : ""}${short(cells)} cells and ${amount(bytes)} (width ${width}, largest bucket agents ` +
        `${named.join(", ")}${others}), the limit is ${amount(memory)}: use branch and bound or max-plus, ` +
        "or allow more memory",
    );
    this.report = report;
  }
}

function short(count: number): string {
  return count < 1e6 ? String(count) : count.toExponential(1).replace("e+", "e");
}

function amount(bytes: number): string {
  if (bytes >= 1e15) return `${(bytes / 1e9).toExponential(1).replace("e+", "e")} GB`;
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${bytes} bytes`;
}
