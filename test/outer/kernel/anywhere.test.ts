import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lessonPaths } from "../../../tools/notebook/course-notebooks.js";
import { projectRoot } from "../../../tools/project.js";
import { needs } from "../needs.js";
import { pythonPackages } from "./python-packages.js";

interface Output {
  readonly output_type: string;
  readonly name?: string;
  readonly text?: string | readonly string[];
  readonly data?: Readonly<Record<string, unknown>>;
}
interface Cell {
  readonly cell_type: string;
  readonly metadata: { readonly tags?: readonly string[] };
  readonly outputs?: readonly Output[];
}

let programs: string | undefined;
let data: string;
let away: string;
const lessons = await lessonPaths();

beforeAll(() => {
  programs = pythonPackages("kernels", ["papermill==2.7.0", "notebook==7.6.5"]);
  // A path as learners have them, outside the course.
  away = join(mkdtempSync(join(tmpdir(), "course-away-")), "mein Kurs ü");
  mkdirSync(away);
  data = join(away, "..", "jupyter");
  register();
});
beforeEach((context) => {
  needs(context, programs, "papermill and Notebook 7 from the Python package index");
});

function register(...words: string[]): void {
  const course = join(projectRoot, "tools", "course.mjs");
  execFileSync(process.execPath, [course, "kernel", ...words, "--path", data], { stdio: "pipe" });
}

const environment = () => ({
  ...process.env,
  JUPYTER_DATA_DIR: data,
  JUPYTER_CONFIG_DIR: join(data, "config"),
});

/** Runs a program of the environment in the folder; what it printed. */
async function run(program: string, ...words: string[]): Promise<string> {
  const options = { cwd: away, env: environment(), maxBuffer: 1 << 26 };
  const { stdout, stderr } = await promisify(execFile)(join(programs!, program), words, options);
  return stdout + stderr;
}

const cellsOf = (file: string): readonly Cell[] =>
  (JSON.parse(readFileSync(file, "utf8")) as { cells: Cell[] }).cells.filter(
    ({ cell_type }) => cell_type === "code",
  );

/** What a cell put out: its text, then the kinds of its figures and tables with what they show. */
function seen({ outputs = [] }: Cell): string {
  const text = outputs.flatMap((output) => (output.output_type === "stream" ? [output.text].flat() : []));
  const figures = outputs.flatMap(({ data }) => (data ? [JSON.stringify(sorted(data["text/plain"]))] : []));
  const errors = outputs.filter(({ output_type, name }) => output_type === "error" || name === "stderr");
  return [text.join(""), ...figures, ...errors.map((error) => JSON.stringify(error))].join("\n");
}
const sorted = (text: unknown): unknown => [text].flat().join("");

/** Cells whose outputs are not those that are committed, except where the course says that they may differ. */
function differences(original: string, executed: string): string[] {
  const [before, after] = [cellsOf(original), cellsOf(executed)];
  expect(after.length).toBe(before.length);
  const pairs = before.map((cell, i) => [cell, after[i]!] as const);
  const compared = pairs.filter(([{ metadata }]) => !metadata.tags?.includes("volatile"));
  return compared.flatMap(([a, b], i) =>
    seen(a) === seen(b) ? [] : [`[${i + 1}] ${seen(a)}\n=> ${seen(b)}`],
  );
}

function take(lesson: string): string {
  const name = basename(lesson);
  writeFileSync(join(away, name), readFileSync(lesson));
  return name;
}

describe("course kernel, in a folder outside the course", () => {
  it("runs a lesson under papermill, with the committed outputs", async () => {
    const lesson = lessons.find((file) => file.includes("corridor"))!;
    await run("papermill", "-k", "tslab", take(lesson), "out.ipynb");
    expect(differences(lesson, join(away, "out.ipynb"))).toEqual([]);
  });

  it("runs a lesson under nbclient, with the committed outputs", async () => {
    const lesson = lessons.find((file) => file.includes("merging"))!;
    const words = [
      "nbconvert",
      "--to",
      "notebook",
      "--execute",
      "--output",
      "out-nbclient.ipynb",
      take(lesson),
    ];
    await run("jupyter", ...words);
    expect(differences(lesson, join(away, "out-nbclient.ipynb"))).toEqual([]);
    expect(existsSync(join(away, "node_modules"))).toBe(false);
  });
});

describe("course kernel --deno, in a folder outside the course", () => {
  beforeAll(() => register("--deno"));

  it.each(lessons.map((lesson) => [basename(lesson), lesson]))(
    "runs %s, with the committed outputs",
    async (name, lesson) => {
      take(lesson);
      // Now and then Deno sends an output after it has called the cell done, and nbclient drops it.
      let different = await inDeno(lesson, name);
      for (let again = 0; again < 2 && different.length > 0; again++) {
        const now = await inDeno(lesson, name);
        different = different.filter((cell) => now.some((other) => numberOf(other) === numberOf(cell)));
      }
      expect(different).toEqual([]);
    },
  );

  async function inDeno(lesson: string, name: string): Promise<string[]> {
    await run("papermill", "-k", "deno", name, `deno-${name}`);
    return differences(lesson, join(away, `deno-${name}`));
  }
  const numberOf = (difference: string) => /^\[\d+\]/.exec(difference)?.[0];

  it("stands in the notebook's own folder", async () => {
    const cell = { cell_type: "code", id: "a", metadata: {}, outputs: [], execution_count: null };
    const source = 'Deno.cwd() + " " + Deno.readTextFileSync("beside.txt")';
    const kernelspec = { name: "deno", display_name: "Deno", language: "typescript" };
    const notebook = {
      cells: [{ ...cell, source }],
      metadata: { kernelspec },
      nbformat: 4,
      nbformat_minor: 5,
    };
    writeFileSync(join(away, "where.ipynb"), JSON.stringify(notebook));
    writeFileSync(join(away, "beside.txt"), "found");
    await run("papermill", "-k", "deno", "where.ipynb", "where-out.ipynb");
    expect(JSON.stringify(cellsOf(join(away, "where-out.ipynb"))[0]!.outputs)).toContain(`${away} found`);
  });
});
