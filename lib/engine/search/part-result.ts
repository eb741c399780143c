/** What a search is given with a part of a graph, and what it knows when it stops. */
import type { Purse } from "./purse.js";

/** What a search may spend, where it starts, and whom it tells what it finds. */
export interface PartTask {
  readonly purse: Purse;
  /** A joint action that is known. */
  readonly start: Int32Array;
  readonly tell: (best: Int32Array, upperBound: number) => void;
}

export interface PartResult {
  readonly best: Int32Array;
  readonly upperBound: number;
  /** Whether `best` is proven best. */
  readonly done: boolean;
  /** What `best` may pay less than the optimum all the same. */
  readonly tolerance: number;
  readonly nodes: number;
  readonly cells: number;
  /** How it went, where there is something to say; the largest part's goes into the solution's reason. */
  readonly note?: string;
}
