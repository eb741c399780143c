/**
 * The best joint action of any coordination graph, by whichever exact method is the cheapest. From here:
 *
 * 1. `planElimination` finds an order and its price in table cells before any table exists: trees go leaf by leaf,
 *    everything else by the best of several greedy orders.
 * 2. Up to 3e7 cells the plan is carried out. How elimination works is `variableElimination` of coordlab, 155
 *    lines; the plan computes the same tables, in blocks.
 * 3. Dearer than that, the graph is reduced, taken apart into its connected parts, and searched by AND/OR
 *    branch and bound, for as long as elimination would take.
 * 4. Where the tables do not fit into memory, the search has the whole budget, and its answer may stay unproven.
 */
import { type CoordinationGraph, checkedGraph, payoff } from "coordlab/graph/coordination-graph.js";
import type { Solution } from "coordlab/graph/solution.js";
import { TooWideError } from "coordlab/graph/too-wide.js";
import { planningElimination, type SteppedPlan } from "./elimination/plan-elimination.js";
import type { Clock } from "./limits.js";
import { branchingAndBounding } from "./search/anytime-search.js";
import { Purse } from "./search/purse.js";
import type { SearchLimits } from "./search/solve-parts.js";
import { runInTurns, runToEnd, type Steps } from "./steps.js";

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
 * says what was chosen and why. With a limit in nodes the result does not depend on the machine.
 *
 * @throws RangeError if the graph, `start` or a limit is not in order
 * @example solve(graph, { memory: 2 ** 28, milliseconds: 2000 })
 */
export function solve(graph: CoordinationGraph, limits: SearchLimits = {}): Solution {
  return runToEnd(solving(graph, limits));
}

/** The same, giving the loop back every few milliseconds. */
export function solveInTurns(graph: CoordinationGraph, limits: SearchLimits = {}): Promise<Solution> {
  return runInTurns(solving(graph, limits));
}

/** The same in steps. */
export function* solving(given: CoordinationGraph, limits: SearchLimits): Steps<Solution> {
  const purse = new Purse(limits);
  const { clock } = purse;
  const { memory = 2 ** 30, start, onImproved } = limits;
  const graph = checkedGraph(given);
  if (start) payoff(graph, start);
  const search = function* (why: string, share = purse): Steps<Solution> {
    return explained(yield* branchingAndBounding(graph, limits, share), why);
  };
  function* eliminated(plan: SteppedPlan): Steps<Solution> {
    const solution = yield* plan.solving(clock);
    if (!solution) return yield* search("stopped while eliminating");
    if (solution.status === "optimal") onImproved?.(solution, solution.upperBound);
    return solution;
  }
  const plan = yield* planUnlessTooWide(graph, memory, clock);
  if (plan instanceof TooWideError) {
    const { width, cells, atLeast } = plan.report;
    if (cells === 0) return yield* search("no time to plan an elimination");
    const wide = `${atLeast ? "at least " : ""}width ${width}, ${cells.toExponential(1)} cells`;
    return yield* search(`too wide to eliminate (${wide})`);
  }
  const inTime = () => plan.cells <= clock.left * cellsPerMillisecond || plan.cells <= atOnce;
  const unaffordable = `no time to eliminate ${plan.cells.toExponential(1)} cells`;
  if (!inTime()) return yield* search(unaffordable);
  if (plan.cells <= fewCells || graph.payoffs.length > mostTableCells) return yield* eliminated(plan);
  const price = `elimination would take ${plan.cells.toExponential(1)} cells`;
  const solution = yield* search(price, purse.share(plan.cells / cellsPerNode));
  if (solution.status === "optimal") return solution;
  if (!inTime()) return explained(solution, unaffordable);
  return explained(
    yield* eliminated(plan),
    `a search as dear as ${plan.cells.toExponential(1)} cells proved nothing`,
  );
}

function* planUnlessTooWide(
  graph: CoordinationGraph,
  memory: number,
  clock: Clock,
): Steps<SteppedPlan | TooWideError> {
  try {
    return yield* planningElimination(graph, { memory }, clock.part(1 / 4));
  } catch (error) {
    if (error instanceof TooWideError) return error;
    throw error;
  }
}

function explained(solution: Solution, why: string): Solution {
  return { ...solution, reason: `${solution.reason}; ${why}` };
}
