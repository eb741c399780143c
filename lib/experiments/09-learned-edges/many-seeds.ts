/** The same training on many seeds, each with action names of its own. */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Topology } from "coordlab/graph/topologies.js";
import { edgeLearner, type Maximise } from "coordlab/learning/edge-learner.js";
import { type OneShotGame, renamed } from "coordlab/learning/games.js";
import {
  hystereticQ,
  independentQ,
  type Learner,
  type MixingSettings,
  monotoneMixing,
  valueDecomposition,
} from "coordlab/learning/learners.js";
import { type Training, trainTeam } from "coordlab/learning/train-team.js";
import { type Stream, seededStream } from "coordlab/world/random.js";
import { planElimination } from "coordlab-engine/elimination/plan-elimination.js";
import { everyJointAction } from "./play-log.js";

/** A kind of learner: how to make one for a game. */
export interface Kind {
  readonly learner: string;
  readonly make: (game: OneShotGame, stream: Stream) => Learner;
}

/** Elimination planned once for a graph and solved at every step. */
export function plannedElimination(): Maximise {
  let plan: ReturnType<typeof planElimination> | undefined;
  return (graph: CoordinationGraph) => (plan ??= planElimination(graph)).solve(graph.payoffs);
}

/** The learners without edges. */
export const edgeless: readonly Kind[] = [
  { learner: "independent Q", make: ({ actionCounts }) => independentQ(actionCounts) },
  { learner: "VDN", make: ({ actionCounts }) => valueDecomposition(actionCounts) },
  { learner: "QMIX", make: mixingWith({}).make },
  { learner: "hysteretic Q", make: ({ actionCounts }) => hystereticQ(actionCounts) },
];

export function mixingWith(settings: MixingSettings): Kind {
  return {
    learner: "QMIX",
    make: ({ actionCounts }, stream) => monotoneMixing(actionCounts, settings, stream),
  };
}

/** A table for each edge of the topology, maximised by elimination unless something else is given. */
export function edgesOf(topology: Topology, maximise?: Maximise): Kind {
  return {
    learner: "edge payoffs",
    make: ({ actionCounts }) => edgeLearner(topology, actionCounts[0]!, maximise ?? plannedElimination()),
  };
}

/** All five on one topology. */
export function fiveOn(topology: Topology): Kind[] {
  return [...edgeless, edgesOf(topology)];
}

/** Uniform play to the end. */
export const alwaysExploring = (): number => 1;

/** Training repeated from many seeds. */
export interface ManySeeds extends Training {
  readonly seeds: number;
}

/** What the seeds arrived at. */
export interface SeedsResult {
  readonly learner: string;
  readonly seeds: number;
  /** Share of the seeds that end on the optimum, in %, and its 95 % interval (Wilson's). */
  readonly reached: number;
  readonly low: number;
  readonly high: number;
  /** Mean of what the teams earn in the end. */
  readonly earned: number;
  readonly optimum: number;
  readonly numbers: number;
}

/** Trains a learner on seeds 0, 1, ...; each renames the actions, so that no tie rule hands anybody the optimum. */
export function manySeeds(game: OneShotGame, { learner, make }: Kind, settings: ManySeeds): SeedsResult {
  const { seeds, ...training } = settings;
  const optimum = bestPayoff(game);
  let [hits, sum, numbers] = [0, 0, 0];
  for (let seed = 0; seed < seeds; seed++) {
    const stream = seededStream(`${learner} ${seed}`);
    const named = renamed(game, stream);
    const team = make(named, stream);
    const earned = trainTeam(named, team, training, stream);
    hits += Number(earned === optimum);
    sum += earned;
    numbers = team.numbers;
  }
  const [low, high] = wilson(hits, seeds);
  const reached = (100 * hits) / seeds;
  return { learner, seeds, reached, low: 100 * low, high: 100 * high, earned: sum / seeds, optimum, numbers };
}

export interface CurvePoint {
  readonly learner: string;
  readonly step: number;
  /** Mean over the seeds of what the team would earn without exploring, and its 95 % interval. */
  readonly earned: number;
  readonly low: number;
  readonly high: number;
}

/** What teams would earn without exploring, every `every` steps of their training. */
export function learningCurve(
  game: OneShotGame,
  { learner, make }: Kind,
  settings: ManySeeds,
  every: number,
): CurvePoint[] {
  const { seeds, ...training } = settings;
  const points = Math.floor((training.steps - 1) / every) + 1;
  const [sums, squares] = [new Float64Array(points), new Float64Array(points)];
  for (let seed = 0; seed < seeds; seed++) {
    const stream = seededStream(`${learner} ${seed}`);
    const named = renamed(game, stream);
    const team = make(named, stream);
    const onStep = (step: number) => {
      if (step % every !== 0) return;
      const earned = named.payoff(team.best());
      sums[step / every]! += earned;
      squares[step / every]! += earned * earned;
    };
    trainTeam(named, team, { ...training, onStep }, stream);
  }
  return Array.from(sums, (sum, k) => {
    const earned = sum / seeds;
    const reach = 1.96 * Math.sqrt(Math.max(0, squares[k]! / seeds - earned ** 2) / seeds);
    return { learner, step: k * every, earned, low: earned - reach, high: earned + reach };
  });
}

/** What the best joint action pays. */
export function bestPayoff(game: OneShotGame): number {
  return everyJointAction(game).rewards.reduce((most, reward) => Math.max(most, reward), -Infinity);
}

/** Wilson's 95 % interval for a share. */
export function wilson(hits: number, of: number): [number, number] {
  const z2 = 1.96 ** 2;
  const share = hits / of;
  const middle = (share + z2 / (2 * of)) / (1 + z2 / of);
  const reach = Math.sqrt((z2 * share * (1 - share)) / of + z2 ** 2 / (4 * of ** 2)) / (1 + z2 / of);
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}
