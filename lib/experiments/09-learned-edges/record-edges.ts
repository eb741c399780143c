/** The long runs on hidden graphs: seeded, so that they are the same on every machine. */
import { countingGame } from "coordlab/learning/games.js";
import { seededStream } from "coordlab/world/random.js";
import { edgesFound, edgesShown, gains, type HiddenTeam, teamAndLog, withCopying } from "./hidden-team.js";
import { playLog } from "./play-log.js";
import type { Recorded, RowsRow } from "./recorded-learning.js";

const seeds = 200;

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
  const three: Pick<HiddenTeam, "edges"> = {
    edges: [
      [0, 1],
      [0, 2],
      [1, 2],
    ],
  };
  const parity = edgesFound(seeds, (seed) => ({ team: three, log: logs(seed) }));
  const shown = [0, 0, 0, 0];
  for (let seed = 0; seed < seeds; seed++) shown[edgesShown(three, logs(seed)).found.length]! += 100 / seeds;
  return { edge, parity, shown };
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
function strangers(edges: HiddenTeam["edges"]): [number, number] {
  const joined = new Set(edges.map(([i, j]) => `${i} ${j}`));
  const other = Array.from({ length: 11 }, (_, k) => k + 1).find((j) => !joined.has(`0 ${j}`))!;
  return [other, 0];
}
