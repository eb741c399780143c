/** A plan made better: a few robots at a time give up their paths and plan anew past all others. */
import { below, type Stream, shuffled } from "coordlab/world/random.js";
import type { Grid } from "./grid.js";
import { Reservations } from "./reservations.js";

/** Most robots that plan anew together. */
const most = 8;

/**
 * Large neighbourhood search. A round takes a delayed robot and whoever is in its way, or all that meet in a place,
 * plans them anew in a random order ({@link Reservations.fastest}), and keeps that if it is not dearer.
 *
 * @see Li, Chen, Harabor, Stuckey & Koenig (2021), Anytime multi-agent path finding via large neighborhood search
 */
export class Repair {
  readonly paths: Int32Array[];
  /** The sum over robots of when each arrives for good. */
  cost: number;
  private readonly grid: Grid;
  private readonly stream: Stream;
  private readonly table: Reservations;
  /** Delayed robots that were tried since one of them was last improved. */
  private readonly tried = new Set<number>();

  constructor(grid: Grid, paths: readonly Int32Array[], stream: Stream) {
    this.grid = grid;
    this.stream = stream;
    this.table = new Reservations(grid);
    this.paths = [...paths];
    this.cost = paths.reduce((sum, path) => sum + path.length - 1, 0);
    paths.forEach((path, robot) => {
      this.table.place(robot, path);
    });
  }

  /** Whether the round made the plan cheaper. */
  round(): boolean {
    const { paths, table } = this;
    const some = below(2, this.stream) === 0 ? this.aroundTheLatest() : this.aroundAPlace();
    const before = some.map((robot) => paths[robot]!);
    const old = before.reduce((sum, path) => sum + path.length - 1, 0);
    for (const path of before) table.lift(path);
    let cost = 0;
    const placed: number[] = [];
    for (const robot of shuffled(some, this.stream)) {
      const path = table.fastest(robot, old - cost);
      if (!path) break;
      table.place(robot, path);
      placed.push(robot);
      paths[robot] = path;
      cost += path.length - 1;
    }
    if (placed.length === some.length && cost <= old) {
      this.cost += cost - old;
      if (cost < old) this.tried.clear();
      return cost < old;
    }
    for (const robot of placed) table.lift(paths[robot]!);
    some.forEach((robot, k) => {
      paths[robot] = before[k]!;
      table.place(robot, before[k]!);
    });
    return false;
  }

  private delay(robot: number): number {
    return this.paths[robot]!.length - 1 - this.grid.toGoal[robot]![this.grid.starts[robot]!]!;
  }

  /** The most delayed robot that has not been tried, and those in the way of shortcuts from its path. */
  private aroundTheLatest(): number[] {
    let latest = -1;
    for (const robot of this.paths.keys())
      if (!this.tried.has(robot) && (latest < 0 || this.delay(robot) > this.delay(latest))) latest = robot;
    if (latest < 0 || this.delay(latest) === 0) {
      this.tried.clear();
      return this.aroundAPlace();
    }
    this.tried.add(latest);
    const some = new Set([latest]);
    const path = this.paths[latest]!;
    const away = this.grid.toGoal[latest]!;
    for (let walk = 0; walk < most && some.size < most; walk++) {
      const from = below(path.length, this.stream);
      for (let t = from, cell = path[from]!; some.size < most && t + away[cell]! < path.length - 1; t++) {
        const ways = [1, 2, 3, 4].flatMap((d) => {
          const to = this.grid.next[5 * cell + d]!;
          return to >= 0 && t + 1 + away[to]! < path.length - 1 ? [to] : [];
        });
        if (ways.length === 0) break;
        const to = ways[below(ways.length, this.stream)]!;
        const [there, here] = [this.table.at(to, t + 1), this.table.at(to, t)];
        if (there >= 0) some.add(there);
        if (here >= 0 && this.table.at(cell, t + 1) === here) some.add(here);
        cell = to;
      }
    }
    return [...some];
  }

  /** Robots that pass near a random place at random times. */
  private aroundAPlace(): number[] {
    const { grid, paths, table, stream } = this;
    const some = new Set<number>();
    const [path] = shuffled(paths, stream);
    const place = path![below(path!.length, stream)]!;
    const end = paths.reduce((last, { length }) => Math.max(last, length), 0);
    const near = [place];
    const seen = new Set(near);
    for (const cell of near) {
      const from = below(end, stream);
      for (let k = 0; k < end && some.size < most; k++) {
        const who = table.at(cell, (from + k) % end);
        if (who >= 0) some.add(who);
        if (who >= 0 && k > 3) break;
      }
      if (some.size >= Math.min(most, paths.length)) break;
      for (let d = 1; d < 5; d++) {
        const to = grid.next[5 * cell + d]!;
        if (to >= 0 && !seen.has(to)) near.push(to);
        seen.add(to);
      }
    }
    return [...some];
  }
}
