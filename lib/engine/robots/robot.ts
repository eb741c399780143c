/** Robots and splits as the conflict tree sees them. */
import type { CheapestPaths } from "./cheapest-paths.js";
import type { PathLimit } from "./path-limits.js";

/** A robot as the conflict tree sees it. */
export interface Robot {
  readonly limits: readonly PathLimit[];
  readonly cheapest: CheapestPaths;
  readonly path: Int32Array;
}

export interface RobotLimit {
  readonly robot: number;
  readonly limit: PathLimit;
}

/** `target`: one robot already stands at its goal. `corridor`: the two meet in a one-cell passage. `pair`: no cheapest path of one is compatible with any of the other. `rectangle`: across an open area. */
export type SplitKind = "target" | "corridor" | "pair" | "rectangle" | "cell" | "swap";

export interface Split {
  readonly kind: SplitKind;
  readonly sides: readonly [readonly RobotLimit[], readonly RobotLimit[]];
  /** On how many sides the cost must rise: 2 is a cardinal conflict, 1 semi-cardinal. */
  readonly rises: number;
}
