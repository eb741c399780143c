/** coordlab: what a notebook on coordination is written with, in the order of the course. */

// A world: agents, their options and what these do to it; a run, its messages and its ledger (notebook 01).

export { Channel, type Message } from "./world/channel.js";
export { type Estimate, estimate, evenly } from "./world/estimate.js";
export { type Action, type Agent, type JointAction, jointActionCount, type Payoff } from "./world/game.js";
export { type AgentLedger, fairness, type Ledger, type StepLedger } from "./world/ledger.js";
export { type Mechanism, type Observation, type Rule, rungs, silent, type Team } from "./world/mechanism.js";
export { below, pythonStream, type Stream, seededStream, shuffled } from "./world/random.js";
export type { StepResult } from "./world/resolve.js";
export { Run, type TraceStep } from "./world/run.js";
export {
  type Interdependence,
  idle,
  nothingToDo,
  type Option,
  type Outcome,
  outcomeCode,
  outcomes,
  type Scenario,
  type SharedWorld,
} from "./world/scenario.js";
export { simulate, simulateWithTrace } from "./world/simulate.js";

// Worlds to try a mechanism in.

export { narrows, twoLanes } from "./scenarios/airspace.js";
export { bernoulliDemand, chapterDemand, corridor } from "./scenarios/corridor.js";
export { crawlers } from "./scenarios/crawlers.js";
export { doorway } from "./scenarios/doorway.js";
export { drones } from "./scenarios/drones.js";
export { lift } from "./scenarios/lift.js";
export { scenarioOf, type Task, type TeamDescription } from "./scenarios/scenario-of.js";
export { withFailure } from "./scenarios/with-failure.js";

// Mechanisms, from each for itself to the central planner (02, 04).

export { allToAll, centralPlanner, politeTalk } from "./mechanisms/baselines.js";
export {
  afterYou,
  backOff,
  coinFlip,
  hashOwnership,
  keepRight,
  lowestId,
  rendezvous,
  rotating,
  saltedOwnership,
} from "./mechanisms/conventions.js";
export { coordinationByGraph } from "./mechanisms/coordination-graph.js";
export { independent } from "./mechanisms/independent.js";
export { hash, moduloPlace, movedShare, rendezvousPlace } from "./mechanisms/ownership.js";
export { planMerging } from "./mechanisms/plan-merging.js";
export { reconfiguredRoles, roles } from "./mechanisms/roles.js";

// Coordination graphs (03).

export { bruteForce } from "./graph/brute-force.js";
export {
  type CoordinationGraph,
  coordinationGraph,
  payoff,
} from "./graph/coordination-graph.js";
export { dpop } from "./graph/dpop.js";
export { eliminationOrder, eliminationPrice, minDegree, minFill } from "./graph/elimination-order.js";
export { maxPlusMessages } from "./graph/max-plus-messages.js";
export { edges, type Neighbours, neighbours } from "./graph/neighbours.js";
export type { Solution } from "./graph/solution.js";
export { TooWideError } from "./graph/too-wide.js";
export * as topology from "./graph/topologies.js";
export { pairwiseGraph, type Topology } from "./graph/topologies.js";
export {
  type Elimination,
  eliminate,
  maximiseOut,
  type PayoffTable,
  valueAt,
  variableElimination,
} from "./graph/variable-elimination.js";

// What coordination costs: speedup, ceiling, contention and coherency (05).

export { amdahlCeiling, amdahlSpeedup } from "./overhead/amdahl.js";
export {
  breakEvenFee,
  coordinatedReward,
  corridorSerialFraction,
  corridorWishes,
  expectedCorridor,
  playCorridor,
  type Refused,
} from "./overhead/costed-corridor.js";
export { fitAmdahl, fitScalabilityLaw } from "./overhead/fit.js";
export { gustafsonSpeedup } from "./overhead/gustafson.js";
export { impliedFractions, karpFlatt } from "./overhead/karp-flatt.js";
export type { Measurement } from "./overhead/measurement.js";
export { peak, type ScalabilityLaw, scaledThroughput } from "./overhead/scalability-law.js";
export { ledgerSerialFraction } from "./overhead/serial-fraction.js";

// Plans: what conflicts, what merges, what survives lateness (06).

export { checkTimetable } from "./plans/check-timetable.js";
export { completeOrders } from "./plans/complete-orders.js";
export { type Conflict, describeConflict, describeResolution, type Resolution } from "./plans/conflict.js";
export { findConflicts, timetableAlone } from "./plans/find-conflicts.js";
export { mergeFirstCome } from "./plans/merge-first-come.js";
export type { GreedyMerge, MergedPlan } from "./plans/merged-plan.js";
export type { Order, Plan, PlannedAction, Timetable, World } from "./plans/plan.js";
export { type PlanFile, type PlanProblem, planProblem } from "./plans/plan-problem.js";
export { plannedDurations, replay } from "./plans/replay.js";

// What a team learns to agree on (09).

export { edgeLearner } from "./learning/edge-learner.js";
export {
  aloha,
  climbing,
  countingGame,
  matrixGame,
  onEdges,
  penalty,
  renamed,
  stagHunt,
} from "./learning/games.js";
export {
  hystereticQ,
  independentQ,
  monotoneMixing,
  runningMean,
  valueDecomposition,
} from "./learning/learners.js";
export { trainTeam } from "./learning/train-team.js";

// Bets before results.

export type {
  Answer,
  Bet,
  ChoiceBet,
  CurveBet,
  Guess,
  NumberBet,
  PlacedBet,
  RankingBet,
} from "./bets/bet.js";
export { type Comparison, compare } from "./bets/compare.js";

// Checks of a scenario or a mechanism of your own, and of an answer.

export { checkMechanism } from "./conformance/check-mechanism.js";
export { checkScenario } from "./conformance/check-scenario.js";
export { near, same } from "./exercise/equality.js";
export { check } from "./exercise/exercise-check.js";
