/** The notebook's tables of runs. */
import { jointActionCount } from "coordlab/world/game.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { TableFigure } from "coordlab-figures/figure.js";
import type { SeedsResult } from "./many-seeds.js";
import type { Recorded } from "./recorded-learning.js";

const percent = ({ reached, low, high }: SeedsResult): string =>
  `${Number(reached.toFixed(1))} (${low.toFixed(0)} to ${high.toFixed(0)})`;

/** A few seeds run just now beside the many that were recorded. */
export function besideRecorded(live: readonly SeedsResult[], kept: readonly SeedsResult[]): TableFigure {
  const rows = live.map((row) => {
    const long = kept.find(({ learner }) => learner === row.learner)!;
    return { learner: row.learner, now: row.reached, recorded: percent(long), earned: long.earned };
  });
  return table(rows, {
    digits: 1,
    columns: {
      learner: "learner",
      now: `at the optimum, % of ${live[0]!.seeds} seeds run now`,
      recorded: `% of ${kept[0]!.seeds} recorded (95 % interval)`,
      earned: "earned, mean of those",
    },
  });
}

/** Teams on graphs: what they keep, out of how many joint actions, and what they reach. */
export function teamsTable(
  { teams }: Pick<Recorded, "teams">,
  sizes: Readonly<Record<string, readonly [number, number]>>,
): TableFigure {
  const rows = teams
    .filter(({ team }) => sizes[team])
    .map((row) => {
      const [agents, actions] = sizes[row.team]!;
      const joint = Number(jointActionCount(new Array<number>(agents).fill(actions)));
      return { ...row, joint, share: percent(row), mean: `${row.earned.toFixed(1)} of ${row.optimum}` };
    });
  return table(rows, {
    columns: {
      team: "team",
      joint: "joint actions",
      learner: "learner",
      numbers: "numbers kept",
      share: "at the optimum, % of 200 seeds (95 % interval)",
      mean: "earned",
    },
  });
}

/** Share of 200 seeds at the optimum, by learner and by game, in three regimes. */
export function honestyTable({ matrix }: Pick<Recorded, "matrix">, games: readonly string[]): TableFigure {
  const learners = [...new Set(matrix.map(({ learner }) => learner))];
  const regimes = [...new Set(matrix.map(({ regime }) => regime))];
  const rows = regimes.flatMap((regime) =>
    learners.map((learner) => {
      const of = (game: string) =>
        matrix.find((row) => row.regime === regime && row.learner === learner && row.game === game)!;
      return {
        regime,
        learner,
        ...Object.fromEntries(games.map((game) => [game, Number(of(game).reached.toFixed(0))])),
      };
    }),
  );
  return table(rows, { caption: "% of 200 seeds at the optimum after 5,000 steps." });
}

/** The rows that two programs disagreed about: 200 seeds each, then 2,000. */
export function againTable({ matrix, again }: Pick<Recorded, "matrix" | "again">): TableFigure {
  const rows = again.map((row) => {
    const { regime, game, learner, apart, even = "" } = row;
    const few = matrix.find((it) => it.regime === regime && it.game === game && it.learner === learner)!;
    return { row: `${learner}, ${game}, ${regime}`, few: percent(few), apart, many: percent(row), even };
  });
  return table(rows, {
    columns: {
      row: "learner, game, how they played",
      few: "% of 200 seeds (95 % interval)",
      apart: "% of another 200, by a program written apart",
      many: "% of 2,000 seeds (95 % interval)",
      even: "and with even noise",
    },
  });
}

/** Rows of the log against edges, messages and gain. */
export function rowsTable({ rows }: Pick<Recorded, "rows">): TableFigure {
  const shown = rows.map((row) => ({
    ...row,
    share: `${row.found.toFixed(1)} ± ${row.foundReach.toFixed(1)}`,
  }));
  return table(shown, {
    digits: { invented: 2, messages: 1, none: 0, learned: 1, all: 1, rows: 0 },
    columns: {
      rows: "rows",
      share: "edges found (%)",
      invented: "false edges",
      messages: "messages a round",
      none: "gain without edges (%)",
      learned: "with the edges found",
      all: "with all pairs",
    },
    caption:
      "Twelve agents, 18 true edges of 66 pairs, means of 200 teams. Everyone to everyone is 132 messages.",
  });
}

/** QMIX on one game with one setting of its training changed at a time. */
export function turnedTable({ turned }: Pick<Recorded, "turned">): TableFigure {
  const rows = turned.map((row) => ({ setting: row.setting, seeds: row.seeds, share: percent(row) }));
  return table(rows, {
    columns: {
      setting: "QMIX, exploring less and less, penalty -10",
      seeds: "seeds",
      share: "at the optimum, % (95 % interval)",
    },
    caption: "As above: rate 0.01, weights from [0, 0.5), errors of at most 10, 5,000 steps.",
  });
}
