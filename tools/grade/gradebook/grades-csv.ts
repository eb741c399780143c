/** `grades.csv` in the columns of nbgrader's export. */
import { type Result, score } from "../result/result.js";
import { formatCsv, harmless } from "./csv.js";

const columns = [
  "assignment",
  "duedate",
  "timestamp",
  "student_id",
  "last_name",
  "first_name",
  "email",
  "raw_score",
  "late_submission_penalty",
  "score",
  "max_score",
];

export function gradesCsv(results: readonly Result[], due: string): string {
  const rows = results.map((result) => {
    const { last, first } = names(result);
    return [
      result.assignment,
      result.late?.due ?? due,
      result.submitted ?? "",
      harmless(result.student),
      harmless(last),
      harmless(first),
      harmless(result.email ?? ""),
      result.failure ? "" : points(result.points),
      points(result.late?.penalty ?? 0),
      result.failure ? "" : points(score(result)),
      points(result.maximum),
    ];
  });
  return formatCsv([columns, ...rows]);
}

/** Points without the noise of binary fractions. */
export function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function names({ name = "", lastName }: Result): { last: string; first: string } {
  if (lastName !== undefined && name.endsWith(lastName))
    return { last: lastName, first: name.slice(0, -lastName.length).trim() };
  const parts = name.trim().split(/\s+/);
  return { last: parts.at(-1) ?? "", first: parts.slice(0, -1).join(" ") };
}
