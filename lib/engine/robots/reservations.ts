/** The cells that planned paths take at each time, and the fastest path past them. */
import type { Grid } from "./grid.js";

/** Later than any time. */
const never = 2 ** 31 - 1;

/** A timetable of cells. Who has arrived stays. Memory O(cells x longest path). */
export class Reservations {
  private readonly grid: Grid;
  /** `layers[t][cell]` is who is there at time t, plus one; 0 is nobody. */
  private readonly layers: Int32Array[] = [];
  /** From when somebody stays in a cell, and who. */
  private readonly settled: Int32Array;
  private readonly settler: Int32Array;
  /** How the running search came to (time, cell): 8 x the search's number + the direction. */
  private came: Uint32Array = new Uint32Array(0);
  private searches = 0;

  constructor(grid: Grid) {
    this.grid = grid;
    this.settled = new Int32Array(grid.cells).fill(never);
    this.settler = new Int32Array(grid.cells).fill(-1);
  }

  /** Who is in the cell at time t, or -1. */
  at(cell: number, t: number): number {
    return t >= this.settled[cell]! ? this.settler[cell]! : (this.layers[t]?.[cell] ?? 0) - 1;
  }

  place(robot: number, path: ArrayLike<number>): void {
    while (this.layers.length < path.length) this.layers.push(new Int32Array(this.grid.cells));
    this.write(path, robot + 1);
    const end = path[path.length - 1]!;
    this.settled[end] = path.length - 1;
    this.settler[end] = robot;
  }

  /** Takes back what was placed. */
  lift(path: ArrayLike<number>): void {
    this.write(path, 0);
    this.settled[path[path.length - 1]!] = never;
  }

  private write(path: ArrayLike<number>, who: number): void {
    for (let t = 0; t < path.length; t++) this.layers[t]![path[t]!] = who;
  }

  /**
   * A path of the robot past all that are placed, with the earliest arrival for good, or undefined if none arrives by
   * `latest`. A* in space and time; once nobody moves any more, each cell is looked at once, so it ends.
   */
  fastest(robot: number, latest: number = never): Int32Array | undefined {
    const { layers, settled } = this;
    const { cells, next, goals, starts, toGoal } = this.grid;
    const [goal, away, quiet] = [goals[robot]!, toGoal[robot]!, layers.length];
    if (away[starts[robot]!]! < 0 || settled[goal]! < never) return undefined;
    let least = quiet;
    while (least > 0 && layers[least - 1]![goal] === 0) least--;
    const came = this.nextSearch((quiet + 1) * cells);
    const mark = 8 * this.searches;
    const open: number[][] = [];
    let waiting = 0;
    const reach = (cell: number, t: number, direction: number): void => {
      const state = Math.min(t, quiet) * cells + cell;
      if (came[state]! >= mark || t >= settled[cell]! || (t < quiet && layers[t]![cell] !== 0)) return;
      came[state] = mark + direction;
      (open[Math.max(t + away[cell]!, least)] ??= []).push(t * cells + cell);
      waiting++;
    };
    reach(starts[robot]!, 0, 0);
    for (let f = Math.max(away[starts[robot]!]!, least); waiting > 0 && f <= latest; f++)
      for (let state = open[f]?.pop(); state !== undefined; state = open[f]!.pop()) {
        waiting--;
        const [cell, t] = [state % cells, Math.floor(state / cells)];
        if (cell === goal && t >= least) return this.traced(goal, t, quiet);
        for (let d = 0; d < 5; d++) {
          const to = next[5 * cell + d]!;
          if (to < 0) continue;
          const other = d > 0 && t + 1 < quiet ? layers[t]![to]! : 0;
          if (other === 0 || layers[t + 1]![cell] !== other) reach(to, t + 1, d);
        }
      }
    return undefined;
  }

  private nextSearch(states: number): Uint32Array {
    if (this.came.length < states) this.came = new Uint32Array(states * 1.5);
    this.searches++;
    return this.came;
  }

  private traced(goal: number, arrival: number, quiet: number): Int32Array {
    const { cells, next } = this.grid;
    const path = new Int32Array(arrival + 1);
    for (let t = arrival, cell = goal; ; t--) {
      path[t] = cell;
      if (t === 0) return path;
      const d = this.came[Math.min(t, quiet) * cells + cell]! & 7;
      cell = next[5 * cell + (d === 0 ? 0 : ((d + 1) % 4) + 1)]!;
    }
  }
}
