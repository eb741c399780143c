/**
 * The long runs of the notebook: 200 seeds or teams each. `write-recorded.ts` runs them and writes what came out;
 * everything is seeded, so that it is the same on every machine.
 */
import { grid, line, ring, type Topology } from "coordlab/graph/topologies.js";
import {
  aloha,
  climbing,
  countingGame,
  matrixGame,
  type OneShotGame,
  onEdges,
  penalty,
} from "coordlab/learning/games.js";
import type { Training } from "coordlab/learning/train-team.js";
import { seededStream } from "coordlab/world/random.js";
import { type CliffPoint, cliff } from "./cliff.js";
import {
  type EdgesRow,
  edgesFound,
  type Gains,
  gains,
  type hiddenTeam,
  teamAndLog,
  withCopying,
} from "./hidden-team.js";
import {
  alwaysExploring,
  type CurvePoint,
  edgeless,
  fiveOn,
  learningCurve,
  manySeeds,
  mixingWith,
  type SeedsResult,
} from "./many-seeds.js";
import { playLog } from "./play-log.js";

export const seeds = 200;

export interface MatrixRow extends SeedsResult {
  readonly regime: string;
  readonly game: string;
}

export interface TeamRow extends SeedsResult {
  readonly team: string;
}

export interface RowsRow extends EdgesRow, Gains {
  readonly rows: number;
}

export interface ExploringRow extends EdgesRow {
  readonly explore: number;
}

/** Everything that the notebook reads instead of running it. */
export interface Recorded {
  readonly matrix: readonly MatrixRow[];
  readonly teams: readonly TeamRow[];
  /** VDN on climbing with ten times the steps. */
  readonly tenfold: readonly SeedsResult[];
  /** QMIX on the penalty game of -50, uniform play, by the largest error that a step takes in. */
  readonly mixing: readonly (SeedsResult & { readonly clip: string })[];
  readonly curves: readonly CurvePoint[];
  readonly cliff: readonly CliffPoint[];
  readonly rows: readonly RowsRow[];
  readonly exploring: readonly ExploringRow[];
  readonly sizes: readonly (EdgesRow & { readonly agents: number })[];
  readonly parity: { readonly edge: EdgesRow; readonly parity: EdgesRow };
  readonly copying: readonly (EdgesRow & { readonly share: number })[];
}

export const matrixGames: readonly (readonly [string, OneShotGame])[] = [
  ["climbing", climbing],
  ["penalty 0", penalty(0)],
  ["penalty -10", penalty(-10)],
  ["penalty -25", penalty(-25)],
  ["penalty -50", penalty(-50)],
  ["penalty -100", penalty(-100)],
  [
    "8 or -12",
    matrixGame([
      [8, -12, -12],
      [-12, 0, 0],
      [-12, 0, 0],
    ]),
  ],
];

export const regimes: readonly (readonly [string, Partial<Training>])[] = [
  ["exploring less and less", {}],
  ["uniform play", { explore: alwaysExploring }],
  ["noise of 10", { noise: 10 }],
];

export const teams: readonly (readonly [string, Topology, OneShotGame])[] = [
  ["chain of 8, climbing", line(8), onEdges(line(8), climbing)],
  ["ring of 8, climbing", ring(8), onEdges(ring(8), climbing)],
  ["10 islands, spoiled costs 10", grid(2, 5), aloha(grid(2, 5), 10)],
];

/** One row for each game, regime and learner. */
export function recordMatrix(): Recorded["matrix"] {
  return regimes.flatMap(([regime, settings]) =>
    matrixGames.flatMap(([game, rules]) =>
      fiveOn(line(2)).map((kind) => ({
        regime,
        game,
        ...manySeeds(rules, kind, { seeds, steps: 5000, ...settings }),
      })),
    ),
  );
}

export function recordTeams(): Recorded["teams"] {
  return teams.flatMap(([team, topology, game]) =>
    fiveOn(topology).map((kind) => ({ team, ...manySeeds(game, kind, { seeds, steps: 20_000 }) })),
  );
}

export function recordTenfold(): Recorded["tenfold"] {
  return edgeless
    .filter(({ learner }) => learner === "VDN")
    .map((kind) => manySeeds(climbing, kind, { seeds, steps: 50_000 }));
}

export function recordMixing(): Recorded["mixing"] {
  return [1, 10, Infinity].map((clip) => ({
    clip: String(clip),
    ...manySeeds(penalty(-50), mixingWith({ clip }), { seeds, steps: 5000, explore: alwaysExploring }),
  }));
}

export function recordCurves(): Recorded["curves"] {
  return fiveOn(line(5)).flatMap((kind) =>
    learningCurve(onEdges(line(5), climbing), kind, { seeds, steps: 8001 }, 500),
  );
}

export function recordCliff(): Recorded["cliff"] {
  return [3, 4, 5, 6, 8, 10].flatMap((actions) => cliff(actions, { seeds, steps: 5000 }));
}

/** Twelve agents, uniform play: rows against edges, messages and gain. */
export function recordRows(
  rowCounts: readonly number[] = [100, 200, 400, 800, 1600, 3200],
  count: number = seeds,
): readonly RowsRow[] {
  return rowCounts.map((rows) => {
    const row = edgesFound(count, (seed) => teamAndLog(12, seed, () => ({ rows })));
    const sums = { none: 0, learned: 0, all: 0 };
    for (let seed = 0; seed < count; seed++) {
      const { team, log } = teamAndLog(12, seed, () => ({ rows }));
      const gain = gains(team, log);
      for (const key of ["none", "learned", "all"] as const) sums[key] += gain[key] / count;
    }
    return { rows, ...row, ...sums };
  });
}

/** Twelve agents, 1,600 rows of a team that plays its optimum and explores. */
export function recordExploring(count: number = seeds): Recorded["exploring"] {
  return [1, 0.7, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03, 0.01, 0].map((explore) => ({
    explore,
    ...edgesFound(count, (seed) =>
      teamAndLog(12, seed, ({ optimum }) => ({ rows: 1600, habit: optimum, explore })),
    ),
  }));
}

/** The share of the edges found in 1,600 rows by teams of 6 to 48. */
export function recordSizes(): Recorded["sizes"] {
  return [6, 12, 24, 48].map((agents) => ({
    agents,
    ...edgesFound(seeds, (seed) => teamAndLog(agents, seed, () => ({ rows: 1600 }))),
  }));
}

/** Agents 0, 1, 2 are paid 3 for an odd number of ones, 3 and 4 for doing the same: 3,200 rows. */
export function recordParity(): Recorded["parity"] {
  const game = countingGame(5, 2, () => 0);
  const payoff = (a: ArrayLike<number>) => 3 * ((a[0]! + a[1]! + a[2]!) % 2) + (a[3] === a[4] ? 3 : 0);
  const logs = (seed: number) =>
    playLog({ ...game, payoff }, { rows: 3200, noise: 1 }, seededStream(`parity ${seed}`));
  const edge = edgesFound(seeds, (seed) => ({ team: { edges: [[3, 4]] }, log: logs(seed) }));
  const parity = edgesFound(seeds, (seed) => ({
    team: {
      edges: [
        [0, 1],
        [0, 2],
        [1, 2],
      ],
    },
    log: logs(seed),
  }));
  return { edge, parity };
}

/** Twelve agents, 1,600 rows in which one copies another that it has no edge with. */
export function recordCopying(): Recorded["copying"] {
  return [0, 0.5, 0.9].map((share) => ({
    share,
    ...edgesFound(seeds, (seed) => {
      const { team, log } = teamAndLog(12, seed, () => ({ rows: 1600 }));
      const stream = seededStream(`copying ${seed}`);
      const [copier, copied] = strangers(team.edges);
      return { team, log: withCopying(log, { game: team.game, share, copier, copied }, stream) };
    }),
  }));
}

/** The first two agents without an edge. */
function strangers(edges: ReturnType<typeof hiddenTeam>["edges"]): [number, number] {
  const joined = new Set(edges.map(([i, j]) => `${i} ${j}`));
  const other = Array.from({ length: 11 }, (_, k) => k + 1).find((j) => !joined.has(`0 ${j}`))!;
  return [other, 0];
}

/** Each part of the recording by its name. */
export const parts: { readonly [Part in keyof Recorded]: () => Recorded[Part] } = {
  matrix: recordMatrix,
  teams: recordTeams,
  tenfold: recordTenfold,
  mixing: recordMixing,
  curves: recordCurves,
  cliff: recordCliff,
  rows: recordRows,
  exploring: recordExploring,
  sizes: recordSizes,
  parity: recordParity,
  copying: recordCopying,
};
