/** Teams whose coordination graph is hidden, and what a log of their play shows of it. */

import {
  type CoordinationGraph,
  coordinationGraph,
  type PayoffTerm,
  payoff,
} from "coordlab/graph/coordination-graph.js";
import { balancedGraph, complete } from "coordlab/graph/topologies.js";
import type { OneShotGame } from "coordlab/learning/games.js";
import type { Agent } from "coordlab/world/game.js";
import { normal, type Stream, seededStream, shuffled } from "coordlab/world/random.js";
import { solve } from "coordlab-engine/solve.js";
import { fitTerms, pairsOf } from "./fit-terms.js";
import { keepEdges, pairInteractions } from "./interactions.js";
import { type Logging, type PlayLog, playLog } from "./play-log.js";

export interface HiddenTeam {
  readonly game: OneShotGame;
  /** The pairs that really have to agree. */
  readonly edges: readonly (readonly [Agent, Agent])[];
  readonly optimum: Int32Array;
  /** What the optimum pays, and what uniform play pays in the mean. */
  readonly best: number;
  readonly mean: number;
}

const actions = 3;

/**
 * Agents with three neighbours each (one may have four if they are odd) and three actions. What each likes by
 * itself is drawn from N(0, 1). Half of the edges are conflicts, where each action of the one costs 3 with a
 * certain action of the other; half are synergies, where one pair of actions earns 3.
 */
export function hiddenTeam(agents: number, stream: Stream): HiddenTeam {
  const topology = balancedGraph(agents, Math.ceil((3 * agents) / 2), stream);
  const own: PayoffTerm[] = Array.from({ length: agents }, (_, i) => ({
    agents: [i],
    payoff: Array.from({ length: actions }, () => normal(stream)),
  }));
  const edges = pairsOf(topology).map(([i, j]): [Agent, Agent] => (i < j ? [i, j] : [j, i]));
  const between = edges.map((pair): PayoffTerm => {
    const match = shuffled([0, 1, 2], stream);
    if (stream() < 0.5) return { agents: pair, payoff: (a, b) => (match[a] === b ? -3 : 0) };
    return { agents: pair, payoff: (a, b) => (a === match[0] && b === match[1] ? 3 : 0) };
  });
  const graph = coordinationGraph(new Int32Array(agents).fill(actions), [...own, ...between]);
  const { jointAction, payoff: best } = solve(graph, { nodes: 1e6 });
  const game = { actionCounts: graph.actionCounts, payoff: (a: ArrayLike<number>) => payoff(graph, a) };
  return { game, edges, optimum: jointAction, best, mean: meanPayoff(graph) };
}

/** The mean of all joint actions: each table's own mean, added up. */
function meanPayoff({ tableStart, payoffs }: CoordinationGraph): number {
  let mean = 0;
  for (let t = 0; t + 1 < tableStart.length; t++) {
    const table = payoffs.subarray(tableStart[t], tableStart[t + 1]);
    for (const value of table) mean += value / table.length;
  }
  return mean;
}

export interface EdgesShown {
  readonly found: readonly (readonly [Agent, Agent])[];
  readonly missed: readonly (readonly [Agent, Agent])[];
  /** Edges that are none. */
  readonly invented: readonly (readonly [Agent, Agent])[];
}

/** The edges that a log shows, beside the true ones. */
export function edgesShown({ edges }: Pick<HiddenTeam, "edges">, log: PlayLog): EdgesShown {
  const kept = keepEdges(pairInteractions(log));
  const name = ([i, j]: readonly [Agent, Agent]) => `${i} ${j}`;
  const [shown, there] = [new Set(kept.map(name)), new Set(edges.map(name))];
  return {
    found: kept.filter((pair) => there.has(name(pair))),
    missed: edges.filter((pair) => !shown.has(name(pair))),
    invented: kept.filter((pair) => !there.has(name(pair))),
  };
}

/** Team number `seed` and a log of its play with noise of standard deviation 1. */
export function teamAndLog(
  agents: number,
  seed: number,
  logging: (team: HiddenTeam) => Logging,
): { readonly team: HiddenTeam; readonly log: PlayLog } {
  const stream = seededStream(`hidden team ${seed}`);
  const team = hiddenTeam(agents, stream);
  return { team, log: playLog(team.game, { noise: 1, ...logging(team) }, stream) };
}

export interface EdgesRow {
  readonly teams: number;
  /** Share of the true edges that were found, in %, and half its 95 % interval over the teams. */
  readonly found: number;
  readonly foundReach: number;
  /** Invented edges a team. */
  readonly invented: number;
  /** Messages a round, one each way along every kept edge. */
  readonly messages: number;
  /** Share of the teams whose graph was found exactly, in %. */
  readonly exact: number;
}

/** How much of the hidden graph is found, over many teams; `logs` gives each team's log. */
export function edgesFound(
  teams: number,
  logs: (seed: number) => { readonly team: Pick<HiddenTeam, "edges">; readonly log: PlayLog },
): EdgesRow {
  let [found, squares, invented, messages, exact] = [0, 0, 0, 0, 0];
  for (let seed = 0; seed < teams; seed++) {
    const { team, log } = logs(seed);
    const shown = edgesShown(team, log);
    const share = (100 * shown.found.length) / team.edges.length;
    found += share / teams;
    squares += share ** 2 / teams;
    invented += shown.invented.length / teams;
    messages += (2 * (shown.found.length + shown.invented.length)) / teams;
    exact += shown.missed.length + shown.invented.length === 0 ? 100 / teams : 0;
  }
  const foundReach = 1.96 * Math.sqrt(Math.max(0, squares - found ** 2) / teams);
  return { teams, found, foundReach, invented, messages, exact };
}

/** In % of what could be gained over random play. */
export interface Gains {
  readonly none: number;
  readonly learned: number;
  readonly all: number;
}

/**
 * What planning by a fit of the log earns, in % of what could be gained over random play: without edges, with
 * the edges that the log shows, with all pairs.
 */
export function gains({ game, best, mean, edges }: HiddenTeam, log: PlayLog): Gains {
  const alone = Array.from(game.actionCounts, (_, i) => [i]);
  const { found, invented } = edgesShown({ edges }, log);
  const gain = (scopes: readonly (readonly Agent[])[]): number => {
    const planned = solve(fitTerms(log, [...alone, ...scopes]).graph, { nodes: 1e6 }).jointAction;
    return (100 * (game.payoff(planned) - mean)) / (best - mean);
  };
  const all = pairsOf(complete(game.actionCounts.length));
  return { none: gain([]), learned: gain([...found, ...invented]), all: gain(all) };
}

/** The same log, in which `copier` does what `copied` does in that share of the rows, paid accordingly. */
export function withCopying(
  log: PlayLog,
  { game, share, copier, copied }: { game: OneShotGame; share: number; copier: Agent; copied: Agent },
  stream: Stream,
): PlayLog {
  const jointActions = log.jointActions.map((a) => {
    const changed = Int32Array.from(a);
    if (stream() < share) changed[copier] = changed[copied]!;
    return changed;
  });
  const rewards = log.rewards.map(
    (reward, row) => reward - game.payoff(log.jointActions[row]!) + game.payoff(jointActions[row]!),
  );
  return { ...log, jointActions, rewards };
}
