/** coordlab-engine: proves and scales what coordlab explains. */

// One door for coordination graphs of any size, and its parts.

export { type EliminationPlan, planElimination } from "./elimination/plan-elimination.js";
export type { Limits } from "./limits.js";
export { maxPlus } from "./max-plus/max-plus.js";
export { branchAndBound } from "./search/anytime-search.js";
export type { JointIncumbent, SearchLimits } from "./search/solve-parts.js";
export { solve, solveInTurns } from "./solve.js";

// Plans merged by rank or at the least cost with a proof, and the checker of orders.

export { checkOrders } from "./merging/check-orders.js";
export type { Refutation } from "./merging/conflict-tree/search.js";
export { mergeByPriority } from "./merging/merge-by-priority.js";
export {
  type MergeIncumbent,
  type MergeResult,
  mergePlans,
  mergePlansInTurns,
  planOf,
} from "./merging/merge-plans.js";
export { type PricedResolution, priceResolutions } from "./merging/price-resolutions.js";

// Robots on a grid.

export { conflictBasedSearch, type GridPlan, type GridResult } from "./robots/conflict-based-search.js";
export { everyPriority } from "./robots/every-priority.js";
export type { GridTask } from "./robots/grid.js";
export { readGridMap, readGridScenario } from "./robots/moving-ai.js";
export { planRobots, planRobotsInTurns } from "./robots/plan-robots.js";

// Files.

export { observe, readEvidence } from "./files/evidence.js";
export { ft06, readJobShop } from "./files/job-shop.js";
export { FormatError } from "./files/token-reader.js";
export { readLg, readUai, writeLg, writeUai } from "./files/uai.js";
