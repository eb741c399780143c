/** A bet compared with the published answer, where its cells cannot run. */
import type { Bet } from "coordlab/bets/bet.js";
import { compare } from "coordlab/bets/compare.js";
import type { KeptBet } from "coordlab-figures/bets/bet-store.js";
import { type SettledAnswer, settledAnswerType } from "coordlab-figures/bets/settled-answer.js";
import { publishedFile } from "../figures/published.js";
import type { PageBet } from "./page-bet.js";

/** @returns the bet with its comparison; `undefined` where the notebook holds no answer to it */
export async function comparedWithPublished(bet: PageBet, kept: KeptBet): Promise<KeptBet | undefined> {
  const file = await publishedFile();
  const outputs = file?.notebook.cells.flatMap((cell) => cell.outputs ?? []) ?? [];
  const found = outputs
    .map(({ data }) => data?.[settledAnswerType] as SettledAnswer | undefined)
    .find((answer) => answer?.id === bet.id);
  if (!found) return undefined;
  // The page does not know what tempts, so that nobody finds it there.
  const asked = { ...bet, tempting: [], shows: "" } as unknown as Bet;
  const comparison = compare(asked, kept.guess, found.answer, found.within);
  return { ...kept, answer: found.answer, ...comparison, tempted: false };
}
