/**
 * The best joint action of any coordination graph, by whichever exact method is the cheapest. From here:
 *
 * 1. `planElimination` finds an order and its price in table cells before any table exists: trees go leaf by leaf,
 *    everything else by the best of several greedy orders.
 * 2. Up to 3e7 cells the plan is carried out. How elimination works is `variableElimination` of coordlab, 155
 *    lines; the plan computes the same tables, in blocks.
 * 3. Dearer than that, the graph is reduced, taken apart into its connected parts, and searched: by loss shifting
 *    and by AND/OR branch and bound in turn, for as long as elimination would take.
 * 4. Where the tables do not fit into memory, the search has the whole budget, and its answer may stay unproven.
 */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Solution } from "coordlab/graph/solution.js";
import { TooWideError } from "coordlab/graph/too-wide.js";
import { type EliminationPlan, planElimination } from "./elimination/plan-elimination.js";
import { searchPortfolio } from "./search/portfolio.js";
import { Purse, type SearchBudget } from "./search/search-budget.js";
import { solveParts } from "./search/solve-parts.js";

/** Limits of a solve; those of a search apply where the graph is too wide to eliminate. */
export interface SolveOptions extends SearchBudget {
  /** Most bytes for tables. Default: 2^30. */
  readonly memory?: number;
}

/** Elimination of fewer table cells is not worth avoiding. */
const fewCells = 3e7;

/** Table cells that elimination computes in the time of a node of a search. */
const cellsPerNode = 200;

/** Graphs with more cells than this in their tables are not searched where they can be eliminated. */
const mostTableCells = 1e5;

/**
 * Best joint action by variable elimination or, where that is dear or does not fit into memory, by branch and
 * bound. Always returns a joint action, an upper bound, and whether the joint action is proven best; `reason`
 * says what was chosen and why. With a budget in nodes the result does not depend on the machine.
 *
 * @throws RangeError if a limit is negative or NaN
 * @example solve(graph, { memory: 2 ** 28, milliseconds: 2000 })
 */
export function solve(graph: CoordinationGraph, options: SolveOptions = {}): Solution {
  const { memory = 2 ** 30, ...budget } = options;
  if (!(memory >= 0)) throw new RangeError(`memory must be at least 0 bytes, got ${memory}`);
  const purse = new Purse(budget);
  const plan = planUnlessTooWide(graph, memory, options.onProgress);
  if (plan instanceof TooWideError) {
    const { width, cells, atLeast } = plan.report;
    return explained(
      searched(graph, memory, purse),
      `too wide to eliminate (${atLeast ? "at least " : ""}width ${width}, ${cells.toExponential(1)} cells)`,
    );
  }
  if (plan.cells <= fewCells || graph.payoffs.length > mostTableCells) return plan.solve();
  const solution = searched(graph, memory, purse.share(plan.cells / cellsPerNode));
  const price = `elimination would take ${plan.cells.toExponential(1)} cells`;
  if (solution.status === "optimal") return explained(solution, price);
  return explained(plan.solve(), `a search as dear as ${plan.cells.toExponential(1)} cells proved nothing`);
}

function planUnlessTooWide(
  graph: CoordinationGraph,
  memory: number,
  onProgress: (share: number) => void = () => {},
): EliminationPlan | TooWideError {
  try {
    const plan: EliminationPlan = planElimination(graph, {
      memory,
      onProgress: (cells) => onProgress(cells / plan.cells),
    });
    return plan;
  } catch (error) {
    if (error instanceof TooWideError) return error;
    throw error;
  }
}

function searched(graph: CoordinationGraph, memory: number, purse: Purse): Solution {
  return solveParts(graph, { method: "branch and bound", purse }, (part) =>
    searchPortfolio(part, memory / 2, purse),
  );
}

function explained(solution: Solution, why: string): Solution {
  return { ...solution, reason: `${solution.reason}; ${why}` };
}
