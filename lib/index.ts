/** coordlab: everything that a notebook imports. */
export type { Cell } from "./cell.js";
export * from "./channel.js";
export * from "./check.js";
export * from "./conformance/check-mechanism.js";
export { checkScenario } from "./conformance/check-scenario.js";
export * from "./game.js";
export { type BranchAndBoundOptions, branchAndBound } from "./graph/branch-and-bound.js";
export * from "./graph/brute-force.js";
export * from "./graph/coordination-graph.js";
export * from "./graph/depth-first-tree.js";
export * from "./graph/dpop.js";
export * from "./graph/elimination-order.js";
export * from "./graph/evidence.js";
export * from "./graph/growth-exponent.js";
export * from "./graph/kok-vlassis.js";
export { lossShiftingSearch } from "./graph/loss-shifting-search.js";
export * from "./graph/max-plus.js";
export * from "./graph/max-plus-messages.js";
export * from "./graph/mini-bucket.js";
export * from "./graph/neighbours.js";
export * from "./graph/plan-elimination.js";
export * from "./graph/price-by-size.js";
export * from "./graph/pseudo-tree.js";
export { type Reduction, reduceGraph } from "./graph/search/reduce.js";
export type { SearchBudget } from "./graph/search-budget.js";
export * from "./graph/solution.js";
export { type SolveOptions, solve } from "./graph/solve.js";
export * from "./graph/sysadmin.js";
export * from "./graph/sysadmin-run.js";
export * from "./graph/time-by-size.js";
export { FormatError } from "./graph/tokens.js";
export * from "./graph/too-wide.js";
export * as topology from "./graph/topologies.js";
export { type EdgePayoff, pairwiseGraph, type Topology } from "./graph/topologies.js";
export * from "./graph/uai.js";
export * from "./graph/variable-elimination.js";
export * from "./interdependence.js";
export { type EdgeLearner, edgeLearner, type Maximise } from "./learning/edge-learner.js";
export { fitTerms, pairsOf, type TermFit } from "./learning/fit-terms.js";
export {
  aloha,
  climbing,
  countingGame,
  distinctPages,
  exactlyOne,
  matrixGame,
  type OneShotGame,
  onEdges,
  penalty,
  renamed,
  sharedSlots,
  stagHunt,
  twoMustPush,
} from "./learning/games.js";
export { type Interaction, keepEdges, pairInteractions } from "./learning/interactions.js";
export {
  hystereticQ,
  independentQ,
  type Learner,
  type LearningRate,
  type MixingSettings,
  monotoneMixing,
  runningMean,
  valueDecomposition,
} from "./learning/learners.js";
export { everyJointAction, type Logging, type PlayLog, playLog } from "./learning/play-log.js";
export { alwaysExploring, fadingExploration, type Training, trainTeam } from "./learning/train-team.js";
export * from "./ledger.js";
export * from "./mechanism.js";
export * from "./mechanism-table.js";
export * from "./mechanisms/baselines.js";
export * from "./mechanisms/conventions.js";
export * from "./mechanisms/coordination-graph.js";
export * from "./mechanisms/escalation-ladder.js";
export * from "./mechanisms/independent.js";
export * from "./mechanisms/moment-graph.js";
export * from "./mechanisms/ownership.js";
export * from "./mechanisms/plan-merging.js";
export * from "./mechanisms/recorded.js";
export * from "./mechanisms/roles.js";
export * from "./overhead/amdahl.js";
export * from "./overhead/costed-corridor.js";
export * from "./overhead/fit.js";
export * from "./overhead/gustafson.js";
export * from "./overhead/karp-flatt.js";
export * from "./overhead/measurement.js";
export * from "./overhead/published.js";
export * from "./overhead/recorded-workers.js";
export * from "./overhead/round-messages.js";
export * from "./overhead/scalability-law.js";
export * from "./overhead/serial-fraction.js";
export * from "./overhead/workers.js";
export * from "./plans/accept.js";
export * from "./plans/check-orders.js";
export * from "./plans/check-timetable.js";
export * from "./plans/compare-mergers.js";
export * from "./plans/complete-orders.js";
export * from "./plans/conflict.js";
export type { Refutation } from "./plans/conflict-tree/search.js";
export * from "./plans/corridor-plans.js";
export * from "./plans/detect.js";
export { checkGridPlan, type GridViolation } from "./plans/grid/check-grid-plan.js";
export * from "./plans/grid/conflict-based-search.js";
export * from "./plans/grid/every-priority.js";
export type { GridPaths, GridTask } from "./plans/grid/grid.js";
export * from "./plans/grid/joint-search.js";
export * from "./plans/grid/moving-ai.js";
export * from "./plans/grid/plan-robots.js";
export * from "./plans/grid/prioritised-planning.js";
export * from "./plans/job-shop.js";
export * from "./plans/merge.js";
export { mergeByPriority } from "./plans/merge-by-priority.js";
export * from "./plans/merge-by-trying.js";
export { mergeFirstCome } from "./plans/merge-first-come.js";
export type { GreedyMerge, MergedPlan } from "./plans/merged.js";
export * from "./plans/plan.js";
export * from "./plans/random-plans.js";
export * from "./plans/replay.js";
export * from "./plans/survival-of-lateness.js";
export * from "./plans/sweep.js";
export type { Tenure } from "./plans/tenure.js";
export * from "./plans/tool-call-regimes.js";
export * from "./plans/tool-calls.js";
export * from "./plans/weigh.js";
export * from "./plans/workloads.js";
export * from "./random.js";
export * from "./resolve.js";
export * from "./run.js";
export * from "./same.js";
export * from "./scenario.js";
export * from "./scenarios/corridor.js";
export * from "./scenarios/corridor-law.js";
export * from "./scenarios/corridor-sweep.js";
export * from "./scenarios/crawlers.js";
export * from "./scenarios/doorway.js";
export * from "./scenarios/drones.js";
export * from "./scenarios/lift.js";
export * as supportTeam from "./scenarios/support-team.js";
export * from "./scenarios/with-failure.js";
export * from "./scenarios/with-seats.js";
export * from "./show/animation.js";
export * from "./show/bar-chart.js";
export * from "./show/bundle.js";
export * from "./show/coordination-graph-drawing.js";
export * from "./show/corridor-animation.js";
export * from "./show/corridor-steps.js";
export * from "./show/drone-paths.js";
export * from "./show/elimination-drawing.js";
export * from "./show/figure.js";
export * from "./show/gain-surface.js";
export * from "./show/gantt.js";
export type { GanttBar } from "./show/gantt-layout.js";
export * from "./show/graph-drawing.js";
export * from "./show/grid-animation.js";
export * from "./show/grid-picture.js";
export * from "./show/heatmap.js";
export * from "./show/histogram.js";
export type { DisplayHost } from "./show/host.js";
export * from "./show/ladder-page.js";
export * from "./show/line-chart.js";
export * from "./show/outcome-strip.js";
export * from "./show/panels.js";
export * from "./show/picture-row.js";
export * from "./show/plan-gantt.js";
export * from "./show/plotly.js";
export * from "./show/scalability-chart.js";
export * from "./show/scatter.js";
export * from "./show/show.js";
export { svgElement, svgText } from "./show/svg-element.js";
export * from "./show/table.js";
export * from "./show/vega-lite.js";
export * from "./simulate.js";
export * from "./sweep.js";
