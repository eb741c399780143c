/** `course similar OUT`: which of the graded hand-ins are suspiciously alike. */
import { join } from "node:path";
import { CourseError } from "../course-error.js";
import { bundle } from "../grade/assignment/bundle.js";
import { loadAssignment } from "../grade/assignment/load-assignment.js";
import type { Result } from "../grade/result/result.js";
import { readResults, writeWhole } from "../grade/result/store.js";
import { parseNotebook } from "../notebook/read.js";
import { readWords } from "../words.js";
import { similarPage } from "./page.js";
import { similarPairs, type Work } from "./pairs.js";

const usage = "similar OUT [--solutions FOLDER]";

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: { solutions: { type: "string" } },
  });
  const [out, ...others] = positionals;
  if (out === undefined || others.length > 0) throw new CourseError(usage);
  const results = [...(await readResults(out)).values()];
  const [first] = results;
  if (!first) throw new CourseError(`${out}: no results in it; run course grade first`);
  const name = first.assignment;
  const released = parseNotebook(String((await bundle(name, values.solutions)).get(`${name}.ipynb`)), name);
  const given = released.cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source);
  const works = results.map(workOf);
  const pairs = similarPairs(works, given.join("\n"));
  const { title } = (await loadAssignment(name, values.solutions)).assignment;
  await writeWhole(join(out, "similar.html"), similarPage(title, pairs, works.length));
  for (const { one, other, likeness } of pairs)
    process.stdout.write(
      `${String(Math.round(100 * likeness)).padStart(4)} %  ${one.student} and ${other.student}\n`,
    );
  process.stdout.write(
    `${pairs.length} pairs are alike; likeness is no proof. See ${join(out, "similar.html")}\n`,
  );
  return 0;
}

/** The code that questions asked for, in the order of the questions. */
function workOf({ student, questions, answers }: Result): Work {
  const code = questions.flatMap(({ checks, cells }) => (checks.length > 0 ? cells : []));
  return { student, source: [...new Set(code)].map((cell) => answers[cell] ?? "").join("\n\n") };
}
