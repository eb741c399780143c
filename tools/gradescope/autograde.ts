/** What `run_autograder` runs: grades /autograder/submission and writes /autograder/results/results.json. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gradeSubmission } from "../grade/class/grade-submission.js";
import { prepareGrading } from "../grade/class/prepare-grading.js";
import { collect } from "../grade/collect/collect.js";
import { refuseRoot } from "../grade/command/options.js";
import { writeWhole } from "../grade/result/store.js";
import { createRuntime } from "../grade/runtime/make-runtime.js";
import { isolation } from "../grade/sandbox/isolation.js";
import { gradescopeFailure, gradescopeResults } from "./results.js";

const [name, root, asRoot] = process.argv.slice(2) as [string, string, string?];
const out = join(root, "results", "results.json");
await mkdir(join(root, "results"), { recursive: true });
// Written first: a result stands even if the machine stops us.
await writeWhole(out, gradescopeFailure("the grading did not come to its end"));
const runtime = await createRuntime({ assignment: name });
try {
  refuseRoot(isolation(), asRoot === "--as-root");
  const { submissions, notes } = await collect(join(root, "submission"), name, await studentOf(root));
  const [submission] = submissions;
  if (!submission) throw new Error(["no notebook was handed in", ...notes].join("\n"));
  const grading = await prepareGrading(name, runtime);
  const result = await gradeSubmission({ ...submission, notes: [...submission.notes, ...notes] }, grading);
  await writeWhole(
    out,
    result.failure ? gradescopeFailure(result.failure.reason) : gradescopeResults(result),
  );
} catch (error) {
  await writeWhole(out, gradescopeFailure((error as Error).message));
} finally {
  await runtime.remove();
}

async function studentOf(folder: string): Promise<string> {
  try {
    const { users } = JSON.parse(await readFile(join(folder, "submission_metadata.json"), "utf8"));
    return String(users[0].sid ?? users[0].email ?? users[0].id);
  } catch {
    return "student";
  }
}
