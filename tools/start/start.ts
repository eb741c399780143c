/**
 * `course start`: the course's own page at once, and JupyterLab beside it as soon as it is there. Both have the same
 * notebooks; JupyterLab opens the learner's own copies.
 */
import { access, mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { CourseError } from "../course-error.js";
import { lessonPaths } from "../notebook/course-notebooks.js";
import { readPort } from "../port/free-port.js";
import { projectRoot } from "../project.js";
import { siteAddress } from "../site/serve/reader.js";
import { readWords } from "../words.js";
import { Opened } from "./opened.js";
import { whatToOpen } from "./what-to-open.js";
import { prepareWork, workFolder } from "./work-copies.js";

const usage =
  "npm start -- [--reader | --jupyter | --originals] [--fresh] [--port N] [--no-browser] [NOTEBOOK]";
const jupyterPort = 8888;
const readerPort = 8000;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      reader: { type: "boolean", default: false },
      jupyter: { type: "boolean", default: false },
      originals: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      port: { type: "string" },
      "no-browser": { type: "boolean", default: false },
    },
  });
  if (positionals.length > 1) throw new CourseError(`one notebook at most; usage: ${usage}`);
  if (values.reader && (values.jupyter || values.originals || values.fresh))
    throw new CourseError("--reader opens the course's own page alone; leave the other words out");
  const notebook = await pathInCourse(positionals[0]);
  const port = values.port === undefined ? undefined : readPort(values.port);
  // A single assignment, as students get it, has no lessons, and its notebook is the student's own already.
  const lessons = (await lessonPaths()).map(pathOf);
  const withPage = values.reader || (lessons.length > 0 && !values.jupyter && !values.originals);

  const opened = new Opened(!values["no-browser"], say);
  const openPage = () => opened.openPage(port ?? readerPort, siteAddress(notebook ?? ""));
  try {
    if (withPage) await openPage();
    if (values.reader) {
      return await opened.untilEnded();
    }
    await makeWritable();
    const what = whatToOpen(notebook, values.originals || lessons.length === 0);
    if (what.folder === workFolder) await prepareCopies(values.fresh, notebook);
    const first = what.notebook ?? lessons[0];
    await opened.openJupyter({
      folder: join(projectRoot, what.folder),
      port: (withPage ? undefined : port) ?? jupyterPort,
      page: first === undefined ? "lab" : `lab/tree/${inAddress(first)}`,
      again: values.jupyter,
      must: values.jupyter,
    });
    if (!opened.hasJupyter && !withPage) await openPage();
    return await opened.untilEnded();
  } finally {
    opened.close();
  }
}

async function prepareCopies(fresh: boolean, notebook: string | undefined): Promise<void> {
  const isNotebook = (path: string) => path.endsWith(".ipynb");
  const asked = notebook?.replace(`${workFolder}/`, "");
  const wanted = (path: string) => fresh && (asked === undefined ? isNotebook(path) : path === asked);
  const { outdated, renewed } = await prepareWork(projectRoot, join(projectRoot, workFolder), wanted);
  for (const { path, kept } of renewed)
    if (kept !== undefined)
      say(`${workFolder}/${path} is as in the course again; yours is now ${workFolder}/${kept}`);
  for (const path of outdated.filter(isNotebook))
    say(`${path} has a newer version; yours stays. To take the new one: npm start -- --fresh ${path}`);
}

/** A notebook's path in the course, if one is named. */
async function pathInCourse(word: string | undefined): Promise<string | undefined> {
  if (word === undefined) return undefined;
  const path = pathOf(resolve(word));
  if (path.startsWith("..")) throw new CourseError(`${word} is outside the course`);
  await access(resolve(word)).catch(() => {
    throw new CourseError(`there is no notebook ${word}`);
  });
  return path;
}

const pathOf = (file: string): string => relative(projectRoot, file).split(sep).join("/");
const inAddress = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

async function makeWritable(): Promise<void> {
  try {
    await mkdir(join(projectRoot, ".course", "jupyter"), { recursive: true });
    await writeFile(join(projectRoot, ".course", "jupyter", "writable"), "");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CourseError(
      `${projectRoot} cannot be written (${code}); copy the course to a folder of your own, or read it with npm start -- --reader`,
    );
  }
}

function say(line: string): void {
  process.stderr.write(`course: ${line}\n`);
}
