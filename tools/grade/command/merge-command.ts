/** `course grade ... --merge`: grades nothing; makes of all parts' results the files of the class. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { finalResult, writeResult } from "../class/grade-class.js";
import { startPool } from "../class/pool.js";
import { collect } from "../collect/collect.js";
import { mergeable } from "../parts/merge.js";
import { fileNameOf, resultText } from "../result/store.js";
import { writeClass } from "./class-files.js";
import { classRules } from "./class-rules.js";
import { lockFolder } from "./lock-folder.js";
import type { GradeWords } from "./options.js";
import { limitsOf, requiredLevel } from "./options.js";
import { sayOwners } from "./say-owners.js";
import { taskOf } from "./task.js";

export async function merge({ name, path, out, values }: GradeWords): Promise<number> {
  const limits = limitsOf(values);
  const required = requiredLevel(values["require-isolation"]);
  const unlock = await lockFolder(out, 1);
  const pool = startPool(await taskOf(name, values, limits), 1);
  try {
    const collected = await collect(path, name, values.student, out);
    const { submissions, notes } = collected;
    const prepared = await pool.prepared;
    const kept = await mergeable(submissions, { out, prepared, required });
    await sayOwners(collected, out);
    const before = [...kept.values()].map(({ result }) => result);
    const students = submissions.map(({ student }) => student);
    const rules = await classRules(students, before, prepared, { out, values });
    const results = before.map((result) => finalResult(result, rules));
    for (const result of results) {
      const isThere = existsSync(join(out, "feedback", `${fileNameOf(result.student)}.html`));
      const isRight = isThere && kept.get(result.student)!.text === resultText(result);
      if (!isRight) await writeResult(out, result, prepared.title);
    }
    return await writeClass({ name, title: prepared.title, out, results, notes }, values);
  } finally {
    pool.end();
    unlock();
  }
}
