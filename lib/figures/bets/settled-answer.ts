/** The answer that a settled bet leaves in an output, for whoever reads the notebook without running it. */
import type { Answer } from "coordlab/bets/bet.js";

/** Its media type. */
export const settledAnswerType = "application/vnd.coordlab.bet+json";

/** What stands under it. */
export interface SettledAnswer {
  readonly id: string;
  readonly answer: Answer;
  /** The interval of the measured worlds. */
  readonly within?: readonly [number, number];
}

/** The words of a comparison as a sentence begins. */
export function asSentence(words: string): string {
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
}
