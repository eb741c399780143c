/** Points that a person gave, taken over into results. They are merged anew at every grading. */
import type { Result } from "../result/result.js";
import type { Mark, Marks } from "./marks.js";

/** The result with the points of a person; more than the maximum counts as the maximum, and is noted. */
export function withManual(result: Result, marks: Marks): Result {
  const given = marks.get(result.student);
  if (!given) return result;
  const notes: string[] = [];
  const questions = result.questions.map((question) => {
    const mark = given.get(question.id);
    if (mark === undefined) return question;
    if (!question.manual) {
      notes.push(`points for ${question.id}, which a person does not grade, were passed over`);
      return question;
    }
    const { maximum } = question.manual;
    if (mark.points > maximum) notes.push(`${mark.points} points for ${question.id} were cut to ${maximum}`);
    const counted = Math.min(mark.points, maximum);
    const automatic = question.checks.reduce((sum, check) => sum + check.points, 0);
    return {
      ...question,
      points: automatic + counted,
      manual: { ...question.manual, ...mark, points: counted },
    };
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
export function manualOf(results: Iterable<Result>): Marks {
  const marks = new Map<string, Map<string, Mark>>();
  for (const { student, questions } of results)
    for (const { id, manual } of questions) {
      if (manual?.points === undefined || manual.untouched) continue;
      const { points, boxes, comment } = manual;
      const own = marks.get(student) ?? new Map<string, Mark>();
      const mark = { points, ...(boxes ? { boxes } : {}), ...(comment === undefined ? {} : { comment }) };
      marks.set(student, own.set(id, mark));
    }
  return marks;
}

/** The points of `later` over those of `earlier`. */
export function merged(earlier: Marks, later: Marks): Marks {
  const marks = new Map([...earlier].map(([student, own]) => [student, new Map(own)]));
  for (const [student, own] of later) marks.set(student, new Map([...(marks.get(student) ?? []), ...own]));
  return marks;
}
