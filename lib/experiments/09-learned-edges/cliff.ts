/** Where averaging gives up the stag. */
import { type OneShotGame, stagHunt } from "coordlab/learning/games.js";
import { runningMean, valueDecomposition } from "coordlab/learning/learners.js";
import { alwaysExploring, type Kind, type ManySeeds, manySeeds } from "./many-seeds.js";

/** The cost of a lone catch at which "catch" is worth as much as anything else: 10 / (k - 2), k actions. */
export function cliffAt(actions: number): number {
  return 10 / (actions - 2);
}

export interface CliffPoint {
  readonly actions: number;
  /** What a lone catch costs. */
  readonly lone: number;
  readonly kind: string;
  /** Share of the teams that catch, in %. */
  readonly caught: number;
}

const meanOfUniform: Kind = {
  learner: "VDN",
  make: ({ actionCounts }: OneShotGame) => valueDecomposition(actionCounts, runningMean),
};

/** The step that the means foretell, and the share of learnt teams about it. */
export function cliff(actions: number, settings: Pick<ManySeeds, "seeds" | "steps">): CliffPoint[] {
  const at = cliffAt(actions);
  const foretold = [0, at, at, 2 * at].map((lone, k) => ({
    actions,
    lone,
    kind: "foretold",
    caught: k < 2 ? 100 : 0,
  }));
  const learnt = [0, 0.25, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.5, 2].map((share) => {
    const game = stagHunt(actions, share * at);
    const { reached } = manySeeds(game, meanOfUniform, { ...settings, explore: alwaysExploring });
    return { actions, lone: share * at, kind: "VDN, learnt", caught: reached };
  });
  return [...foretold, ...learnt];
}
