/** The pages of the course: every notebook and assignment, with what a card says of it. */
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { lessonPaths } from "../../notebook/course-notebooks.js";
import type { Notebook } from "../../notebook/notebook.js";
import { readNotebook } from "../../notebook/read.js";
import { projectRoot } from "../../project.js";

export interface CoursePage {
  readonly kind: "notebook" | "assignment" | "solution";
  /** The file's name without its ending, and the page's folder. */
  readonly slug: string;
  readonly notebook: Notebook;
  readonly title: string;
  /** What follows the colon of the title, or the title: a question, mostly. */
  readonly question: string;
  readonly minutes: number;
  readonly level: Level;
  /** On the shortest way through the course. */
  readonly core: boolean;
  /** An assignment's hints: Markdown. */
  readonly hints?: string;
}

export type Level = "beginner" | "intermediate" | "advanced";

const core = new Set(["00", "01", "02", "04", "05", "07"]);

/** The levels of the chapter's sections that the notebooks follow; what goes past the chapter is advanced. */
const levels: Readonly<Record<string, Level>> = {
  "00": "beginner",
  "01": "beginner",
  "02": "beginner",
  "03": "intermediate",
  "04": "beginner",
  "05": "intermediate",
  "06": "intermediate",
  "07": "intermediate",
  "08": "intermediate",
};

export async function coursePages(): Promise<CoursePage[]> {
  const notebooks = await Promise.all((await lessonPaths()).map((file) => pageOf("notebook", file)));
  const folder = join(projectRoot, "exercises");
  const names = (await readdir(folder).catch(() => [])).sort();
  const assignments = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name, `${name}.ipynb`);
      const page = await pageOf("assignment", file).catch(() => undefined);
      const hints = await readFile(join(folder, name, "hints.md"), "utf8").catch(() => undefined);
      return page && { ...page, ...(hints === undefined ? {} : { hints }) };
    }),
  );
  return [...notebooks, ...assignments.filter((page) => page !== undefined)];
}

async function pageOf(kind: CoursePage["kind"], file: string): Promise<CoursePage> {
  const notebook = await readNotebook(file);
  const slug = basename(file, ".ipynb");
  const title = titleOf(notebook, slug);
  const number = slug.slice(0, 2);
  return {
    kind,
    slug,
    notebook,
    title,
    question: title.replace(/^[^:?]*: /, "").replace(/^./, (letter) => letter.toUpperCase()),
    minutes: minutesOf(notebook),
    level: kind === "assignment" ? "intermediate" : (levels[number] ?? "advanced"),
    core: kind === "notebook" && core.has(number),
  };
}

/** "01 Why independent choice fails", by slug: how a text names a notebook. */
export function shortTitles(pages: readonly CoursePage[]): ReadonlyMap<string, string> {
  const notebooks = pages.filter(({ kind }) => kind === "notebook");
  return new Map(
    notebooks.map(({ slug, title }) => {
      const number = /^\d\d/.exec(slug)?.[0] ?? "";
      const short = title.includes(": ") ? title.split(": ")[0]! : title;
      return [slug, `${number} ${short}`.trim()];
    }),
  );
}

/** The page's folder below the site's. */
export function addressOf({ kind, slug }: Pick<CoursePage, "kind" | "slug">): string {
  return `${kind}s/${slug}/`;
}

/** The first heading, in plain words; the file's name where there is none. */
export function titleOf(notebook: Notebook, otherwise: string): string {
  for (const { cell_type, source } of notebook.cells) {
    const heading = cell_type === "markdown" && /^#\s+(.+)$/m.exec(source)?.[1];
    if (heading) return heading.replace(/[*_`$]/g, "").trim();
  }
  return otherwise;
}

function minutesOf({ cells }: Notebook): number {
  const found = cells.map(({ source }) => /\*\*Time:\*\*[^\d]*(\d+)/.exec(source)?.[1]).find(Boolean);
  return Number(found ?? 30);
}
