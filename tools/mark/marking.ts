/** What a person has to read: by question the answers of all students, in an order that gives nobody away. */
import { createHash } from "node:crypto";
import type { Mark, Marks } from "../grade/gradebook/marks.js";
import { numbersText } from "../grade/judge/variants.js";
import type { Result } from "../grade/result/result.js";

export interface Marking {
  readonly title: string;
  readonly questions: readonly MarkedQuestion[];
}

export interface MarkedQuestion {
  readonly id: string;
  readonly title: string;
  readonly maximum: number;
  readonly rubric: readonly { readonly points: number; readonly text: string }[];
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly student: string;
  readonly name?: string;
  readonly texts: readonly string[];
  /** The picture that belongs to the answer, as a data address. */
  readonly picture?: string;
  readonly mark?: Mark;
}

/** An answer that was left as it was given out needs nobody to read it, and is not there. */
export function markingOf(results: readonly Result[], marks: Marks): Marking {
  const ids = [
    ...new Set(results.flatMap(({ questions }) => questions.filter((it) => it.manual).map(({ id }) => id))),
  ];
  const questions = ids.map((id): MarkedQuestion => {
    const answers: Answer[] = [];
    let shape: Omit<MarkedQuestion, "answers"> | undefined;
    for (const result of results) {
      const question = result.questions.find((it) => it.id === id);
      if (!question?.manual) continue;
      const { maximum, rubric = [], untouched, picture } = question.manual;
      shape ??= { id, title: question.title, maximum, rubric };
      if (untouched) continue;
      const mark = marks.get(result.student)?.get(id);
      const shown = picture === undefined ? undefined : result.pictures?.[picture];
      answers.push({
        student: result.student,
        ...(result.name === undefined ? {} : { name: result.name }),
        texts: [
          ...(result.numbers === undefined ? [] : [`(own numbers: ${numbersText(result.numbers)})`]),
          ...question.cells.flatMap((cell) => result.answers[cell]?.trim() || []),
        ],
        ...(shown === undefined ? {} : { picture: shown }),
        ...(mark === undefined ? {} : { mark }),
      });
    }
    const place = ({ student }: Answer) => createHash("sha256").update(`${id}\0${student}`).digest("hex");
    return { ...shape!, answers: answers.sort((a, b) => (place(a) < place(b) ? -1 : 1)) };
  });
  return {
    title: results[0]?.assignment ?? "",
    questions: questions.filter(({ answers }) => answers.length > 0),
  };
}

export function unreadOf({ questions }: Marking): number {
  return questions.reduce(
    (sum, { answers }) => sum + answers.filter(({ mark }) => mark === undefined).length,
    0,
  );
}
