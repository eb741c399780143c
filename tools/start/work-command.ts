/** `course work DIR`: the learner's own copies of notebooks and exercises in a folder, for hubs and containers. */
import { resolve } from "node:path";
import { CourseError } from "../course-error.js";
import { projectRoot } from "../project.js";
import { readWords } from "../words.js";
import { prepareWork } from "./work-copies.js";

const usage = "course work DIR";

export async function run(args: readonly string[]): Promise<number> {
  const { positionals } = readWords(usage, { args: [...args], allowPositionals: true });
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) throw new CourseError(`one folder; usage: ${usage}`);
  try {
    const { outdated } = await prepareWork(projectRoot, resolve(folder));
    for (const path of outdated) process.stdout.write(`yours stays, the course has a newer ${path}\n`);
    return 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CourseError(`${folder} cannot be written (${code})`);
  }
}
