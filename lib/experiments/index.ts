/** coordlab-experiments: what serves one notebook alone, a folder a notebook. */

// 00-be-agent-3.

export { beAgent3 } from "./00-be-agent-3/be-agent-3.js";
export { agent3Bets } from "./00-be-agent-3/bets.js";
export { allPolite, crossingsByObedient, someFollow } from "./00-be-agent-3/some-obey.js";
export { checkNoBump, checkNobodyStarves, checkSomebodyCrosses } from "./00-be-agent-3/turns.js";

// 01-why-independent-choice-fails.

export { pagesFigure, stepEndings, visitShares } from "./01-why-independent-choice-fails/bet-figures.js";
export { choiceBets } from "./01-why-independent-choice-fails/bets.js";
export {
  bySharing,
  corridorOutcomes,
  loneRobotsFigure,
  lossPlane,
  measureAgainstLoss,
  talkAgainstCrossings,
} from "./01-why-independent-choice-fails/figures.js";
export { interdependence } from "./01-why-independent-choice-fails/interdependence.js";
export { visitsOverWorlds } from "./01-why-independent-choice-fails/lone-robots.js";
export { divingPicture, shelvesPicture } from "./01-why-independent-choice-fails/pictures.js";
export { checkLoss, checkNoLoneRobot, checkNoPageTwice } from "./01-why-independent-choice-fails/turns.js";
export { lostAlone, rankCorrelation, whatIsLost } from "./01-why-independent-choice-fails/what-is-lost.js";

// 02-four-mechanisms.

export { mechanismBets } from "./02-four-mechanisms/bets.js";
export { lostByFailure, lostBySalt } from "./02-four-mechanisms/dead-agents.js";
export {
  densityFigure,
  earningsFigure,
  messagesFigure,
  movesFigure,
  priceTable,
  queueFigure,
} from "./02-four-mechanisms/figures.js";
export { graphMessages } from "./02-four-mechanisms/graph-messages.js";
export { ladderMechanisms, ladderSettings } from "./02-four-mechanisms/ladder.js";
export { frontier, mechanismTable, type TableRow } from "./02-four-mechanisms/mechanism-table.js";
export { movedKeys } from "./02-four-mechanisms/moved-keys.js";
export { brokenPairPicture, mergedPicture, stuckPicture } from "./02-four-mechanisms/pictures.js";
export { recordedDeaths, recordedLadder, recordedQueues } from "./02-four-mechanisms/recorded-ladder.js";
export { tieBreaker } from "./02-four-mechanisms/tie-breaker.js";
export { checkJointActions, checkOwner, checkReach } from "./02-four-mechanisms/turns.js";

// 03-coordination-graphs.

export { graphBets } from "./03-coordination-graphs/bets.js";
export {
  choiceFigure,
  leftFigure,
  oneAgentFewer,
  pairsFigure,
  pathFigure,
  twoOfFour,
} from "./03-coordination-graphs/figures.js";
export { growthExponent } from "./03-coordination-graphs/growth-exponent.js";
export { leafOrHub, orderFigure, rowsOrGreedy, ruleFigure } from "./03-coordination-graphs/order-figures.js";
export { playElimination } from "./03-coordination-graphs/play-elimination.js";
export { priceBySize } from "./03-coordination-graphs/price-by-size.js";
export { widthsAtRandom } from "./03-coordination-graphs/random-widths.js";
export { checkCheapStar, checkSentHome, checkWideLine } from "./03-coordination-graphs/turns.js";
export {
  fiveTeams,
  growthFigure,
  longLineFigure,
  randomWidthFigure,
  shapePrices,
  teamsFigure,
} from "./03-coordination-graphs/width-figures.js";

// 04-the-corridor.

export { corridorBets } from "./04-the-corridor/bets.js";
export { crossingsAlone, crossingsByRule } from "./04-the-corridor/corridor-law.js";
export { demandSweep } from "./04-the-corridor/corridor-sweep.js";
export { overWorlds } from "./04-the-corridor/corridor-worlds.js";
export { crossingWaits } from "./04-the-corridor/crossing-waits.js";
export { lawRows, recoveredFigure, stairsFigure, waitsFigure } from "./04-the-corridor/figures.js";
export { checkCoin, checkFairness, checkOtherEnd } from "./04-the-corridor/turns.js";

// 05-the-overhead-ceiling.

export { ceilingBets } from "./05-the-overhead-ceiling/bets.js";
export { drawnDemands, feeFigure, feeTable, gainFigure } from "./05-the-overhead-ceiling/fee-figures.js";
export { feeSweep } from "./05-the-overhead-ceiling/fee-sweep.js";
export { amdahlFigure } from "./05-the-overhead-ceiling/figures.js";
export {
  fitTable,
  impliedFigure,
  trapFigure,
  trapTable,
  workerFigure,
  workerTable,
} from "./05-the-overhead-ceiling/fit-figures.js";
export { ledgerTable, overLedgers } from "./05-the-overhead-ceiling/ledger-worlds.js";
export { ciscoMySql, exactLaw, raytracer, specSdm91 } from "./05-the-overhead-ceiling/published.js";
export { recordedWorkers } from "./05-the-overhead-ceiling/recorded-workers.js";
export {
  graphTable,
  mediumFigure,
  printerFigure,
  promiseFigure,
  sparsenessFigure,
} from "./05-the-overhead-ceiling/round-figures.js";
export {
  allToAllRound,
  graphRound,
  graphRounds,
  roundThroughput,
  starRound,
  treeRound,
} from "./05-the-overhead-ceiling/round-messages.js";
export { workerTeams } from "./05-the-overhead-ceiling/simulated-workers.js";
export { checkExtraPoint, checkFee, checkStarLaw } from "./05-the-overhead-ceiling/turns.js";
export {
  measureWorkers,
  shortWorkerRun,
  thisMachine,
  type WorkerMeasurement,
  workerPatterns,
} from "./05-the-overhead-ceiling/workers.js";

// 06-plan-merging.

export { mergingBets } from "./06-plan-merging/bets.js";
export {
  compareMergers,
  deadlockRates,
  greedyOutcome,
  mergersOverTeams,
} from "./06-plan-merging/compare-mergers.js";
export {
  agreedSequence,
  corridorPaths,
  corridorPlans,
  corridorWays,
} from "./06-plan-merging/corridor-plans.js";
export {
  budgetTable,
  crewFigure,
  crewRows,
  crewTable,
  hidingFigure,
} from "./06-plan-merging/crew-figures.js";
export { lostByHiding, shortBudgets } from "./06-plan-merging/merger-limits.js";
export {
  bridgeFigure,
  deadlockFigure,
  detectionFigure,
  latenessFigure,
  mergerTable,
  sharingFigure,
  sharingTable,
} from "./06-plan-merging/merging-figures.js";
export {
  apartGantt,
  corridorFigure,
  corridorTable,
  mergedGantt,
  priorityTable,
  roomsAnimation,
  spaceTimePicture,
} from "./06-plan-merging/plan-pictures.js";
export { randomPlans } from "./06-plan-merging/random-plans.js";
export { latenessRows, survivalOfLateness } from "./06-plan-merging/survival-of-lateness.js";
export { regimeRates } from "./06-plan-merging/tool-call-regimes.js";
export { checkAgreed, checkByHand, checkNoDeadlock } from "./06-plan-merging/turns.js";
export { detectionCosts, sharingOver } from "./06-plan-merging/workloads.js";

// 07-choosing-a-mechanism.

export { choosingBets } from "./07-choosing-a-mechanism/bets.js";
export { callsALetter } from "./07-choosing-a-mechanism/calls-a-letter.js";
export { gainOfLying, slotRules } from "./07-choosing-a-mechanism/conflicting-goals.js";
export { escalationLadder } from "./07-choosing-a-mechanism/escalation-ladder.js";
export { lyingFigure, slotFigure } from "./07-choosing-a-mechanism/goal-figures.js";
export { teamLadder } from "./07-choosing-a-mechanism/ladder-examples.js";
export type { LadderExample } from "./07-choosing-a-mechanism/ladder-page.js";
export { crossing, overInboxes, overPolicies, raceRows } from "./07-choosing-a-mechanism/many-inboxes.js";
export { saltedAnswers } from "./07-choosing-a-mechanism/salted-answers.js";
export {
  deathTable,
  floodFigure,
  newsroomFigure,
  onceFigure,
  policyTable,
  pulseFigure,
  raceFigure,
  resizeFigure,
  surplusFigure,
} from "./07-choosing-a-mechanism/support-figures.js";
export * as supportTeam from "./07-choosing-a-mechanism/support-team.js";
export { checkHeartbeat, checkNeighbours, checkOnce } from "./07-choosing-a-mechanism/turns.js";

// 08-messages-on-a-graph.

export { messageBets } from "./08-messages-on-a-graph/bets.js";
export {
  agreementFigure,
  anytimeFigure,
  bytesFigure,
  endingsFigure,
  restFigure,
  shareFigure,
  triangleFigure,
  workFigure,
} from "./08-messages-on-a-graph/figures.js";
export { badEndings, overRounds, roundsToRest } from "./08-messages-on-a-graph/how-it-ends.js";
export { kokVlassis } from "./08-messages-on-a-graph/kok-vlassis.js";
export { checkDamping, checkFewBytes, checkMessage } from "./08-messages-on-a-graph/turns.js";

// 09-learned-edges.

export {
  blindnessFigure,
  cliffFigure,
  climbersFigure,
  copyingFigure,
  deskFigure,
  diceFigure,
  parityFigure,
  tenfoldFigure,
} from "./09-learned-edges/bet-figures.js";
export { learningBets } from "./09-learned-edges/bets.js";
export { cliffAt } from "./09-learned-edges/cliff.js";
export { answersByDice, type DiceRow } from "./09-learned-edges/dice.js";
export {
  ceilingFigure,
  climbingFigure,
  curvesFigure,
  edgesAppear,
  fitsTable,
} from "./09-learned-edges/figures.js";
export { fitTerms, pairsOf } from "./09-learned-edges/fit-terms.js";
export { type Interaction, keepEdges, pairInteractions } from "./09-learned-edges/interactions.js";
export * as learned from "./09-learned-edges/look-up.js";
export {
  edgesOf,
  fiveOn,
  type Kind,
  type ManySeeds,
  manySeeds,
  type SeedsResult,
} from "./09-learned-edges/many-seeds.js";
export { everyJointAction, playLog } from "./09-learned-edges/play-log.js";
export type { Recorded } from "./09-learned-edges/recorded-learning.js";
export { recordedLearning } from "./09-learned-edges/recorded-runs.js";
export {
  againTable,
  besideRecorded,
  honestyTable,
  rowsTable,
  teamsTable,
  turnedTable,
} from "./09-learned-edges/tables.js";
export { exactlyOne } from "./09-learned-edges/three-failures.js";
export { checkCliff, checkEdge, checkWorth } from "./09-learned-edges/turns.js";

// 10-agent-frameworks.

export { frameworkBets } from "./10-agent-frameworks/bets.js";
export {
  doorwayChart,
  growthChart,
  letterChart,
  patternBars,
  tokensALetter,
  whatIfChart,
} from "./10-agent-frameworks/bill-charts.js";
export { atTheDoorway } from "./10-agent-frameworks/doorway.js";
export { sixPatterns } from "./10-agent-frameworks/framework-table.js";
export { growingChain, growingSupervisor, growingTools } from "./10-agent-frameworks/growing-team.js";
export { frameworkBills, frameworkRow, shareOfModes } from "./10-agent-frameworks/look-up.js";
export { messageTokens, toolTokens } from "./10-agent-frameworks/messages.js";
export { movedShares, movedToSixth } from "./10-agent-frameworks/moved-shares.js";
export { type Moved, movedFigure, ringPair } from "./10-agent-frameworks/ownership-figures.js";
export {
  broadcast,
  handoffs,
  ownership,
  type Pattern,
  supervisor,
  triage,
} from "./10-agent-frameworks/patterns.js";
export type { ReenactedMode } from "./10-agent-frameworks/re-enacted.js";
export { inbox, recorded } from "./10-agent-frameworks/recorded.js";
export { programOf, recordedBill } from "./10-agent-frameworks/recording.js";
export { runTeam } from "./10-agent-frameworks/run-team.js";
export { modeTable, recordedTable, reenactedTable } from "./10-agent-frameworks/tables.js";
export { desksPerThousandTokens, quadraticBill } from "./10-agent-frameworks/token-bill.js";
export { checkBill, checkDearerFrom, checkTieBreak } from "./10-agent-frameworks/turns.js";
export { versionSlopes } from "./10-agent-frameworks/version-slopes.js";
export { dearerFrom, type LetterLine, whatIf } from "./10-agent-frameworks/what-if.js";
export { autoGen, langGraphSwarm, openAI } from "./10-agent-frameworks/wording.js";

// 11-your-class.

export { type ClassGame, classGame, classGames } from "./11-your-class/class-games.js";
export { type ClassRecord, readClassRecord } from "./11-your-class/class-record.js";
export {
  type ClassRow,
  classRows,
  loneGoer,
  overGroups,
  shareThatWent,
} from "./11-your-class/class-rows.js";
export { type ClassRun, classRuns } from "./11-your-class/class-runs.js";
export {
  classPriceFigure,
  classRulesFigure,
  failuresFigure,
  goingFigure,
  numberFigure,
  type PricedTeam,
  starved,
} from "./11-your-class/figures.js";
export type { RecordedMessage, RecordedStep } from "./11-your-class/recorded-run.js";
export { syntheticClass } from "./11-your-class/synthetic-class.js";
export { withSeats } from "./11-your-class/with-seats.js";

// 12-your-own-team.

export { ownTeamBets } from "./12-your-own-team/bets.js";
export { ladderFigure, shortName } from "./12-your-own-team/figures.js";
export {
  cheapestSufficient,
  checkTeam,
  type MeasuredRung,
  measuredLadder,
  ownMechanisms,
} from "./12-your-own-team/own-team.js";
export { checkLaundry, checkOvenKeys, checkPrice } from "./12-your-own-team/turns.js";

// appendix-diagnostic-quiz.

export {
  type ClassReading,
  type ItemReading,
  type QuizAnswer,
  type QuizSheet,
  quizHandIn,
  readClass,
  readItems,
  readQuizFolder,
} from "./appendix-diagnostic-quiz/class-of-quizzes.js";
export { myQuiz } from "./appendix-diagnostic-quiz/own-quiz.js";
export { quizBets } from "./appendix-diagnostic-quiz/quiz-bets.js";
export type { QuizForm, QuizItem, QuizOption, Sitting } from "./appendix-diagnostic-quiz/quiz-item.js";
export { quizPoints } from "./appendix-diagnostic-quiz/quiz-points.js";
export { syntheticQuizzes } from "./appendix-diagnostic-quiz/synthetic-quizzes.js";

// appendix-the-solver.

export { rebootFigure } from "./appendix-the-solver/figures.js";
export { rebootRules } from "./appendix-the-solver/reboot-rules.js";
export { timeBySize } from "./appendix-the-solver/time-by-size.js";

// appendix-the-chapter-on-trial.

export type { Claim, Verdict } from "./appendix-the-chapter-on-trial/claim.js";
export { trialVerdicts } from "./appendix-the-chapter-on-trial/trial-verdicts.js";

// The bets of all notebooks.

export { everyBet } from "./every-bet.js";
