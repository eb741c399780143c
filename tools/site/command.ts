/** `course site --out DIR`: the course as a static web site. */
import { resolve } from "node:path";
import { CourseError } from "../course-error.js";
import { readWords } from "../words.js";
import { buildSite } from "./build/build-site.js";

const usage = "course site --out DIR [--instructor]";

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readWords(usage, {
    args: [...args],
    options: { out: { type: "string" }, instructor: { type: "boolean" } },
  });
  if (!values.out) throw new CourseError(`where to? usage: ${usage}`);
  const folder = resolve(values.out);
  const pages = await buildSite(folder, { instructor: values.instructor ?? false });
  process.stdout.write(`${pages} pages in ${folder}; any web server can hand them out, under any path\n`);
  return 0;
}
