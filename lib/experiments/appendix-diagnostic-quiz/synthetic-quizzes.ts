/**
 * A synthetic class of thirty, for trying the page before there was a sitting. It is made of chance and says nothing
 * about people: before, four of ten answers are right, after, seven; a wrong answer is mostly the first wrong option.
 */
import { below, seededStream } from "coordlab/world/random.js";
import type { QuizAnswer, QuizSheet } from "./class-of-quizzes.js";
import { quizItems } from "./quiz-bets.js";
import { letters, rightLetter, type Sitting } from "./quiz-item.js";

/** @param seed equal seeds give equal classes */
export function syntheticQuizzes(students: number = 30, seed: string = "synthetic"): QuizSheet[] {
  const stream = seededStream(seed);
  const sheet = (sitting: Sitting, share: number): QuizAnswer[] =>
    quizItems.map((item) => {
      const right = rightLetter(item[sitting]);
      const wrong = letters.filter((letter) => letter !== right);
      const isRight = stream() < share;
      const letter = isRight ? right : wrong[stream() < 0.6 ? 0 : below(3, stream)]!;
      return { name: item.name, letter, sure: [25, 40, 60, 80, 95][below(isRight ? 5 : 4, stream)]! };
    });
  return Array.from({ length: students }, () => ({
    before: sheet("before", 0.4),
    after: sheet("after", 0.7),
  }));
}
