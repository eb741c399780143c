/** Space-time A*: all cheapest paths of one robot within its limits. */
import type { Grid } from "./grid.js";
import { LimitTable, type PathLimit } from "./path-limits.js";

/** All cheapest paths, layered by time (a multi-valued decision diagram, MDD). */
export interface CheapestPaths {
  /** When the robot arrives for good. */
  readonly cost: number;
  /** `layers[t].get(cell)`: where a cheapest path that is in the cell at time t may be at t + 1, t in 0..cost. */
  readonly layers: readonly ReadonlyMap<number, readonly number[]>[];
}

export interface Journey {
  readonly start: number;
  readonly goal: number;
  /** `toGoal[cell]` is a lower bound of the moves from the cell to the goal, -1 if there is no way. */
  readonly toGoal: Int32Array;
  /** Whether the robot stays at its goal, so that limits there delay its arrival. Default: true. */
  readonly stays?: boolean;
}

/**
 * All cheapest paths from start to goal within the limits, or undefined if there is none.
 *
 * States (cell, t) are expanded by f = t + moves to go, at least the least cost that is allowed. The robot may
 * stop at its goal only if no limit bars it from there later. The horizon is hard: once nothing changes any
 * more, each cell is expanded at the earliest time alone, so the search ends whether there is a path or not.
 * Time and memory O(cells x (last time of a limit + 2) + cost).
 *
 * @see Silver (2005) for A* in space and time
 */
export function cheapestPaths(
  grid: Grid,
  { start, goal, toGoal, stays = true }: Journey,
  limits: readonly PathLimit[],
): CheapestPaths | undefined {
  const table = new LimitTable(grid, stays ? goal : -1, limits);
  if (toGoal[start]! < 0 || !table.allows(start, 0) || table.least === Infinity) return undefined;
  const quiet = Math.max(table.lastTime, table.least);
  const reached: Uint8Array[] = [];
  const expandedLate = new Uint8Array(grid.cells);
  const open: number[][] = [];
  let waiting = 0;
  const reach = (cell: number, t: number): void => {
    if (toGoal[cell]! < 0 || !table.allows(cell, t)) return;
    const layer = (reached[t] ??= new Uint8Array(grid.cells));
    if (layer[cell]) return;
    layer[cell] = 1;
    (open[Math.max(t + toGoal[cell]!, table.least)] ??= []).push(t * grid.cells + cell);
    waiting++;
  };
  reach(start, 0);
  for (let f = Math.max(toGoal[start]!, table.least); waiting > 0 && f <= table.most; f++) {
    for (const state of open[f] ?? []) {
      waiting--;
      const [cell, t] = [state % grid.cells, Math.floor(state / grid.cells)];
      if (t > quiet && expandedLate[cell]) continue;
      if (t > quiet) expandedLate[cell] = 1;
      for (let d = 0; d < 5; d++) {
        const to = grid.next[5 * cell + d]!;
        if (to >= 0 && table.allowsMove(cell, d, t)) reach(to, t + 1);
      }
    }
    if (reached[f]?.[goal]) return traceBack(grid, table, reached, { goal, cost: f });
  }
  return undefined;
}

/** The reached states from which the goal is still reached in time, walked back from there. */
function traceBack(
  grid: Grid,
  table: LimitTable,
  reached: readonly Uint8Array[],
  { goal, cost }: { readonly goal: number; readonly cost: number },
): CheapestPaths {
  const layers: Map<number, number[]>[] = [];
  layers[cost] = new Map([[goal, []]]);
  for (let t = cost - 1; t >= 0; t--) {
    const layer = (layers[t] = new Map<number, number[]>());
    for (const later of [...layers[t + 1]!.keys()].sort((a, b) => a - b))
      for (let d = 0; d < 5; d++) {
        const cell = grid.next[5 * later + d]!;
        const forth = d === 0 ? 0 : ((d + 1) % 4) + 1;
        if (cell < 0 || !reached[t]![cell] || !table.allowsMove(cell, forth, t)) continue;
        const next = layer.get(cell);
        if (next) next.push(later);
        else layer.set(cell, [later]);
      }
  }
  return { cost, layers };
}

/** Whether one of the paths keeps one more limit. Cost O(size of the layers). */
export function keepsOne({ cost, layers }: CheapestPaths, limit: PathLimit): boolean {
  if (limit.kind === "cost") return limit.least <= cost && cost <= limit.most;
  const bars = (cell: number, t: number): boolean =>
    limit.kind === "cell"
      ? cell === limit.cell && limit.from <= t && t <= limit.to
      : limit.kind === "barrier" && limit.times.some((time, i) => time === t && limit.cells[i] === cell);
  let cells: Iterable<number> = [...layers[0]!.keys()].filter((cell) => !bars(cell, 0));
  for (let t = 0; t < cost; t++) {
    const next = new Set<number>();
    for (const cell of cells)
      for (const to of layers[t]!.get(cell)!) {
        const move = limit.kind === "move" && t === limit.at && cell === limit.cell && to === limit.into;
        if (!move && !bars(to, t + 1)) next.add(to);
      }
    cells = next;
  }
  for (const goal of cells) return !(limit.kind === "cell" && goal === limit.cell && limit.to >= cost);
  return false;
}

/** Pairs of cells that are looked at in vain before two robots count as compatible. */
const mostRefuted = 100_000;

/**
 * Whether two robots have a conflict-free pair among their cheapest paths, each staying at its goal. If not, one
 * of them must cost more: that covers every symmetry between two robots, rectangles among them.
 * Cost O(pairs of cells in the same layer), found depth first; after {@link mostRefuted} of them it says that they
 * have, which costs a proof at most.
 */
export function haveCompatible(a: CheapestPaths, b: CheapestPaths, cells: number): boolean {
  const last = Math.max(a.cost, b.cost);
  const refuted = new Set<number>();
  const from = ({ cost, layers }: CheapestPaths, cell: number, t: number): readonly number[] =>
    t < cost ? layers[t]!.get(cell)! : [cell];
  const visit = (u: number, v: number, t: number): boolean => {
    if (t === last) return true;
    const state = (t * cells + u) * cells + v;
    if (refuted.has(state)) return false;
    for (const u2 of from(a, u, t))
      for (const v2 of from(b, v, t))
        if (u2 !== v2 && !(u2 === v && v2 === u) && visit(u2, v2, t + 1)) return true;
    refuted.add(state);
    return refuted.size > mostRefuted;
  };
  const [[u], [v]] = [[...a.layers[0]!.keys()], [...b.layers[0]!.keys()]];
  return visit(u!, v!, 0);
}

/**
 * The cheapest path with the fewest conflicts with the others' paths, who stay at their ends.
 * Ties go to the lower cell. Cost O(size of the layers x others).
 */
export function leastConflicting(
  { cost, layers }: CheapestPaths,
  others: readonly ArrayLike<number>[],
): Int32Array {
  const at = (path: ArrayLike<number>, t: number) => path[Math.min(t, path.length - 1)]!;
  let counts = new Map<number, number>([...layers[0]!.keys()].map((cell) => [cell, 0]));
  const cameFrom: Map<number, number>[] = [];
  for (let t = 0; t < cost; t++) {
    const [next, from] = [new Map<number, number>(), new Map<number, number>()];
    for (const [cell, count] of counts)
      for (const to of layers[t]!.get(cell)!) {
        let sum = count;
        for (const path of others) {
          const there = at(path, t + 1);
          if (there === to || (there === cell && at(path, t) === to)) sum++;
        }
        const before = next.get(to);
        if (before !== undefined && (before < sum || (before === sum && from.get(to)! <= cell))) continue;
        next.set(to, sum);
        from.set(to, cell);
      }
    cameFrom.push(from);
    counts = next;
  }
  const path = new Int32Array(cost + 1);
  path[cost] = counts.keys().next().value!;
  for (let t = cost; t > 0; t--) path[t - 1] = cameFrom[t - 1]!.get(path[t]!)!;
  return path;
}
