import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { importGraph } from "../../../tools/house/import-graph.js";
import { ContentKeys } from "../../../tools/test-command/content-keys.js";
import { Passed, recordsCount } from "../../../tools/test-command/passed.js";
import { touchedTests, withinBudget } from "../../../tools/test-command/touched.js";

let root: string;
const write = (file: string, text: string) => writeFileSync(join(root, file), text);
const looked = () => {
  const graph = importGraph(root);
  return { graph, keys: new ContentKeys(root, graph), passed: new Passed(root, "tests") };
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "course-touched-"));
  for (const folder of ["lib", "test"]) mkdirSync(join(root, folder));
  write("package.json", '{ "workspaces": ["lib"] }');
  write("package-lock.json", "{}");
  write("lib/package.json", '{ "name": "core", "main": "dist/index.js" }');
  write("lib/near.ts", "export const near = 1;");
  write("lib/far.ts", 'import { near } from "./near.js"; export const far = near;');
  write("test/a-far.test.ts", 'import { far } from "../lib/far.js"; far;');
  write("test/b-near.test.ts", 'import { near } from "../lib/near.js"; near;');
  write("test/c-disk.test.ts", 'import "node:fs";');
});

describe("content keys", () => {
  it("change with whatever a test reaches, its snapshots and the locked packages, and with nothing else", () => {
    const key = () => looked().keys.ofTest("test/a-far.test.ts");
    const before = key();
    write("test/b-near.test.ts", "");
    expect(key()).toBe(before);
    for (const file of ["lib/near.ts", "package-lock.json", "test/a-far.test.ts.snap"]) {
      const last = key();
      write(file, `${file} changed`);
      expect(key(), file).not.toBe(last);
    }
  });
  it("suffice only for what reaches no file, process or network", () => {
    const { keys } = looked();
    expect(keys.isSealed("test/a-far.test.ts")).toBe(true);
    expect(keys.isSealed("test/c-disk.test.ts")).toBe(false);
  });
});

describe("what has passed", () => {
  it("is on record under its content, from one run to the next", () => {
    const first = looked().passed;
    first.note("x", { key: "k", tests: 3, milliseconds: 90.4 });
    first.note("x", { key: "l", tests: 4, milliseconds: 200 });
    first.save();
    expect(looked().passed.of("x", "l")).toEqual({ key: "l", tests: 4, milliseconds: 90 });
    expect(looked().passed.of("x", "k")).toBeUndefined();
  });
  it("counts nowhere in CI", () => {
    expect(recordsCount({})).toBe(true);
    expect(recordsCount({ CI: "true" })).toBe(false);
    expect(recordsCount({ CI: "1" })).toBe(false);
  });
});

describe("a change touches", () => {
  const tests = ["test/a-far.test.ts", "test/b-near.test.ts", "test/c-disk.test.ts"];
  it("the tests whose imports lead to it, the nearest first", () => {
    expect(touchedTests(tests, ["lib/near.ts"], looked())).toEqual([
      "test/b-near.test.ts",
      "test/a-far.test.ts",
    ]);
    expect(touchedTests(tests, ["lib/far.ts"], looked())).toEqual(["test/a-far.test.ts"]);
    expect(touchedTests(tests, [], looked())).toEqual([]);
  });
  it("no test that passed as everything is now", () => {
    const records = looked();
    const key = records.keys.ofTest("test/b-near.test.ts");
    records.passed.note("test/b-near.test.ts", { key, tests: 1, milliseconds: 1 });
    expect(touchedTests(tests, ["lib/near.ts"], records)).toEqual(["test/a-far.test.ts"]);
  });
  it("no more tests than fit into the budget, but always one", () => {
    const milliseconds = (test: string) => ({ dear: 2_000, cheap: 100 })[test];
    const budget = (names: string[], most: number) => withinBudget(names, most, { milliseconds });
    expect(budget(["cheap", "dear", "untimed"], 2_000)).toEqual({
      now: ["cheap", "untimed"],
      later: ["dear"],
    });
    expect(budget(["dear"], 700)).toEqual({ now: ["dear"], later: [] });
  });
});
