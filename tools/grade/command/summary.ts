/** What the console says of a class. */
import { join } from "node:path";
import { printable } from "../../printable.js";
import { points } from "../gradebook/grades-csv.js";
import { type Result, score } from "../result/result.js";

/** Those without points first: somebody has to act. */
export function summary(results: readonly Result[], notes: readonly string[], out: string): string {
  const apart = results.filter(({ failure }) => failure);
  const first = apart.map(
    ({ student, failure, provenance }) =>
      `NOT GRADED  ${student}: ${failure!.reason} (${provenance.file}); look at the file, ask for another`,
  );
  const lines = results.flatMap((result) => {
    if (result.failure) return [];
    const marks = [
      ...(result.late ? [`${result.late.days} d late`] : []),
      ...(result.pending > 0 ? [`${points(result.pending)} unread`] : []),
      ...(result.notes.length > 0 ? [`${result.notes.length} put right`] : []),
    ];
    return [
      `${points(score(result)).padStart(7)} of ${points(result.maximum - result.pending)}  ${result.student}${result.name === undefined ? "" : ` ${result.name}`}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`,
    ];
  });
  return `${[...first, ...lines, ...notes].map(printable).join("\n")}\nsee ${join(out, "report.html")}\n`;
}
