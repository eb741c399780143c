/** Teams that learn, and how often they arrive: for the tests of learners. */

import type { Topology } from "../../../../lib/coordlab/graph/topologies.js";
import { edgeLearner, type Maximise } from "../../../../lib/coordlab/learning/edge-learner.js";
import { type OneShotGame, renamed } from "../../../../lib/coordlab/learning/games.js";
import {
  hystereticQ,
  independentQ,
  type Learner,
  monotoneMixing,
  valueDecomposition,
} from "../../../../lib/coordlab/learning/learners.js";
import { trainTeam } from "../../../../lib/coordlab/learning/train-team.js";
import { type Stream, seededStream } from "../../../../lib/coordlab/world/random.js";
import { planElimination } from "../../../../lib/engine/elimination/plan-elimination.js";
import { everyJointAction } from "../../../../lib/experiments/09-learned-edges/play-log.js";
import { shareOfSeeds } from "./share-of-seeds.js";

/** Elimination planned once: the same choices, faster. */
function planned(): Maximise {
  let plan: ReturnType<typeof planElimination> | undefined;
  return (graph) => (plan ??= planElimination(graph)).solve(graph.payoffs);
}

export type Make = (game: OneShotGame, stream: Stream) => Learner;
export const vdn: Make = ({ actionCounts }) => valueDecomposition(actionCounts);
export const independent: Make = ({ actionCounts }) => independentQ(actionCounts);
export const hysteretic: Make = ({ actionCounts }) => hystereticQ(actionCounts);
export const mixing: Make = ({ actionCounts }, stream) => monotoneMixing(actionCounts, {}, stream);
export const edges =
  (topology: Topology): Make =>
  ({ actionCounts }) =>
    edgeLearner(topology, actionCounts[0]!, planned());

/** The share of seeds, each with names of its own, on which a team ends at the optimum. */
export function reached(
  game: OneShotGame,
  make: Make,
  { seeds = 200, steps = 5000, noise = 0, explore = {} } = {},
) {
  const optimum = Math.max(...everyJointAction(game).rewards);
  return shareOfSeeds(seeds, (seed) => {
    const stream = seededStream(seed);
    const named = renamed(game, stream);
    return trainTeam(named, make(named, stream), { steps, noise, ...explore }, stream) === optimum;
  });
}

/** Sweeps over all joint actions, at a rate that falls. */
export function swept<L extends Learner>(
  make: (rate: (visits: number) => number) => L,
  game: OneShotGame,
): L {
  const { jointActions, rewards } = everyJointAction(game);
  const learner = make((visits) => 0.5 / (1 + visits / 40));
  for (let sweep = 0; sweep < 400; sweep++)
    jointActions.forEach((a, row) => {
      learner.learn(a, rewards[row]!);
    });
  return learner;
}
