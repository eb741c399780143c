/** coordlab-engine: proves and scales what coordlab explains. */

// Elimination in any order, planned once and solved often.
export { type EliminationPlan, planElimination } from "./elimination/plan-elimination.js";
export { observe, readEvidence } from "./files/evidence.js";
export { ft06, readJobShop } from "./files/job-shop.js";
export { FormatError } from "./files/token-reader.js";
// Files.
export { readLg, readUai, writeLg, writeUai } from "./files/uai.js";

// Max-plus on factor graphs.
export { maxPlus } from "./max-plus/max-plus.js";
export type { Refutation } from "./merging/conflict-tree/search.js";
// Plans merged by rank, and at the least cost with a proof.
export { mergeByPriority } from "./merging/merge-by-priority.js";
export { type MergeResult, mergePlans, planOf } from "./merging/merge-plans.js";
export { type PricedResolution, priceResolutions } from "./merging/price-resolutions.js";
export { conflictBasedSearch, type GridResult } from "./robots/conflict-based-search.js";
export { everyPriority } from "./robots/every-priority.js";
// Robots on a grid.
export type { GridTask } from "./robots/grid.js";
export { readGridMap, readGridScenario } from "./robots/moving-ai.js";
export { planRobots } from "./robots/plan-robots.js";
// Search with bounds.
export { branchAndBound } from "./search/branch-and-bound.js";
export { lossShiftingSearch } from "./search/loss-shifting-search.js";
export type { SearchBudget } from "./search/search-budget.js";
// One door for coordination graphs of any size.
export { type SolveOptions, solve } from "./solve.js";
