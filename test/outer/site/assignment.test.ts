/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseNotebook, readNotebook } from "../../../tools/notebook/read.js";
import { projectRoot } from "../../../tools/project.js";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy } from "./built-copy.js";

const chromium = findChromium();
const name = "04-write-a-convention";
const solutions = join(projectRoot, "solutions");
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

const solved = /\/\/ BEGIN SOLUTION\n([\s\S]*?)\/\/ END SOLUTION/g;

describe("an assignment in the page", () => {
  it("is done by keyboard alone, from the stubs to the file that the grader takes", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page, complaints } = await copy!.open(`assignments/${name}/`);
    await page.waitForSelector("html[data-ready]");
    const model = await readNotebook(join(solutions, name, `${name}.ipynb`));
    const press = async (cell: string, words: string) => {
      await page.locator(`#${cell} button`, { hasText: words }).first().focus();
      await page.keyboard.press("Enter");
    };
    for (const { id, source } of model.cells) {
      if (!source.includes("// BEGIN SOLUTION")) continue;
      await press(id, "Edit");
      await page.waitForSelector(`#${id} .cm-content:focus`);
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText(source.replace(solved, "$1"));
      await page.keyboard.press("Control+Enter");
      await page.waitForSelector(`#${id}[data-state="done"]`);
      await page.keyboard.press("Escape");
      await press(`${id}-checks`, "Run");
      await page.waitForSelector(`#${id}-checks[data-state="done"]`);
      expect(await page.textContent(`#${id}-checks .outputs`)).not.toMatch(/✗|not yet/);
    }
    for (const field of await page.locator(".written textarea").all()) {
      await field.focus();
      await page.keyboard.insertText("Everybody must see the same list.");
    }
    await page.focus('[data-do="hand-in"]');
    expect(await page.textContent("#hand-in .missing")).toBe("Everything has been worked on.");
    const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    expect(file.suggestedFilename()).toBe(`${name}.ipynb`);
    const handedIn = mkdtempSync(join(tmpdir(), "handed-in-"));
    writeFileSync(join(handedIn, `${name}.ipynb`), readFileSync(await file.path()));
    const out = join(handedIn, "out");
    const command = ["tools/course.mjs", "grade", name, join(handedIn, `${name}.ipynb`), "--out", out];
    execFileSync(process.execPath, [...command, "--student", "anna"], { cwd: projectRoot, stdio: "pipe" });
    const { questions, problems } = JSON.parse(readFileSync(join(out, "results", "anna.json"), "utf8")) as {
      questions: { points: number; maximum: number; manual?: { maximum: number; untouched?: true } }[];
      problems: unknown[];
    };
    rmSync(handedIn, { recursive: true });
    expect(questions.length).toBeGreaterThan(3);
    for (const { points, maximum, manual } of questions) {
      expect(points + (manual?.maximum ?? 0)).toBe(maximum);
      expect(manual?.untouched).toBeUndefined();
    }
    expect(problems).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("leaves no solution, no hidden check and no expected value in any built file", (context) => {
    needs(context, chromium, "a Chromium");
    const public_ = texts(join(projectRoot, "exercises")) + texts(join(projectRoot, "lib"));
    const secrets = readdirSync(solutions, { recursive: true, encoding: "utf8" })
      .filter((path) => !/node_modules/.test(path))
      .flatMap((path) => secretsOf(path, contents(join(solutions, path))))
      .filter((secret) => !public_.includes(secret));
    expect(secrets.length).toBeGreaterThan(200);
    const built = readdirSync(copy!.folder, { recursive: true, encoding: "utf8" });
    const found = built.flatMap((path) => {
      const text = plain(contents(join(copy!.folder, path)));
      return secrets.filter((secret) => text.includes(secret)).map((secret) => `${path}: ${secret}`);
    });
    expect([...new Set(found)]).toEqual([]);
  });

  it("has its model solution in a folder of its own, which an instructor's build adds and nothing names", (context) => {
    needs(context, chromium, "a Chromium");
    const folder = mkdtempSync(join(tmpdir(), "instructor-"));
    const command = ["tools/course.mjs", "site", "--out", folder, "--instructor"];
    execFileSync(process.execPath, command, { cwd: projectRoot, stdio: "pipe" });
    expect(contents(join(folder, "solutions", name, "index.html"))).toContain("Model solution");
    const model = contents(join(folder, "solutions", name, `${name}-solution.ipynb`));
    expect(model).toContain("BEGIN SOLUTION");
    rmSync(join(folder, "solutions"), { recursive: true });
    const filesOf = (site: string) =>
      readdirSync(site, { recursive: true, encoding: "utf8" })
        .filter((path) => statSync(join(site, path)).isFile())
        .map((path) => [
          path,
          createHash("sha256")
            .update(readFileSync(join(site, path)))
            .digest("hex"),
        ])
        .sort();
    expect(filesOf(folder)).toEqual(filesOf(copy!.folder));
    rmSync(folder, { recursive: true });
  });
});

/** What of a file in `solutions/` must not get out: lines of answers, sentences and long numbers of judges. */
function secretsOf(path: string, text: string): string[] {
  if (path.endsWith(".ipynb"))
    return parseNotebook(text, path).cells.flatMap(({ source }) =>
      [...source.matchAll(solved)].flatMap(([, lines]) => longLines(lines!)),
    );
  if (!path.endsWith(".ts")) return [];
  if (/(?:alternatives|mistakes)/.test(path)) return longLines(text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, ""));
  const sentences = [...text.matchAll(/"((?:[^"\\\n]|\\.){24,})"/g)].map(([, words]) => words!);
  const numbers = [...text.matchAll(/\b\d+\.\d{5,}\b|\b\d{6,}\b/g)].map(([number]) => number);
  return [...sentences, ...numbers].map(plain);
}

function longLines(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.trim().length >= 30 ? [line.trim()] : []));
}

function texts(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:ts|md|ipynb|json)$/.test(path) && !/node_modules|dist/.test(path))
    .map((path) => plain(contents(join(folder, path))))
    .join("\n");
}

/** Nothing for a folder. */
function contents(path: string): string {
  return statSync(path).isFile() ? readFileSync(path, "utf8") : "";
}

/** Quotes as they stand in code, also where the file is JSON or HTML. */
function plain(text: string): string {
  return text
    .replaceAll('\\"', '"')
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
