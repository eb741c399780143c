/** Which factorisation can hold which game, by least squares over all joint actions. */
import { type CoordinationGraph, payoff } from "coordlab/graph/coordination-graph.js";
import { complete, ring } from "coordlab/graph/topologies.js";
import { climbing, countingGame, type OneShotGame, onEdges } from "coordlab/learning/games.js";
import { fitTerms, pairsOf } from "./fit-terms.js";
import { bestPayoff } from "./many-seeds.js";
import { everyJointAction } from "./play-log.js";
import { distinctPages, exactlyOne, sharedSlots, twoMustPush } from "./three-failures.js";

/** Eight games of six agents, by what they are about. */
export const sixAgentGames: readonly (readonly [string, OneShotGame])[] = [
  ["own corridors", countingGame(6, 3, ([, one, two]) => one! + 2 * two!)],
  ["collision: slots shared round a ring", sharedSlots(ring(6), 3)],
  ["climbing round a ring", onEdges(ring(6), climbing)],
  ["duplicated work: distinct pages", distinctPages(6)],
  ["missed synergy: two must push", twoMustPush(6)],
  ["all six must push", countingGame(6, 2, ([, push]) => Number(push === 6))],
  ["the desk: exactly one answers", exactlyOne(6)],
  ["parity: an odd number", countingGame(6, 2, ([, ones]) => ones! % 2)],
];

/** Terms of one agent each, of neighbours on a ring, of all pairs. */
export const factorisations: readonly (readonly [string, readonly (readonly number[])[]])[] = [
  ["no edges (VDN)", Array.from({ length: 6 }, (_, i) => [i])],
  ["edges of a ring", pairsOf(ring(6))],
  ["all pairs", pairsOf(complete(6))],
];

export interface FitRow {
  readonly game: string;
  readonly optimum: number;
  readonly terms: string;
  /** Share of the variance that no such sum can hold, in %. */
  readonly unexplained: number;
  /** Mean of what the joint actions that the fit thinks best really pay; how many tie. */
  readonly earns: number;
  readonly tied: number;
}

/** The best fit of a game by terms over the given agents, and what playing by it earns. */
export function fitRow(
  game: readonly [string, OneShotGame],
  terms: readonly [string, readonly (readonly number[])[]],
): FitRow {
  const log = everyJointAction(game[1]);
  const { graph, unexplained } = fitTerms(log, terms[1]);
  const { earns, tied } = playedBy(graph, game[1]);
  return {
    game: game[0],
    optimum: bestPayoff(game[1]),
    terms: terms[0],
    unexplained: 100 * unexplained,
    earns,
    tied,
  };
}

function playedBy(graph: CoordinationGraph, game: OneShotGame): { earns: number; tied: number } {
  const { jointActions, rewards } = everyJointAction(game);
  const values = jointActions.map((a) => payoff(graph, a));
  const most = values.reduce((best, value) => Math.max(best, value), -Infinity);
  const best = Array.from(values.keys()).filter((row) => values[row]! > most - 1e-9);
  return { earns: best.reduce((sum, row) => sum + rewards[row]!, 0) / best.length, tied: best.length };
}

/** The fitted and the true value of a game of two actions, by how many of its agents play 1. */
export function fittedByCount(
  game: OneShotGame,
  scopes: readonly (readonly number[])[],
): { readonly count: number; readonly value: number; readonly kind: string }[] {
  const agents = game.actionCounts.length;
  const { graph } = fitTerms(everyJointAction(game), scopes);
  return Array.from({ length: agents + 1 }, (_, count) => {
    const a = Array.from({ length: agents }, (_, i) => Number(i < count));
    return [
      { count, value: game.payoff(a), kind: "what it pays" },
      { count, value: payoff(graph, a), kind: "what all pairs can hold" },
    ];
  }).flat();
}
