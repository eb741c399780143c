export { type EliminationPlan, type PlanOptions, planElimination } from "./elimination/plan-elimination.js";
export { type Evidence, type ObservedGraph, observe, readEvidence } from "./files/evidence.js";
export { ft06, type JobShop, readJobShop } from "./files/job-shop.js";
export { FormatError } from "./files/token-reader.js";
export { readLg, readUai, writeLg, writeUai } from "./files/uai.js";
export {
  type MaxPlusOptions,
  type MaxPlusRound,
  type MaxPlusSchedule,
  maxPlus,
} from "./max-plus/max-plus.js";
export type { Refutation } from "./merging/conflict-tree/search.js";
export { type BestTimetable, mergeByTrying } from "./merging/merge-by-trying.js";
export {
  type MergeEffort,
  type MergeOptions,
  type MergeResult,
  mergePlans,
  planOf,
} from "./merging/merge-plans.js";
export { type Weighed, weighResolutions } from "./merging/price-resolutions.js";
export { checkGridPlan, type GridViolation } from "./robots/check-grid-plan.js";
export {
  conflictBasedSearch,
  type GridResult,
  type GridSearchOptions,
} from "./robots/conflict-based-search.js";
export { type EveryPriority, everyPriority } from "./robots/every-priority.js";
export type { GridPaths, GridTask } from "./robots/grid.js";
export { jointSearch } from "./robots/joint-search.js";
export { readGridMap, readGridScenario, type ScenarioOptions } from "./robots/moving-ai.js";
export { planRobots } from "./robots/plan-robots.js";
export { type PrioritisedResult, prioritisedPlanning } from "./robots/prioritised-planning.js";
export { type BranchAndBoundOptions, branchAndBound } from "./search/branch-and-bound.js";
export { lossShiftingSearch } from "./search/loss-shifting-search.js";
export {
  type MiniBucketBound,
  type MiniBucketMessage,
  miniBucketBound,
  miniBucketCells,
  tablesByFirstAgent,
} from "./search/mini-bucket.js";
export { type PseudoTree, pseudoTree } from "./search/pseudo-tree.js";
export { type Reduction, reduceGraph } from "./search/reduce.js";
export type { SearchBudget } from "./search/search-budget.js";
export { type SolveOptions, solve } from "./solve.js";
