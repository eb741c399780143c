/** LaCAM: some plan for all robots, soon, by a depth-first search through where all of them are. */
import { type Stream, shuffled } from "coordlab/world/random.js";
import { type Grid, trimmed } from "./grid.js";
import { Pibt, type Told } from "./pibt.js";

/** Where all robots are, and what is still to be tried from there. */
interface Stop {
  readonly places: Int32Array;
  /** For how many steps each robot has not been at its goal. */
  readonly waited: Int32Array;
  /** The robots, who waits longest first. */
  readonly order: Int32Array;
  readonly from: Stop | undefined;
  /** Constraints on the next step, tried one by one: nothing, then each robot in turn to each cell. */
  readonly toTry: { readonly depth: number; readonly told: Told | undefined }[];
  tried: number;
}

/** What the search gives: the places of all robots at each time, or that they cannot be reached. */
export type LacamResult =
  | { readonly status: "found"; readonly steps: readonly Int32Array[] }
  | { readonly status: "infeasible"; readonly because: string };

/** Bytes that a robot takes in each configuration. */
const bytesPerRobot = 12;

/**
 * Paths that need not be the best. {@link Pibt} proposes the next step of all robots; where that leads to
 * a known configuration, the search goes on from there with one more constraint: one robot is told where to go.
 * Constraints are added breadth first, so every step is tried in the end: complete, but only promptly where the
 * robots are not packed.
 *
 * @see Okumura (2023), LaCAM: search-based algorithm for quick multi-agent pathfinding
 */
export class Lacam {
  /** Bytes that the configurations take, about. */
  bytes = 0;
  private readonly grid: Grid;
  private readonly stream: Stream;
  private readonly pibt: Pibt;
  private readonly known = new Map<number, Stop[]>();
  private configurations = 0;
  /** The search, a step at a time. */
  readonly search: Generator<void, LacamResult>;

  constructor(grid: Grid, stream: Stream) {
    this.grid = grid;
    this.stream = stream;
    this.pibt = new Pibt(grid, stream);
    this.search = this.steps();
  }

  private *steps(): Generator<void, LacamResult> {
    const { goals, starts } = this.grid;
    const open = [this.stopAt(Int32Array.from(starts), undefined)];
    for (let stop = open.at(-1); stop; stop = open.at(-1)) {
      if (stop.places.every((cell, robot) => cell === goals[robot]))
        return { status: "found", steps: stepsTo(stop) };
      const constraint = stop.toTry[stop.tried++];
      if (!constraint) {
        open.pop();
        continue;
      }
      this.refine(stop, constraint);
      const places = this.pibt.step(stop.places, stop.order, constraint.told);
      if (places) open.push(this.find(places) ?? this.stopAt(places, stop));
      yield;
    }
    const because = `all ${this.configurations} configurations that can be reached were tried`;
    return { status: "infeasible", because };
  }

  /** One more robot told where to go, in each possible way. */
  private refine(stop: Stop, { depth, told }: Stop["toTry"][number]): void {
    if (depth === stop.order.length) return;
    const robot = stop.order[depth]!;
    for (const d of shuffled([0, 1, 2, 3, 4], this.stream)) {
      const cell = this.grid.next[5 * stop.places[robot]! + d]!;
      if (cell >= 0) stop.toTry.push({ depth: depth + 1, told: { robot, cell, before: told } });
    }
  }

  private stopAt(places: Int32Array, from: Stop | undefined): Stop {
    const { goals, toGoal, starts } = this.grid;
    const waited = places.map((cell, i) => (cell === goals[i] ? 0 : (from?.waited[i] ?? 0) + 1));
    const away = (i: number) => toGoal[i]![starts[i]!]!;
    const order = places
      .map((_, i) => i)
      .sort((a, b) => waited[b]! - waited[a]! || away(b) - away(a) || a - b);
    const stop: Stop = { places, waited, order, from, toTry: [{ depth: 0, told: undefined }], tried: 0 };
    const hash = hashOf(places);
    if (!this.known.get(hash)?.push(stop)) this.known.set(hash, [stop]);
    this.configurations++;
    this.bytes += 200 + bytesPerRobot * places.length;
    return stop;
  }

  private find(places: Int32Array): Stop | undefined {
    const same = ({ places: others }: Stop) => others.every((cell, i) => cell === places[i]);
    return this.known.get(hashOf(places))?.find(same);
  }
}

function hashOf(places: Int32Array): number {
  let hash = 0;
  for (const cell of places) hash = Math.imul(hash ^ cell, 0x9e3779b1) ^ (hash >>> 15);
  return hash;
}

/** The path of each robot, until it arrives for good. */
export function pathsAlong(steps: readonly Int32Array[], { goals }: Grid): Int32Array[] {
  return goals.map((goal, i) =>
    trimmed(
      Int32Array.from(steps, (places) => places[i]!),
      goal,
    ),
  );
}

function stepsTo(last: Stop): Int32Array[] {
  const steps: Int32Array[] = [];
  for (let stop: Stop | undefined = last; stop; stop = stop.from) steps.unshift(stop.places);
  return steps;
}
