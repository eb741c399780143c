/** A release in which every student has numbers of their own: one bundle for all, and a notebook for each. */
import { join } from "node:path";
import { CourseError } from "../course-error.js";
import { textOf } from "../given-files.js";
import { bundle, writeBundle } from "../grade/assignment/bundle.js";
import { loadAssignment } from "../grade/assignment/load-assignment.js";
import { numbersOf } from "../grade/assignment/own-numbers.js";
import { secretOf } from "../grade/assignment/with-secret.js";
import { formatCsv, harmless } from "../grade/gradebook/csv.js";
import { fileNameOf } from "../grade/result/store.js";
import { studentsIn } from "./class-list.js";
import { standAlone } from "./stand-alone.js";

interface Words {
  readonly out: string;
  /** The list of the class. */
  readonly variants?: string;
  readonly secret?: string;
  readonly solutions?: string;
}

/**
 * Writes `bundle/`, all but the notebook, which is the same for everybody, `students/STUDENT/NN-slug.ipynb`, and `variants.csv`, which is for the
 * instructor: who has which numbers.
 */
export async function releaseVariants(name: string, words: Words): Promise<number> {
  const { out, solutions } = words;
  const list = words.variants!;
  const { assignment } = await loadAssignment(name, solutions);
  const { variants } = assignment;
  if (!variants) throw new CourseError(`--variants: in ${name} everybody has the same numbers`);
  const students = studentsIn(await textOf(list), list);
  const secret = words.secret === undefined ? {} : { secret: await secretOf(words.secret) };
  const files = new Map<string, string | Buffer>();
  for (const part of [await bundle(name, solutions), await standAlone(name, assignment)])
    for (const [path, content] of part)
      if (path !== `${name}.ipynb`) files.set(join("bundle", path), content);
  const texts = new Map<string, string | Buffer>();
  const rows = [["student", "file", ...Object.keys(variants.choices)]];
  for (const student of students) {
    const numbers = numbersOf(variants, { name, student, ...secret });
    const key = JSON.stringify(numbers);
    const text = texts.get(key) ?? (await bundle(name, solutions, numbers)).get(`${name}.ipynb`)!;
    texts.set(key, text);
    const file = join("students", fileNameOf(student), `${name}.ipynb`);
    files.set(file, text);
    rows.push([harmless(student), file, ...Object.values(numbers).map(String)]);
  }
  files.set("variants.csv", formatCsv(rows));
  await writeBundle(files, out);
  const secretly = words.secret === undefined ? "" : ` --secret ${words.secret}`;
  process.stdout.write(
    `${students.length} notebooks of ${name} are in ${join(out, "students")}, all else in ${join(out, "bundle")}; grade them with course grade ${name} ... --variants${secretly}\n`,
  );
  return 0;
}
