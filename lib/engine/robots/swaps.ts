/** Two robots in a passage that have to change places: who pulls whom, and whether it helps. */
import type { Grid } from "./grid.js";

/** @see Okumura (2023), Improving LaCAM for scalable eventually optimal multi-agent pathfinding, the swap technique */
export class Swaps {
  private readonly grid: Grid;
  private readonly whoIs: Int32Array;
  /** How many neighbours each cell has. */
  private readonly ways: Uint8Array;

  /** @param whoIs who is in each cell now, or -1; read at each call */
  constructor(grid: Grid, whoIs: Int32Array) {
    this.grid = grid;
    this.whoIs = whoIs;
    this.ways = new Uint8Array(grid.cells);
    for (let cell = 0; cell < grid.cells; cell++)
      for (let d = 1; d < 5; d++) if (grid.next[5 * cell + d]! >= 0) this.ways[cell]!++;
  }

  /** Whom the robot pulls back if it moves away from the cell that it wants, or -1. */
  partner(robot: number, wanted: number, now: Int32Array, next: Int32Array): number {
    const here = now[robot]!;
    if (wanted === here) return -1;
    const facing = this.whoIs[wanted]!;
    if (
      facing >= 0 &&
      next[facing]! < 0 &&
      this.required(robot, facing, here, wanted) &&
      this.possible(wanted, here)
    )
      return facing;
    // Somebody behind wants past, and there is room to let it
    for (let d = 1; d < 5; d++) {
      const behind = this.grid.next[5 * here + d]!;
      const other = behind >= 0 && behind !== wanted ? this.whoIs[behind]! : -1;
      if (other >= 0 && this.required(other, robot, here, wanted) && this.possible(wanted, here))
        return other;
    }
    return -1;
  }

  /** Whether the two, moving on through the passage, come to its end and still want past each other. */
  private required(pusher: number, puller: number, pushed: number, pulled: number): boolean {
    const [push, pull] = [this.grid.toGoal[pusher]!, this.grid.toGoal[puller]!];
    let [from, to] = [pushed, pulled];
    while (push[to]! < push[from]!) {
      const onward = this.onward(to, from);
      if (onward === branching) return false;
      if (onward === deadEnd) break;
      [from, to] = [to, onward];
    }
    return pull[from]! < pull[to]! && (push[from] === 0 || push[to]! < push[from]!);
  }

  /** Whether pulling leads to a place where there is room to change. */
  private possible(pushed: number, pulled: number): boolean {
    let [from, to] = [pushed, pulled];
    while (to !== pushed) {
      const onward = this.onward(to, from);
      if (onward === branching) return true;
      if (onward === deadEnd) return false;
      [from, to] = [to, onward];
    }
    return false;
  }

  /** The only way on from a cell but back; dead ends in which a robot is at its goal do not count. */
  private onward(cell: number, back: number): number {
    let onward = deadEnd;
    for (let d = 1; d < 5; d++) {
      const to = this.grid.next[5 * cell + d]!;
      if (to < 0 || to === back) continue;
      const there = this.whoIs[to]!;
      if (this.ways[to] === 1 && there >= 0 && this.grid.goals[there] === to) continue;
      if (onward >= 0) return branching;
      onward = to;
    }
    return onward;
  }
}

const deadEnd = -1;
const branching = -2;
