/** The files of a release: what `exercises/NN-slug/` holds, and what a student is given. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../../course-error.js";
import { makeFolder } from "../../make-folder.js";
import { formatNotebook } from "../../notebook/write.js";
import { worth } from "../judge/judge.js";
import type { Numbers } from "../judge/written.js";
import { type LoadedAssignment, loadAssignment } from "./load-assignment.js";
import { withNumbers } from "./own-numbers.js";
import { releaseNotebook } from "./release-notebook.js";
import { visibleChecks } from "./visible-checks.js";

/** File names relative to the release's folder, and their contents. */
export type Bundle = ReadonlyMap<string, string | Buffer>;

/** Builds the release of `solutions/NAME`, with a student's own numbers if some are given. @throws CourseError if the authored files do not fit together */
export async function bundle(name: string, solutions?: string, numbers?: Numbers): Promise<Bundle> {
  const loaded = await loadAssignment(name, solutions);
  const { folder } = loaded;
  const { variants } = loaded.assignment;
  const assignment = variants && numbers ? variants.of(numbers) : loaded.assignment;
  const notebook = variants && numbers ? withNumbers(loaded.notebook, variants, numbers) : loaded.notebook;
  const judgePath = join(folder, "judge.ts");
  const checks = visibleChecks(await readFile(judgePath, "utf8"), judgePath);
  for (const { id, visible = [] } of assignment.questions)
    if (visible.length !== (checks.get(id)?.length ?? 0))
      throw new CourseError(
        `${judgePath}: the visible checks of "${id}" must be written out in the question`,
      );
  const files = new Map<string, string | Buffer>();
  files.set(`${name}.ipynb`, formatNotebook(releaseNotebook(notebook, assignment, checks, name)));
  files.set("hints.md", hints(loaded));
  for (const data of await readdir(join(folder, "data")).catch(() => []))
    files.set(join("data", data), await readFile(join(folder, "data", data)));
  return files;
}

/** Writes the bundle over `folder`, which then holds these files and no others. */
export async function writeBundle(files: Bundle, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [name, content] of files) {
    await makeFolder(join(folder, name, ".."));
    await writeFile(join(folder, name), content);
  }
}

function hints({ name, assignment }: LoadedAssignment): string {
  const goals = assignment.goals.map((goal) => `- ${goal}`).join("\n");
  const questions = assignment.questions.map((question) => {
    const steps = question.hints.map(
      (hint, i) => `<details><summary>Hint ${i + 1}</summary>\n\n${hint}\n\n</details>\n`,
    );
    return `## ${question.id}: ${question.title} (${worth(question)} points)\n\n${steps.join("\n")}`;
  });
  const head = `# ${assignment.title}: hints\n\nThe notebook is \`${name}.ipynb\`. Expected time: ${assignment.minutes} minutes.\n\nGoals:\n\n${goals}\n`;
  return `${head}\nOpen one hint at a time; each says more than the one before.\n\n${questions.join("\n")}`;
}
