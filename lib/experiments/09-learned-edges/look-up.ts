/** Rows of what was recorded or fitted, by name: what the notebook's sentences are checked against. */
import { type FitRow, factorisations, fitRow, fittedByCount, sixAgentGames } from "./fits.js";
import type { SeedsResult } from "./many-seeds.js";
import type { MatrixRow, RowsRow } from "./recorded-learning.js";
import { recordedLearning } from "./recorded-runs.js";
import { exactlyOne } from "./three-failures.js";

/** A learner on a game, 200 seeds. */
export function matrixRow(game: string, learner: string, regime = "exploring less and less"): MatrixRow {
  return only(
    recordedLearning.matrix,
    (row) => row.game === game && row.learner === learner && row.regime === regime,
  );
}

/** QMIX on the penalty game of -10 with one setting changed. */
export function turnedRow(setting: string): SeedsResult {
  return only(recordedLearning.turned, (row) => row.setting === setting);
}

/** What logs of that many rows show. */
export function rowsAt(rows: number): RowsRow {
  return only(recordedLearning.rows, (row) => row.rows === rows);
}

/** The best fit of the game whose name holds `words`: 0 without edges, 1 by a ring's, 2 by all pairs. */
export function fitOf(words: string, terms: number): FitRow {
  return fitRow(
    only(sixAgentGames, ([name]) => name.includes(words)),
    factorisations[terms]!,
  );
}

/** How many of six answer by the best fit of all pairs to the support desk. */
export function deskAnswers(): number {
  const fitted = fittedByCount(exactlyOne(6), factorisations[2]![1]).filter(
    ({ kind }) => kind !== "what it pays",
  );
  return fitted.reduce((best, row) => (row.value > best.value ? row : best)).count;
}

function only<Row>(rows: readonly Row[], isIt: (row: Row) => boolean): Row {
  const [row, ...more] = rows.filter(isIt);
  if (row === undefined || more.length > 0)
    throw new RangeError(`one row is asked for, ${more.length + Number(row !== undefined)} are there`);
  return row;
}
