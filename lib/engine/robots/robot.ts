/** Robots and splits as the conflict tree sees them. */
import type { CheapestPaths } from "./cheapest-paths.js";
import type { Limit } from "./limits.js";

/** A robot as the conflict tree sees it. */
export interface Robot {
  readonly limits: readonly Limit[];
  readonly cheapest: CheapestPaths;
  readonly path: Int32Array;
}

export interface RobotLimit {
  readonly robot: number;
  readonly limit: Limit;
}

/** `target`: who stands at its goal. `corridor`: through a narrow way. `pair`: no two cheapest paths go together. `rectangle`: across an open area. */
export type SplitKind = "target" | "corridor" | "pair" | "rectangle" | "cell" | "swap";

export interface Split {
  readonly kind: SplitKind;
  readonly sides: readonly [readonly RobotLimit[], readonly RobotLimit[]];
  /** On how many sides the cost must rise: 2 is a cardinal conflict, 1 semi-cardinal. */
  readonly rises: number;
}
