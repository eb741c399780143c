/** A class's answers, read from the files that students hand in: what is a gap, and what is a misconception. */
import { betStore } from "coordlab-figures/bets/bet-store.js";
import { quizId, quizItems } from "./quiz-bets.js";
import { letters, type QuizItem, rightLetter, type Sitting, sittings } from "./quiz-item.js";
import { byChance, quizPoints } from "./quiz-points.js";

/** One answer of one student in one sitting. */
export interface QuizAnswer {
  readonly name: string;
  readonly letter: string;
  readonly sure: number;
}

/** What one student handed in; a sitting that was not taken is empty. */
export type QuizSheet = Readonly<Record<Sitting, readonly QuizAnswer[]>>;

/** Sure enough to be called a belief, in percent. */
const sureFrom = 60;

/** An item over a class in one sitting: four shares of those who answered it, and the favourite wrong answer. */
export interface ItemReading {
  readonly item: string;
  readonly misconception: string;
  readonly sitting: Sitting;
  readonly answers: number;
  readonly rightSure: number;
  readonly rightUnsure: number;
  /** A gap: teach it. */
  readonly wrongUnsure: number;
  /** A misconception: confront it. */
  readonly wrongSure: number;
  /** The belief behind the wrong answer that was given most; undefined if all are right. */
  readonly favourite?: string;
}

/**
 * The answers in a file of kept bets, `bets.json` or what {@link quizHandIn} prints; others in it are left out.
 *
 * @throws SyntaxError if the text is no JSON, RangeError if it is no list of bets
 */
export function readQuizSheet(text: string): QuizSheet {
  const kept: unknown = JSON.parse(text);
  if (!Array.isArray(kept)) throw new RangeError(`a sheet is a list of bets, got ${typeof kept}`);
  const answersOf = (sitting: Sitting) =>
    quizItems.flatMap((item): QuizAnswer[] => {
      const bet = kept.find((one: { id?: unknown }) => one?.id === quizId(item, sitting));
      const letter = String((bet as { guess?: unknown } | undefined)?.guess);
      if (!(letters as readonly string[]).includes(letter)) return [];
      const sure = Number((bet as { sure?: unknown }).sure ?? byChance);
      return [{ name: item.name, letter, sure: Math.min(100, Math.max(0, Math.round(sure) || byChance)) }];
    });
  return { before: answersOf("before"), after: answersOf("after") };
}

/**
 * All sheets of a folder, a file each; a file that cannot be read is named and left out.
 *
 * @throws Error where there are no files, as in a page
 */
export function readQuizFolder(folder: string): QuizSheet[] {
  const fs = (globalThis as { process?: typeof process }).process?.getBuiltinModule?.("node:fs");
  if (!fs) throw new Error("files are read in Jupyter only; in a page there are none");
  return fs.readdirSync(folder).flatMap((file) => {
    try {
      return [readQuizSheet(fs.readFileSync(`${folder}/${file}`, "utf8"))];
    } catch (error) {
      console.log(`${file} is left out: ${(error as Error).message}`);
      return [];
    }
  });
}

/** The learner's own answers as a text to hand in: the kept bets of the quiz and nothing else. */
export function quizHandIn(): string {
  return JSON.stringify(
    betStore()
      .kept()
      .filter(({ id }) => id.startsWith("quiz-"))
      .map(({ id, guess, sure }) => ({ id, guess, sure })),
  );
}

/** Every item in both sittings, over a class. */
export function readItems(sheets: readonly QuizSheet[]): ItemReading[] {
  return sittings.flatMap((sitting) =>
    quizItems.map((item) => {
      const all = sheets.flatMap((sheet) => sheet[sitting].filter(({ name }) => name === item.name));
      const right = rightLetter(item[sitting]);
      const share = (test: (answer: QuizAnswer) => boolean) =>
        all.length === 0 ? 0 : all.filter(test).length / all.length;
      const favourite = favouriteBelief(item, sitting, all);
      return {
        item: item.name,
        misconception: item.misconception,
        sitting,
        answers: all.length,
        rightSure: share(({ letter, sure }) => letter === right && sure >= sureFrom),
        rightUnsure: share(({ letter, sure }) => letter === right && sure < sureFrom),
        wrongUnsure: share(({ letter, sure }) => letter !== right && sure < sureFrom),
        wrongSure: share(({ letter, sure }) => letter !== right && sure >= sureFrom),
        ...(favourite !== undefined && { favourite }),
      };
    }),
  );
}

/** A class in a sitting: sheets, the share of right answers, and the mean points of an answer. */
export interface ClassReading {
  readonly sitting: Sitting;
  readonly sheets: number;
  readonly right: number;
  readonly points: number;
}

/** Both sittings of a class; those who took one of them count in it. */
export function readClass(sheets: readonly QuizSheet[]): ClassReading[] {
  return sittings.map((sitting) => {
    const all = sheets.flatMap((sheet) =>
      sheet[sitting].map(({ name, letter, sure }) => {
        const item = quizItems.find((one) => one.name === name)!;
        return { right: letter === rightLetter(item[sitting]), sure };
      }),
    );
    const mean = (value: (answer: (typeof all)[number]) => number) =>
      all.reduce((sum, answer) => sum + value(answer), 0) / Math.max(1, all.length);
    return {
      sitting,
      sheets: sheets.filter((sheet) => sheet[sitting].length > 0).length,
      right: mean(({ right }) => Number(right)),
      points: mean(({ right, sure }) => quizPoints(right, sure)),
    };
  });
}

function favouriteBelief(
  item: QuizItem,
  sitting: Sitting,
  answers: readonly QuizAnswer[],
): string | undefined {
  const { options } = item[sitting];
  const counts = options.map(
    ({ belief }, i) => [belief, answers.filter(({ letter }) => letter === letters[i]).length] as const,
  );
  const wrong = counts.filter(([belief, count]) => belief !== undefined && count > 0);
  return wrong.sort((a, b) => b[1] - a[1])[0]?.[0];
}
