/** A team that leaves it to dice who answers. */

/** Of 100 questions, those with that number of answers. */
export interface DiceRow {
  readonly answers: string;
  readonly questions: number;
}

/**
 * Each of `agents` answers with probability 1 / `agents`: the binomial law, in questions of 100.
 *
 * @throws RangeError if `agents` is not a whole number from 2 to 50
 * @example answersByDice(2)[1] // { answers: "1", questions: 50 }
 */
export function answersByDice(agents: number): DiceRow[] {
  if (!Number.isInteger(agents) || agents < 2 || agents > 50)
    throw new RangeError(`agents must be a whole number from 2 to 50, got ${agents}`);
  const rows: DiceRow[] = [];
  let ways = 1;
  for (let k = 0; k <= agents; k++) {
    rows.push({
      answers: String(k),
      questions: 100 * ways * (1 / agents) ** k * (1 - 1 / agents) ** (agents - k),
    });
    ways = (ways * (agents - k)) / (k + 1);
  }
  return rows;
}
