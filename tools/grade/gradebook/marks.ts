/**
 * `manual.csv`: what a person gave for written answers. Columns student, question and points; name and maximum stand
 * there for the reader, boxes are the ticked lines of the rubric, counted from 1, and comment goes to the student.
 */
import { CourseError } from "../../course-error.js";
import type { WrittenResult } from "../judge/question-result.js";
import { formatCsv, harmless, parseCsv } from "./csv.js";

export interface Mark {
  readonly points: number;
  /** Ticked lines of the rubric, from 0. */
  readonly boxes?: readonly number[];
  readonly comment?: string;
}

/** A student, and what was asked. */
export interface Asked {
  readonly student: string;
  readonly name?: string;
  readonly questions: readonly { readonly id: string; readonly manual?: WrittenResult }[];
}

/** By student, then by question. */
export type Marks = ReadonlyMap<string, ReadonlyMap<string, Mark>>;

const columns = ["student", "name", "question", "maximum", "points", "boxes", "comment"] as const;
type Column = (typeof columns)[number];

/**
 * A file without a heading has the columns student, question and points. Rows without points are answers still unread.
 *
 * @param results who there is, and what was asked of them
 * @throws CourseError naming the row with a student, question, column or number that cannot be
 */
export function parseMarks(text: string, path: string, results: Iterable<Asked>): Marks {
  const known = new Map<string, Asked>();
  for (const result of results) known.set(result.student, result).set(harmless(result.student), result);
  const { rows } = parseCsv(text);
  const head = rows[0]?.map((name) => name.trim().toLowerCase()) ?? [];
  const headed = head.includes("student") || head.includes("points");
  const order = headed ? head : ["student", "question", "points"];
  for (const name of order)
    if (!(columns as readonly string[]).includes(name))
      throw new CourseError(`${path}: no column is called "${name}"; there are ${columns.join(", ")}`);
  for (const name of ["student", "question", "points"])
    if (!order.includes(name)) throw new CourseError(`${path}: the column "${name}" is missing`);
  const marks = new Map<string, Map<string, Mark>>();
  rows.forEach((row, i) => {
    if ((headed && i === 0) || row.every((field) => field.trim() === "")) return;
    const at = (problem: string) => new CourseError(`${path}, row ${i + 1}: ${problem}`);
    if (row.length > order.length) throw at(`${row.length} fields, but ${order.length} columns`);
    const field = (column: Column) => row[order.indexOf(column)]?.trim() ?? "";
    const result = known.get(field("student"));
    if (!result) throw at(`there is no student "${field("student")}"`);
    const question = result.questions.find(({ id }) => id === field("question"));
    if (!question?.manual) {
      const asked = result.questions.flatMap(({ id, manual }) => (manual ? [id] : []));
      throw at(
        `a person gives no points for "${field("question")}"; for ${asked.join(", ") || "nothing"} they do`,
      );
    }
    if (field("points") === "") return;
    const own = marks.get(result.student) ?? new Map<string, Mark>();
    marks.set(result.student, own.set(question.id, markOf(field, question.manual, at)));
  });
  return marks;
}

function markOf(
  field: (column: Column) => string,
  { maximum, rubric = [] }: { readonly maximum: number; readonly rubric?: readonly unknown[] },
  at: (problem: string) => CourseError,
): Mark {
  const points = Number(field("points").replace(",", "."));
  if (!(points >= 0 && points <= maximum))
    throw at(`points must be a number from 0 to ${maximum}, got "${field("points")}"`);
  const boxes = field("boxes")
    .split(/\s+/)
    .filter((box) => box !== "")
    .map((box) => Number(box) - 1);
  if (boxes.some((box) => !Number.isInteger(box) || box < 0 || box >= rubric.length))
    throw at(`boxes are numbers from 1 to ${rubric.length}, got "${field("boxes")}"`);
  const comment = field("comment").replace(/^'(?=[=+\-@|%])/, "");
  return { points, ...(boxes.length > 0 ? { boxes } : {}), ...(comment === "" ? {} : { comment }) };
}

/** The file, with a row for every written answer, read or not. */
export function formatMarks(results: Iterable<Asked>, marks: Marks): string {
  const rows = [...results].flatMap(({ student, name = "", questions }) =>
    questions.flatMap(({ id, manual }) => {
      if (!manual || manual.untouched) return [];
      const mark = marks.get(student)?.get(id);
      const boxes = (mark?.boxes ?? []).map((box) => box + 1).join(" ");
      const points = mark === undefined ? "" : String(mark.points);
      return [
        [
          harmless(student),
          harmless(name),
          id,
          String(manual.maximum),
          points,
          boxes,
          harmless(mark?.comment ?? ""),
        ],
      ];
    }),
  );
  return formatCsv([columns, ...rows]);
}
