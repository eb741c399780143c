/** The notebooks that the reader shows, with the outputs that it shows of each. */
import { stat } from "node:fs/promises";
import { basename, dirname, relative, sep } from "node:path";
import { CourseError } from "../course-error.js";
import { allNotebookPaths } from "../notebook/course-notebooks.js";
import { executableCells, type Notebook } from "../notebook/notebook.js";
import { readNotebook } from "../notebook/read.js";
import { type Execution, executeNotebook, type Failure } from "../run/execute.js";
import { indexPage, notebookPage, type Place, problemPage, titleOf, waitingPage } from "./page.js";
import type { Pages } from "./server.js";

const secondsPerCell = 60;

/** An execution under way, or done. */
interface Run {
  readonly modified: number;
  done: number;
  result?: Execution;
}

/**
 * The pages of the course in a folder. Committed outputs are shown as they are: the headless runner wrote them,
 * the tests prove that it would write them again, and the learner need not wait. A lesson without outputs, and
 * with `execute` every lesson, is executed when it is first asked for, and again when its file has changed.
 */
export function libraryPages(root: string, course: string, execute: boolean): Pages {
  const runs = new Map<string, Run>();

  return async (path) => {
    const files = (await allNotebookPaths()).map((file) => ({
      file,
      path: relative(root, file).split(sep).join("/"),
    }));
    const lessons = files.filter((entry) => entry.path.startsWith("notebooks/"));
    const exercises = files.filter((entry) => entry.path.startsWith("exercises/"));
    if (path === "")
      return indexPage(course, [
        { heading: "Notebooks", places: await Promise.all(lessons.map(placeOf)) },
        { heading: "Exercises", places: await Promise.all(exercises.map(placeOf)) },
      ]);
    const list = [...lessons, ...exercises];
    const at = list.findIndex((entry) => entry.path === path);
    if (at < 0) return undefined;
    const [previous, next] = await Promise.all(
      [list[at - 1], list[at + 1]].map((entry) => entry && placeOf(entry)),
    );
    return pageOf(list[at]!, at < lessons.length, { previous, next });
  };

  async function pageOf(
    { file }: Entry,
    isLesson: boolean,
    links: { readonly previous: Place | undefined; readonly next: Place | undefined },
  ): Promise<string> {
    const committed = await read(file);
    if (committed instanceof CourseError) return problemPage(committed.message);
    const title = titleOf(committed, basename(file));
    const page = { ...links, title, failures: [] };
    if (!isLesson) return notebookPage({ ...page, notebook: committed, provenance: "As given out" });
    if (!execute && isExecuted(committed))
      return notebookPage({
        ...page,
        notebook: committed,
        provenance: "Committed outputs, made by the headless runner",
      });
    const run = await runOf(file, committed);
    if (!run.result) return waitingPage(title, run.done, executableCells(committed).length);
    const { notebook, failures } = run.result;
    const provenance = "Executed here by the headless runner";
    return notebookPage({ ...page, notebook, provenance, failures: failures.map(inWords) });
  }

  /** The execution of a notebook as it is now; started at the first call. */
  async function runOf(file: string, notebook: Notebook): Promise<Run> {
    const { mtimeMs: modified } = await stat(file);
    const known = runs.get(file);
    if (known?.modified === modified) return known;
    const run: Run = { modified, done: 0 };
    runs.set(file, run);
    const progress = () => void run.done++;
    executeNotebook(notebook, { folder: dirname(file), secondsPerCell, progress }).then(
      (result) => (run.result = result),
      (error: unknown) => (run.result = { notebook, failures: [{ what: String(error) }] }),
    );
    return run;
  }
}

interface Entry {
  readonly file: string;
  readonly path: string;
}

async function placeOf({ file, path }: Entry): Promise<Place> {
  const notebook = await read(file);
  return {
    path,
    title: notebook instanceof CourseError ? `${path} (unreadable)` : titleOf(notebook, basename(file)),
  };
}

/** The notebook, or why it cannot be read: one broken file must not take the others away. */
async function read(file: string): Promise<Notebook | CourseError> {
  try {
    return await readNotebook(file);
  } catch (error) {
    if (error instanceof CourseError) return error;
    throw error;
  }
}

function isExecuted(notebook: Notebook): boolean {
  return executableCells(notebook).every((cell) => cell.execution_count !== null);
}

function inWords({ what, cell, line }: Failure): string {
  const place = cell
    ? `Cell ${cell.number}${line ? `, line ${line.number} (${line.text.trim()})` : ""}: `
    : "";
  return place + what;
}
