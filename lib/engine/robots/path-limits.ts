/** What a path may not do, and the table in which a search looks it up. */
import type { Grid } from "./grid.js";

export type PathLimit =
  /** Not in the cell at the times from..to; `to` may be Infinity. */
  | { readonly kind: "cell"; readonly cell: number; readonly from: number; readonly to: number }
  /** Not from the one cell to the other between the times `at` and `at` + 1. */
  | { readonly kind: "move"; readonly cell: number; readonly into: number; readonly at: number }
  /** Not in `cells[i]` at `times[i]`, for any i. */
  | { readonly kind: "barrier"; readonly cells: readonly number[]; readonly times: readonly number[] }
  /** Arriving for good at a time from least..most. Waiting at the goal counts as not yet there. */
  | { readonly kind: "cost"; readonly least: number; readonly most: number };

/** Limits in a table by time and cell: bit 0 bars the cell, bit d bars leaving it in direction d. */
export class LimitTable {
  /** Nothing changes after this time. */
  readonly lastTime: number;
  readonly least: number;
  readonly most: number;
  private readonly cells: number;
  private readonly bars: Uint8Array;
  private readonly forever = new Map<number, number>();

  constructor(grid: Grid, goal: number, limits: readonly PathLimit[]) {
    this.cells = grid.cells;
    this.lastTime = Math.max(-1, ...limits.map(lastTimeOf));
    this.bars = new Uint8Array((this.lastTime + 1) * grid.cells);
    let [least, most] = [0, Infinity];
    for (const limit of limits) {
      if (limit.kind === "cost") {
        least = Math.max(least, limit.least);
        most = Math.min(most, limit.most);
      } else if (limit.kind === "move") {
        for (let d = 1; d < 5; d++)
          if (grid.next[5 * limit.cell + d] === limit.into)
            this.bars[limit.at * grid.cells + limit.cell]! |= 1 << d;
      } else if (limit.kind === "barrier") {
        limit.cells.forEach((cell, i) => {
          if (cell === goal) least = Math.max(least, limit.times[i]! + 1);
          this.bars[limit.times[i]! * grid.cells + cell]! |= 1;
        });
      } else {
        if (limit.cell === goal && limit.to >= limit.from) least = Math.max(least, limit.to + 1);
        if (limit.to === Infinity)
          this.forever.set(limit.cell, Math.min(limit.from, this.forever.get(limit.cell) ?? Infinity));
        else
          for (let t = Math.max(0, limit.from); t <= limit.to; t++)
            this.bars[t * grid.cells + limit.cell]! |= 1;
      }
    }
    this.least = least;
    this.most = most;
  }

  /** Whether the robot may be in the cell at time t. */
  allows(cell: number, t: number): boolean {
    if (t <= this.lastTime && this.bars[t * this.cells + cell]! & 1) return false;
    return this.forever.size === 0 || !(t >= (this.forever.get(cell) ?? Infinity));
  }

  /** Whether the robot may leave the cell in the direction between the times t and t + 1. */
  allowsMove(cell: number, direction: number, t: number): boolean {
    return (
      t > this.lastTime || (this.bars[t * this.cells + cell]! & (1 << direction)) === 0 || direction === 0
    );
  }
}

function lastTimeOf(limit: PathLimit): number {
  if (limit.kind === "cost") return -1;
  if (limit.kind === "move") return limit.at;
  if (limit.kind === "barrier") return Math.max(...limit.times);
  return limit.to === Infinity ? limit.from : limit.to;
}
