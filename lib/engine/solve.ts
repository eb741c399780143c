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
import { type CoordinationGraph, checkedGraph } from "coordlab/graph/coordination-graph.js";
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

/** Elimination of fewer table cells takes no time to speak of. */
const atOnce = 1e6;

/** Table cells that elimination computes in the time of a node of a search. */
const cellsPerNode = 200;

/** Table cells that elimination computes in a millisecond, at the least. */
const cellsPerMillisecond = 2e5;

/** Graphs with more cells than this in their tables are not searched where they can be eliminated. */
const mostTableCells = 1e5;

/**
 * Best joint action by variable elimination or, where that is dear or does not fit into memory, by branch and
 * bound. Returns a status, an upper bound, and a joint action where one was found; `reason`
 * says what was chosen and why. With a budget in nodes the result does not depend on the machine.
 *
 * @throws RangeError if a limit is negative or NaN
 * @example solve(graph, { memory: 2 ** 28, milliseconds: 2000 })
 */
export function solve(graph: CoordinationGraph, options: SolveOptions = {}): Solution {
  const { memory = 2 ** 30, ...budget } = options;
  if (!(memory >= 0)) throw new RangeError(`memory must be at least 0 bytes, got ${memory}`);
  const purse = new Purse(budget);
  const plan = planUnlessTooWide(checkedGraph(graph), memory, purse);
  if (plan instanceof TooWideError) {
    const { width, cells, atLeast } = plan.report;
    if (cells === 0) return explained(searched(graph, memory, purse), "no time to plan an elimination");
    return explained(
      searched(graph, memory, purse),
      `too wide to eliminate (${atLeast ? "at least " : ""}width ${width}, ${cells.toExponential(1)} cells)`,
    );
  }
  const inTime = () => plan.cells <= purse.clock.left * cellsPerMillisecond || plan.cells <= atOnce;
  const unaffordable = `no time to eliminate ${plan.cells.toExponential(1)} cells`;
  if (!inTime()) return explained(searched(graph, memory, purse), unaffordable);
  if (plan.cells <= fewCells || graph.payoffs.length > mostTableCells) return plan.solve();
  const solution = searched(graph, memory, purse.share(plan.cells / cellsPerNode));
  const price = `elimination would take ${plan.cells.toExponential(1)} cells`;
  if (solution.status === "optimal") return explained(solution, price);
  if (!inTime()) return explained(solution, unaffordable);
  return explained(plan.solve(), `a search as dear as ${plan.cells.toExponential(1)} cells proved nothing`);
}

function planUnlessTooWide(
  graph: CoordinationGraph,
  memory: number,
  { clock, onProgress }: Purse,
): EliminationPlan | TooWideError {
  try {
    const plan: EliminationPlan = planElimination(graph, {
      memory,
      clock: clock.part(1 / 4),
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
