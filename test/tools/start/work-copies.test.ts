import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepareWork } from "../../../tools/start/work-copies.js";

const lesson = "notebooks/01-a.ipynb";
const hints = "exercises/01-b/hints.md";
let root: string;
const work = () => join(root, "my-work");
const text = (path: string) => readFileSync(join(root, path), "utf8");

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
/** A notebook of one cell, with an output. */
const notebook = (source: string, output = "1") =>
  JSON.stringify({ cells: [{ cell_type: "code", source: [source], outputs: [output] }] });

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "course-work-"));
  write(lesson, notebook("a"));
  write(hints, "one");
  await prepareWork(root, work());
});
afterEach(() => rmSync(root, { recursive: true }));

describe("prepareWork(root, work, fresh)", () => {
  it("copies notebooks and exercises, with the files beside them", () => {
    expect(text(`my-work/${lesson}`)).toBe(notebook("a"));
    expect(text(`my-work/${hints}`)).toBe("one");
  });

  it("puts Plotly where figures in Jupyter look for it, in the version that is installed", async () => {
    const plotly = "node_modules/plotly.js-dist/plotly.js";
    for (const version of ["one", "a later one"]) {
      rmSync(join(root, "node_modules"), { recursive: true, force: true });
      write(plotly, version);
      await prepareWork(root, work());
      expect(text(`my-work/${plotly}`)).toBe(version);
    }
  });

  it("brings back a copy that was deleted", async () => {
    rmSync(join(work(), lesson));
    await prepareWork(root, work());
    expect(text(`my-work/${lesson}`)).toBe(notebook("a"));
  });

  it("leaves a changed copy alone", async () => {
    write(`my-work/${lesson}`, notebook("mine"));
    expect(await prepareWork(root, work())).toEqual({ outdated: [], renewed: [] });
    expect(text(`my-work/${lesson}`)).toBe(notebook("mine"));
  });

  it("lets a copy that was only looked at follow a newer original: outputs are no change", async () => {
    write(`my-work/${lesson}`, notebook("a", "redrawn by a front end"));
    write(lesson, notebook("a newer"));
    write(hints, "two");
    expect(await prepareWork(root, work())).toEqual({ outdated: [], renewed: [] });
    expect(text(`my-work/${lesson}`)).toBe(notebook("a newer"));
    expect(text(`my-work/${hints}`)).toBe("two");
  });

  it("keeps a changed copy of a newer original, and says so at every start", async () => {
    write(`my-work/${lesson}`, notebook("mine"));
    write(lesson, notebook("a newer"));
    for (let start = 0; start < 2; start++)
      expect(await prepareWork(root, work())).toEqual({ outdated: [lesson], renewed: [] });
    expect(text(`my-work/${lesson}`)).toBe(notebook("mine"));
  });

  it("keeps what it cannot read, or does not know the origin of", async () => {
    write(`my-work/${lesson}`, '{"cells": [');
    write(lesson, notebook("a newer"));
    expect((await prepareWork(root, work())).outdated).toEqual([lesson]);
    write(`my-work/${lesson}`, notebook("a"));
    rmSync(join(work(), ".originals.json"));
    expect((await prepareWork(root, work())).outdated).toEqual([lesson]);
  });

  it("renews what it is told to, and keeps every version that the learner had", async () => {
    for (const [mine, kept] of [
      ["first", "old/notebooks/01-a-1.ipynb"],
      ["second", "old/notebooks/01-a-2.ipynb"],
    ] as const) {
      write(`my-work/${lesson}`, notebook(mine));
      const report = await prepareWork(root, work(), (path) => path === lesson);
      expect(report).toEqual({ outdated: [], renewed: [{ path: lesson, kept }] });
      expect(text(`my-work/${kept}`)).toBe(notebook(mine));
      expect(text(`my-work/${lesson}`)).toBe(notebook("a"));
    }
  });

  it("changes no original, and leaves nothing half written", async () => {
    write(`my-work/${lesson}`, notebook("mine"));
    await prepareWork(root, work(), () => true);
    expect(text(lesson)).toBe(notebook("a"));
    const names = readdirSync(work(), { recursive: true }).map(String);
    expect(names.filter((name) => name.endsWith(".draft"))).toEqual([]);
  });
});
