/** The bets of a notebook with what its committed outputs answer: for tests that guess wrongly and rightly. */
import type { Answer, Bet, Guess } from "coordlab/bets/bet.js";
import { everyBet } from "coordlab-experiments/every-bet.js";
import { settledAnswerType } from "coordlab-figures/bets/settled-answer.js";
import type { JsonObject, Notebook } from "../notebook/notebook.js";

/** A bet, the name of the cell's constant, and the answer that a run gives. */
export interface AskedBet {
  readonly bet: Bet;
  readonly name: string;
  readonly answer: Answer;
}

/** Those that the notebook settles, in their order. */
export function askedBets({ cells }: Notebook): AskedBet[] {
  const answers = new Map<string, Answer>();
  for (const cell of cells) {
    if (cell.cell_type !== "code") continue;
    for (const output of cell.outputs) {
      const { data } = output as unknown as { readonly data?: JsonObject };
      const settled = data?.[settledAnswerType] as unknown as { id: string; answer: Answer } | undefined;
      if (settled) answers.set(settled.id, settled.answer);
    }
  }
  return cells.flatMap(({ metadata, source }): AskedBet[] => {
    const id = (metadata.course as JsonObject | undefined)?.bet;
    const bet = everyBet.find((one) => one.id === id);
    const answer = answers.get(String(id));
    const name = /const (\w+) = placeBet\(/.exec(source)?.[1];
    return bet && name && answer !== undefined ? [{ bet, name, answer }] : [];
  });
}

/** The guess of somebody with the misconception; of a range the end that is farther off. */
export function temptedGuess({ bet, answer }: AskedBet): Guess {
  if (bet.kind !== "number") return bet.tempting;
  const off = (guess: number) => Math.abs(guess - Number(answer));
  const [from, to] = bet.tempting;
  return off(from) > off(to) ? from : to;
}

/** A guess that is right. */
export function rightGuess({ bet, answer }: AskedBet): Guess {
  if (bet.kind === "choice") return [answer].flat()[0] as string;
  if (bet.kind !== "ranking") return answer as Guess;
  const value = answer as Readonly<Record<string, number>>;
  return [...bet.options].sort((a, b) => value[b]! - value[a]!);
}
