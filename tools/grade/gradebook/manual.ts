/** Points that a person gave: rows of `student,question,points`. They are merged anew at every grading. */
import { CourseError } from "../../course-error.js";
import type { Result } from "../class/result.js";
import { parseCsv } from "./csv.js";

/** By student, then by question. */
export type ManualPoints = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** @throws CourseError naming the row that has no number where points belong */
export function parseManual(text: string, path: string): ManualPoints {
  const points = new Map<string, Map<string, number>>();
  parseCsv(text).rows.forEach(([student = "", question = "", given = ""], i) => {
    if (student === "" || (i === 0 && given.trim().toLowerCase() === "points") || given.trim() === "") return;
    const number = Number(given.replace(",", "."));
    if (!Number.isFinite(number) || number < 0)
      throw new CourseError(`${path}, row ${i + 1}: points must be a number of at least 0, got "${given}"`);
    const own = points.get(student) ?? new Map<string, number>();
    points.set(student, own.set(question, number));
  });
  return points;
}

/** The result with the points of a person; more than the maximum counts as the maximum, and is noted. */
export function withManual(result: Result, manual: ManualPoints): Result {
  const given = manual.get(result.student);
  if (!given) return result;
  const notes: string[] = [];
  const questions = result.questions.map((question) => {
    const points = given.get(question.id);
    if (points === undefined) return question;
    if (!question.manual) {
      notes.push(`points for ${question.id}, which a person does not grade, were passed over`);
      return question;
    }
    const { maximum } = question.manual;
    if (points > maximum) notes.push(`${points} points for ${question.id} were cut to ${maximum}`);
    const counted = Math.min(points, maximum);
    const automatic = question.checks.reduce((sum, check) => sum + check.points, 0);
    return { ...question, points: automatic + counted, manual: { maximum, points: counted } };
  });
  for (const id of given.keys())
    if (!result.questions.some((question) => question.id === id))
      notes.push(`points for ${id}, which is no question, were passed over`);
  return {
    ...result,
    questions,
    points: questions.reduce((sum, { points }) => sum + points, 0),
    pending: questions.reduce(
      (sum, { manual: it }) => sum + (it && it.points === undefined ? it.maximum : 0),
      0,
    ),
    notes: [...new Set([...result.notes, ...notes])],
  };
}

/** The points that results already hold, so that they outlive a regrading. */
export function manualOf(results: Iterable<Result>): ManualPoints {
  const points = new Map<string, Map<string, number>>();
  for (const { student, questions, answers } of results) {
    const given = questions.filter(
      ({ manual, cells }) => manual?.points !== undefined && cells.some((cell) => cell in answers),
    );
    if (given.length > 0) points.set(student, new Map(given.map(({ id, manual }) => [id, manual!.points!])));
  }
  return points;
}

/** The points of `later` over those of `earlier`. */
export function merged(earlier: ManualPoints, later: ManualPoints): ManualPoints {
  const points = new Map([...earlier].map(([student, own]) => [student, new Map(own)]));
  for (const [student, own] of later) points.set(student, new Map([...(points.get(student) ?? []), ...own]));
  return points;
}
