/** Whatever a hand-in does, it gets a row, and so does everybody else. Each row here once cost somebody a result. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../../../tools/grade/command/command.js";
import type { Result } from "../../../../tools/grade/result/result.js";
import { answered } from "../handed-in.js";
import { solutions } from "../toy.js";

const honest = JSON.stringify(answered());
const hostile = (line: string) => JSON.stringify(answered({ "toy-line": line }));

/** Grades a class, and resolves to the points of each student, or to what is said of him instead. */
async function graded(
  files: Readonly<Record<string, string | Uint8Array>>,
  ...words: string[]
): Promise<Record<string, unknown>> {
  const root = mkdtempSync(join(tmpdir(), "course-class-"));
  mkdirSync(join(root, "in"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, "in", name), content);
  const out = join(root, "out");
  await run(["00-toy", join(root, "in"), "--out", out, "--solutions", solutions, "--as-root", ...words]);
  const results = readdirSync(join(out, "results")).map(
    (file): Result => JSON.parse(readFileSync(join(out, "results", file), "utf8")),
  );
  return Object.fromEntries(
    results.map(({ student, questions, failure }) => [
      student,
      failure?.kind ?? questions.slice(0, 3).map(({ points }) => points),
    ]),
  );
}

describe("an answer that is made to break the judge", () => {
  it.each([
    ["is thenable", "const lineEdges = async (n: number) => ({ then: () => { throw 1; } }) as any;"],
    [
      "has a valueOf that throws",
      'function lineEdges(n: number): number { return { valueOf: () => { throw new Error("no"); } } as any; }',
    ],
    [
      "has a toString that asks again",
      "function lineEdges(n: number): number { return { toString: () => lineEdges(n), toJSON: () => 1 } as any; }",
    ],
    [
      "becomes thenable when it is read again",
      'let n = 0; function lineEdges(): number { const made: any = {}; Object.defineProperty(made, "then", { enumerable: true, get: () => (++n > 2 ? () => 1 : undefined) }); return made; }',
    ],
    [
      "hides functions in lists, maps and sets",
      "function lineEdges(): any { return [() => 1, new Map([[() => 2, () => 3]]), new Set([() => 4]), { a: { b: () => 5 } }]; }",
    ],
    [
      "has a symbol that makes it a number",
      "function lineEdges(n: number): any { return { [Symbol.toPrimitive]: () => n - 1 }; }",
    ],
  ])("because it %s costs its own points and nobody else's", async (_, line) => {
    const files = {
      "h0.ipynb": honest,
      "h1.ipynb": hostile(line),
      "h2.ipynb": honest,
      "h3.ipynb": hostile(line),
      "h4.ipynb": honest,
    };
    expect(await graded(files)).toEqual({
      h0: [2, 3, 2],
      h1: [0, 3, 2],
      h2: [2, 3, 2],
      h3: [0, 3, 2],
      h4: [2, 3, 2],
    });
  });
});

it.each([
  ["at once", "setImmediate(() => process.exit(0));"],
  ["a moment later", "setTimeout(() => process.exit(0), 1);"],
  ["some calls later", "setTimeout(() => process.exit(0), 40);"],
])("a process that an answer ends %s costs that answer, not the one that runs just then", async (_, end) => {
  const line = `function lineEdges(n: number): number { return n - 1; }\n${end}`;
  const [own, ...others] = (await graded({ "h0.ipynb": hostile(line) })).h0 as number[];
  expect(own).toBeLessThanOrEqual(2);
  expect(others).toEqual([3, 2]);
});

const explosive =
  'type X<T, D extends any[]> = D["length"] extends 15 ? T : X<[T, 1], [...D, 1]> | X<[T, 2], [...D, 1]>;';

describe("a class", () => {
  it("has a row for what cannot be read, and goes on", async () => {
    const cut = honest.slice(0, 500);
    const found = await graded({ "ann.ipynb": cut, "bob.ipynb": honest, "cy.ipynb": "", "dee.ipynb": "[]" });
    expect(found).toEqual({ ann: "unreadable", bob: [2, 3, 2], cy: "unreadable", dee: "unreadable" });
  });

  it("does not wait for types without end, and gives the points that do not depend on them", {
    timeout: 240_000,
  }, async () => {
    const line = Array.from(
      { length: 40 },
      (_, i) => `type Y${i} = X<${i}, []>; const y${i}: Y${i} = 3 as any;`,
    ).join("\n");
    const file = answered();
    file.cells.push({ cell_type: "code", metadata: {}, source: `${explosive}\n${line}` });
    expect(await graded({ "ann.ipynb": JSON.stringify(file), "bob.ipynb": honest })).toEqual({
      ann: [2, 3, 2],
      bob: [2, 3, 2],
    });
  });

  it("loses nobody whose notebook has thousands of cells", async () => {
    const cell = (source: string) => ({ cell_type: "code", metadata: {}, source });
    const needed = Array.from({ length: 2_000 }, (_, i) =>
      cell(i === 0 ? "const w0 = 0;" : `const w${i} = w${i - 1} + 1;`),
    );
    const [long, wide] = [
      answered({ "toy-line": "function lineEdges(n: number): number { return n - (w1999 - 1998); }" }),
      answered(),
    ];
    long.cells.splice(2, 0, ...needed);
    wide.cells.unshift(...Array.from({ length: 5_000 }, (_, i) => cell(`console.log(${i});`)));
    const files = { "ann.ipynb": JSON.stringify(long), "bo.ipynb": JSON.stringify(wide), "cy.ipynb": honest };
    expect(await graded(files)).toEqual({ ann: [2, 3, 2], bo: [2, 3, 2], cy: [2, 3, 2] });
  });

  it("keeps names apart that differ in case only", async () => {
    expect(await graded({ "Jane.ipynb": honest, "jane.ipynb": hostile("// nothing") })).toEqual({
      Jane: [2, 3, 2],
      jane: [0, 3, 2],
    });
  });

  it("is graded whatever its files are called", async () => {
    const long = "字".repeat(82);
    const latin = Buffer.from("r\xe9sum\xe9.pdf", "latin1");
    const root = mkdtempSync(join(tmpdir(), "course-names-"));
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), latin]), "no notebook");
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from("j\xfcrg.ipynb", "latin1")]), honest);
    writeFileSync(join(root, `${long}.ipynb`), honest);
    writeFileSync(join(root, "._jane.ipynb"), "Mac OS X");
    writeFileSync(join(root, "jane.ipynb"), honest);
    const out = join(root, "..", "course-names-out");
    await run(["00-toy", root, "--out", out, "--solutions", solutions, "--as-root"]);
    const rows = readFileSync(join(out, "grades.csv"), "utf8").trim().split("\n").slice(1);
    expect(rows.map((row) => row.split(",")[3])).toEqual(["jane", "jürg", long]);
  });
});
