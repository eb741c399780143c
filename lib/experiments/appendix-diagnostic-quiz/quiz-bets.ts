/** The items of the quiz as bets: placed like all others, kept like all others, compared at the end. */
import type { ChoiceBet } from "coordlab/bets/bet.js";
import { choosingItems } from "./items-on-choosing.js";
import { scaleItems } from "./items-on-scale.js";
import { letters, type QuizItem, rightLetter, type Sitting } from "./quiz-item.js";

/** The twelve items, in the order in which the quiz asks them. */
export const quizItems: readonly QuizItem[] = choosingItems.flatMap((item, i) => [item, scaleItems[i]!]);

/** The id under which an item's answer is kept. */
export const quizId = (item: QuizItem, sitting: Sitting): string => `quiz-${sitting}-${item.name}`;

/** A sitting's items as bets on a letter, by name. */
export function quizBets(sitting: Sitting): Readonly<Record<string, ChoiceBet>> {
  return Object.fromEntries(quizItems.map((item) => [item.name, betOf(item, sitting)]));
}

/** The right letters of a sitting, by name. */
export function quizAnswers(sitting: Sitting): Readonly<Record<string, string>> {
  return Object.fromEntries(quizItems.map((item) => [item.name, rightLetter(item[sitting])]));
}

function betOf(item: QuizItem, sitting: Sitting): ChoiceBet {
  const { stem, options } = item[sitting];
  const tempting = options.findIndex(({ belief }) => belief !== undefined);
  return {
    kind: "choice",
    id: quizId(item, sitting),
    question: stem,
    options: [...letters],
    tempting: letters[tempting]!,
    misconception: item.misconception,
    shows: "",
  };
}
