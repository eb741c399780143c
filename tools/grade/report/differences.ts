/** What a regrading changes, before anything is written: who gains, who loses, and why. */

import { points } from "../gradebook/grades-csv.js";
import { type Result, score } from "../result/result.js";

export function differences(before: readonly Result[], after: readonly Result[]): string {
  const known = new Map(before.map((result) => [result.student, result]));
  const lines: string[] = [];
  let [gained, lost, unchanged] = [0, 0, 0];
  for (const result of after) {
    const old = known.get(result.student);
    known.delete(result.student);
    const change = old ? score(result) - score(old) : 0;
    if (old && change === 0) unchanged++;
    if (change > 0) gained++;
    if (change < 0) lost++;
    if (!old) lines.push(`${result.student}: new, ${points(score(result))} points`);
    else if (change !== 0)
      lines.push(
        `${result.student}: ${points(score(old))} -> ${points(score(result))}`,
        ...reasons(old, result).map((line) => `    ${line}`),
      );
  }
  for (const [student, old] of known)
    lines.push(`${student}: ${points(score(old))} points before, nothing handed in now`);
  return `${[...lines, `${gained} gain, ${lost} lose, ${unchanged} keep their points`].join("\n")}\n`;
}

/** The checks that turned, and whatever else moved the sum. */
function reasons(old: Result, now: Result): string[] {
  const lines: string[] = [];
  for (const question of now.questions) {
    const earlier = old.questions.find(({ id }) => id === question.id);
    if (!earlier) lines.push(`${question.id}: a new question`);
    for (const check of question.checks) {
      const was = earlier?.checks.find(({ title }) => title === check.title);
      if (!was || was.points === check.points) continue;
      const why = check.reason ?? "it holds now";
      lines.push(
        `${question.id}, ${check.title}: ${points(was.points)} -> ${points(check.points)} (${[why, ...(check.calls ?? [])].join("; ")})`,
      );
    }
    const [written, writtenNow] = [earlier?.manual?.points, question.manual?.points];
    if (written !== writtenNow)
      lines.push(`${question.id}, written answer: ${written ?? "not read"} -> ${writtenNow ?? "not read"}`);
  }
  const [penalty, penaltyNow] = [old.late?.penalty ?? 0, now.late?.penalty ?? 0];
  if (penalty !== penaltyNow) lines.push(`penalty for lateness: ${points(penalty)} -> ${points(penaltyNow)}`);
  if (old.provenance.submission !== now.provenance.submission) lines.push("another file was handed in");
  return lines;
}
