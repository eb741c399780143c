/** The oracle: search through the places of all robots together. */
import type { GridResult } from "./conflict-based-search.js";
import { type Grid, type GridTask, gridOf, pathsOf } from "./grid.js";

/** Where all robots are, and which have arrived for good. */
interface JointState {
  readonly places: readonly number[];
  readonly arrived: readonly boolean[];
  readonly from: JointState | undefined;
  /** The sum of costs so far. */
  readonly cost: number;
}

/**
 * Paths of the least sum of costs by breadth-first search over joint states, the cheapest first, with a proof either
 * way: what it does not reach cannot be reached. For few robots on few cells, about cells^robots states.
 *
 * A step costs 1 for each robot that has not arrived for good.
 *
 * @param states how many joint states may be opened. Default: 200,000.
 * @throws RangeError if the task is not in order
 */
export function jointSearch(task: GridTask, states = 200_000): GridResult {
  const grid = gridOf(task);
  const open: JointState[][] = [];
  const closed = new Set<string>();
  const push = (state: JointState): void => {
    if (!closed.has(nameOf(state))) (open[state.cost] ??= []).push(state);
  };
  const nobody = grid.starts.map(() => false);
  for (const arrived of arrivals(grid, grid.starts, nobody))
    push({ places: grid.starts, arrived, from: undefined, cost: 0 });
  let nodes = 0;
  for (let cost = 0; cost < open.length; cost++) {
    const level = open[cost] ?? [];
    for (const state of level) {
      const name = nameOf(state);
      if (closed.has(name)) continue;
      closed.add(name);
      if (state.arrived.every(Boolean))
        return { status: "optimal", paths: pathsOf(grid, pathsTo(state)), cost, lowerBound: cost, nodes };
      if (nodes++ === states) return { status: "unknown", lowerBound: cost, nodes: states };
      const moving = state.arrived.filter((done) => !done).length;
      for (const places of jointMoves(grid, state))
        for (const arrived of arrivals(grid, places, state.arrived))
          push({ places, arrived, from: state, cost: cost + moving });
    }
    delete open[cost];
  }
  return { status: "infeasible", because: `all ${nodes} joint states that can be reached were tried`, nodes };
}

/** The places, those of robots that have arrived for good set apart. */
function nameOf({ places, arrived }: JointState): string {
  return places.map((cell, i) => (arrived[i] ? ~cell : cell)).join();
}

/** Who may have arrived for good: those who have, and any of the others at their goals. */
function arrivals(grid: Grid, places: readonly number[], before: readonly boolean[]): boolean[][] {
  return places.reduce<boolean[][]>(
    (all, cell, i) =>
      all.flatMap((done) =>
        before[i]
          ? [[...done, true]]
          : cell === grid.goals[i]
            ? [
                [...done, true],
                [...done, false],
              ]
            : [[...done, false]],
      ),
    [[]],
  );
}

/** The joint moves without a conflict, built up robot by robot. */
function jointMoves(grid: Grid, { places, arrived }: JointState): number[][] {
  return places.reduce<number[][]>(
    (all, cell, i) =>
      all.flatMap((moved) =>
        [0, 1, 2, 3, 4].flatMap((d) => {
          const to = grid.next[5 * cell + d]!;
          if (to < 0 || (arrived[i] && d > 0)) return [];
          const clash = moved.some((other, k) => other === to || (other === cell && places[k] === to));
          return clash ? [] : [[...moved, to]];
        }),
      ),
    [[]],
  );
}

/** The path of each robot, until it has arrived for good. */
function pathsTo(last: JointState): number[][] {
  const chain: JointState[] = [];
  for (let state: JointState | undefined = last; state; state = state.from) chain.unshift(state);
  return last.places.map((_, i) => {
    const end = chain.findIndex(({ arrived }) => arrived[i]);
    return chain.slice(0, end + 1).map(({ places }) => places[i]!);
  });
}
