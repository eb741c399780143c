/** `node report.js OUT`: what GitHub shows of one student's result, after `course grade ... --out OUT`. */
import { appendFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { points } from "../grade/gradebook/grades-csv.js";
import type { Result } from "../grade/result/result.js";

const [out] = process.argv.slice(2) as [string];
const [file] = await readdir(join(out, "results"));
const { questions } = JSON.parse(await readFile(join(out, "results", file!), "utf8")) as Result;
const rows = questions.map(({ id, title, checks, manual }) => {
  const earned = sum(checks.map((check) => check.points));
  const possible = sum(checks.map((check) => check.maximum));
  return { id, title, earned, possible, written: manual?.maximum ?? 0 };
});
const totalPoints = sum(rows.map(({ earned }) => earned));
const maxPoints = sum(rows.map(({ possible }) => possible));
// The two annotations that GitHub Classroom reads; written answers are graded by a person and are not in them.
process.stdout.write(
  `::notice title=Autograding complete::Points ${points(totalPoints)}/${points(maxPoints)}\n`,
);
process.stdout.write(`::notice title=Autograding report::${JSON.stringify({ totalPoints, maxPoints })}\n`);
const summary = [
  `**${points(totalPoints)} of ${points(maxPoints)} points**; why, is in the feedback that is attached to this run.`,
  "",
  "| | Question | Points | of | by a person |",
  "|---|---|---|---|---|",
  ...rows.map(
    ({ id, title, earned, possible, written }) =>
      `| ${id} | ${title.replaceAll("|", "/")} | ${points(earned)} | ${points(possible)} | ${written || ""} |`,
  ),
  "",
];
if (process.env.GITHUB_STEP_SUMMARY) await appendFile(process.env.GITHUB_STEP_SUMMARY, summary.join("\n"));

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
