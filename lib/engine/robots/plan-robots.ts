/** Paths for robots on a grid: always an answer, and always an honest one. */
import { conflictBasedSearch, type GridResult, type GridSearchOptions } from "./conflict-based-search.js";
import { type GridTask, isFree } from "./grid.js";
import { jointSearch } from "./joint-search.js";
import { prioritisedPlanning } from "./prioritised-planning.js";

/** Most joint places of a team that is searched jointly, which decides whatever the answer. */
const fewPlaces = 5_000;

/**
 * The best way that is affordable.
 *
 * - Few robots on few cells: {@link jointSearch} decides, and can prove that none exists.
 * - Otherwise {@link conflictBasedSearch} within the node budget: "optimal", or "infeasible" if a goal cannot be reached.
 * - If the budget runs out, {@link prioritisedPlanning} in some orders, the farthest first among them: "feasible" with
 *   the lower bound that is proven, or "unknown" with the bound if all orders get stuck.
 *
 * @throws RangeError if the task is not in order or the node budget not positive
 * @example planRobots({ rows: ["...", "@.@"], starts: [[0, 0], [0, 2]], goals: [[0, 2], [0, 0]] }).status // "optimal"
 */
export function planRobots(task: GridTask, options: GridSearchOptions = {}): GridResult {
  const free = task.rows.reduce((sum, row) => sum + Array.from(row).filter(isFree).length, 0);
  let places = 1;
  for (let i = 0; i < task.starts.length; i++) places *= Math.max(1, free - i);
  if (places <= fewPlaces) return jointSearch(task);
  const searched = conflictBasedSearch(task, options);
  if (searched.status !== "unknown") return searched;
  const found = orders(task).flatMap((order) => {
    const planned = prioritisedPlanning(task, order);
    return planned.status === "feasible" ? [planned] : [];
  });
  if (found.length === 0) return searched;
  const best = found.reduce((a, b) => (b.cost < a.cost ? b : a));
  const { lowerBound, nodes } = searched;
  const status = best.cost === lowerBound ? "optimal" : "feasible";
  return { status, paths: best.paths, cost: best.cost, lowerBound, nodes };
}

/** By number, backwards, farthest first, nearest first. */
function orders({ starts, goals }: GridTask): readonly (readonly number[])[] {
  const numbered = starts.map((_, i) => i);
  const away = (i: number) => Math.abs(starts[i]![0] - goals[i]![0]) + Math.abs(starts[i]![1] - goals[i]![1]);
  const nearest = [...numbered].sort((a, b) => away(a) - away(b) || a - b);
  return [[...nearest].reverse(), nearest, numbered, [...numbered].reverse()];
}
