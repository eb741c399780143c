/** The learner's own two sittings, told once both are there. */
import { betStore } from "coordlab-figures/bets/bet-store.js";
import { type QuizSheet, readQuizSheet } from "./class-of-quizzes.js";
import { quizItems } from "./quiz-bets.js";
import { letters, rightLetter, type Sitting, sittings } from "./quiz-item.js";
import { quizPoints } from "./quiz-points.js";

/**
 * Prints how both sittings went, item by item: right or the belief behind the answer, how sure, and the points. Until
 * an item has been answered twice it is only counted, so that the first sitting gives nothing away.
 */
export function myQuiz(sheet: QuizSheet = readQuizSheet(JSON.stringify(betStore().kept()))): void {
  const twice = quizItems.filter(({ name }) => sittings.every((sitting) => answerOf(sheet, sitting, name)));
  const [before, after] = sittings.map((sitting) => sheet[sitting].length);
  const all = quizItems.length;
  console.log(`Answered before: ${before} of ${all}; after: ${after} of ${all}.`);
  if (twice.length === 0) {
    console.log("An item is told once it has been answered in both sittings.");
    return;
  }
  for (const item of twice) {
    const told = sittings.map((sitting) => {
      const { letter, sure } = answerOf(sheet, sitting, item.name)!;
      const option = item[sitting].options[(letters as readonly string[]).indexOf(letter)]!;
      return `${sitting} ${option.belief === undefined ? "right" : `"${option.belief}"`}, ${sure} % sure`;
    });
    console.log(`${item.name}: ${told.join("; ")}`);
  }
  for (const sitting of sittings) {
    const points = twice.reduce((sum, item) => {
      const { letter, sure } = answerOf(sheet, sitting, item.name)!;
      return sum + quizPoints(letter === rightLetter(item[sitting]), sure);
    }, 0);
    const right = twice.filter(
      (item) => answerOf(sheet, sitting, item.name)!.letter === rightLetter(item[sitting]),
    ).length;
    console.log(`${sitting}: ${right} of ${twice.length} right, ${points.toFixed(2)} points`);
  }
}

const answerOf = (sheet: QuizSheet, sitting: Sitting, name: string) =>
  sheet[sitting].find((answer) => answer.name === name);
