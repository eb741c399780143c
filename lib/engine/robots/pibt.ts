/** One step for all robots at once: priority inheritance with backtracking (PIBT). */
import type { Stream } from "coordlab/world/random.js";
import type { Grid } from "./grid.js";
import { Swaps } from "./swaps.js";

/** That a robot goes to a cell in this step, whatever else. */
export interface Told {
  readonly robot: number;
  readonly cell: number;
  readonly before: Told | undefined;
}

/**
 * Robots choose in order of priority. Each takes the free neighbour nearest to its goal; who stands there has to move
 * on before all others and takes over the priority; where it cannot, the next best cell is tried. Two robots that face
 * each other in a passage pull one another back to where they can change places ({@link Swaps}).
 *
 * @see Okumura, Machida, Defago & Tamura (2022); Okumura (2023) for the swaps
 */
export class Pibt {
  private readonly grid: Grid;
  private readonly stream: Stream;
  private readonly swaps: Swaps;
  private readonly whoIs: Int32Array;
  private readonly whoWillBe: Int32Array;
  private readonly chance: Float64Array;
  private now: Int32Array = new Int32Array(0);
  private next: Int32Array = new Int32Array(0);

  constructor(grid: Grid, stream: Stream) {
    this.grid = grid;
    this.stream = stream;
    this.whoIs = new Int32Array(grid.cells).fill(-1);
    this.whoWillBe = new Int32Array(grid.cells).fill(-1);
    this.chance = new Float64Array(grid.cells);
    this.swaps = new Swaps(grid, this.whoIs);
  }

  /** Where all robots go, or undefined if somebody finds no place. Cost O(robots x neighbours). */
  step(now: Int32Array, order: ArrayLike<number>, told: Told | undefined): Int32Array | undefined {
    const { whoIs, whoWillBe } = this;
    this.now = now;
    this.next = new Int32Array(now.length).fill(-1);
    whoIs.fill(-1);
    whoWillBe.fill(-1);
    now.forEach((cell, robot) => {
      whoIs[cell] = robot;
    });
    for (let one = told; one; one = one.before) {
      const { robot, cell } = one;
      const there = whoIs[cell]!;
      if (whoWillBe[cell]! >= 0 || (there >= 0 && there !== robot && this.next[there] === now[robot]))
        return undefined;
      this.go(robot, cell);
    }
    for (let k = 0; k < order.length; k++)
      if (this.next[order[k]!]! < 0 && !this.choose(order[k]!)) return undefined;
    return this.next;
  }

  private go(robot: number, cell: number): void {
    this.next[robot] = cell;
    this.whoWillBe[cell] = robot;
  }

  private choose(robot: number): boolean {
    const { now, next, whoIs, whoWillBe } = this;
    const here = now[robot]!;
    const wishes = this.wishes(robot);
    const partner = this.swaps.partner(robot, wishes[0]!, now, next);
    if (partner >= 0) wishes.reverse();
    for (const [k, cell] of wishes.entries()) {
      if (whoWillBe[cell]! >= 0) continue;
      const there = whoIs[cell]!;
      if (there >= 0 && next[there] === here) continue;
      this.go(robot, cell);
      if (there >= 0 && there !== robot && next[there]! < 0 && !this.choose(there)) continue;
      if (k === 0 && partner >= 0 && next[partner]! < 0 && whoWillBe[here]! < 0) this.go(partner, here);
      return true;
    }
    this.go(robot, here);
    return false;
  }

  /** The neighbours and the own cell, nearest to the goal first; ties by chance. */
  private wishes(robot: number): number[] {
    const { grid, chance } = this;
    const away = grid.toGoal[robot]!;
    const cells: number[] = [];
    for (let d = 0; d < 5; d++) {
      const cell = grid.next[5 * this.now[robot]! + d]!;
      if (cell < 0) continue;
      chance[cell] = away[cell]! + (d > 0 ? this.stream() : 0);
      let k = cells.push(cell) - 1;
      for (; k > 0 && chance[cells[k - 1]!]! > chance[cell]!; k--) cells[k] = cells[k - 1]!;
      cells[k] = cell;
    }
    return cells;
  }
}
