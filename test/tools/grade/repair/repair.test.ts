import { seededStream } from "coordlab";
import { describe, expect, it } from "vitest";
import { gradeSubmission } from "../../../../tools/grade/class/grade-submission.js";
import { readLeniently } from "../../../../tools/grade/repair/read-leniently.js";
import { damaged } from "../damage.js";
import { answered, type RawCell, releasedFile, submission } from "../handed-in.js";
import { grading } from "../toy.js";

const { release } = await grading.releaseOf("jane");

async function graded(file: unknown) {
  const text = typeof file === "string" || file instanceof Uint8Array ? file : JSON.stringify(file);
  const result = await gradeSubmission(submission(text), grading);
  const { questions, notes, maximum, points, failure } = result;
  const own = questions.map((question) => question.points).slice(0, 3);
  return { points: own, notes, maximum, sum: points, ...(failure ? { failure } : {}) };
}

const edit = (change: (cells: RawCell[]) => unknown) => {
  const file = answered();
  change(file.cells);
  return file;
};
const at = (cells: RawCell[], id: string) => cells.findIndex((cell) => cell.id === id);

describe("a handed-in notebook", () => {
  it("that is whole gets its points and needs no repair", async () => {
    expect(await graded(answered())).toEqual({ points: [2, 3, 2], notes: [], maximum: 10, sum: 7 });
  });

  it.each<[string, (cells: RawCell[]) => unknown, readonly number[], string]>([
    [
      "lacks an answer",
      (cells) => cells.splice(at(cells, "toy-line"), 1),
      [0, 3, 2],
      "cell toy-line was missing and was put back as it was given out",
    ],
    [
      "lacks its checks",
      (cells) => cells.splice(at(cells, "toy-line-checks"), 1),
      [2, 3, 2],
      "cell toy-line-checks was missing and was put back as it was given out",
    ],
    [
      "has a changed locked cell",
      (cells) => (cells[at(cells, "toy-imports")]!.source = "// mine"),
      [2, 3, 2],
      "locked cell toy-imports was changed and was put back as it was given out",
    ],
    [
      "has an untouched copy of an answer",
      (cells) => cells.push(releasedFile().cells[at(cells, "toy-line")]!),
      [2, 3, 2],
      "cell toy-line was there 2 times; the last that was changed counts",
    ],
    [
      "has a cell of another type",
      (cells) => (cells[at(cells, "toy-line")]!.cell_type = "markdown"),
      [2, 3, 2],
      "cell toy-line was a markdown cell and is a code cell again",
    ],
    ["is in another order", (cells) => cells.reverse(), [2, 3, 2], "cells were put back into their order"],
    [
      "has an answer without its ids",
      (cells) => Object.assign(cells[at(cells, "toy-line")]!, { id: "other", metadata: {} }),
      [2, 3, 2],
      "cell toy-line was found under another name, other",
    ],
    [
      "has a damaged cell",
      (cells) => cells.push({ cell_type: "code", metadata: {}, source: 3 as unknown as string }),
      [2, 3, 2],
      "cell 12 is damaged and was left out",
    ],
  ])("that %s keeps the rest", async (_, change, points, note) => {
    expect(await graded(edit(change))).toMatchObject({ points, notes: [note], maximum: 10 });
  });

  it("keeps the cells that the student added, where they stood", async () => {
    const file = edit((cells) => {
      cells[at(cells, "toy-line")]!.source = "function lineEdges(n: number): number { return less(n); }";
      cells.splice(at(cells, "toy-line"), 0, {
        cell_type: "code",
        metadata: {},
        source: ["const less =", " (n: number) => n - 1;"],
      });
    });
    expect(await graded(file)).toMatchObject({ points: [2, 3, 2], notes: [] });
  });

  it.each([
    ["is no JSON", "{oops", "it is no JSON, or only a part of it"],
    ["is empty", " ", "it is empty"],
    ["was cut off", JSON.stringify(answered()).slice(0, -40), "it is no JSON, or only a part of it"],
    ["is no notebook", "[1, 2]", "it has no cells"],
    ["has no cells", '{"cells": []}', "it has no cells"],
  ])("that %s is unreadable, which is no verdict", async (_, text, why) => {
    const { points, maximum, failure } = await graded(text);
    expect([points, maximum]).toEqual([[0, 0, 0], 10]);
    expect(failure).toEqual({ kind: "unreadable", reason: `the file is not a notebook: ${why}` });
  });

  it("that is another notebook gets 0 of the same maximum, with the reason", async () => {
    const other = JSON.stringify({ cells: [{ cell_type: "code", source: "1" }] });
    const { points, notes, maximum } = await graded(other);
    expect([points, maximum]).toEqual([[0, 0, 0], 10]);
    expect(notes[0]).toBe("no answer cell of 00-toy is in it: perhaps the wrong notebook");
  });

  const text = JSON.stringify(answered());
  const withOutput = (output: string) => text.replace('"outputs":[]', `"outputs":[${output}]`);
  it.each<[string, string | Uint8Array]>([
    ["NaN in an output", withOutput('{"data":{"x":NaN,"text/plain":"NaN"}}')],
    ["Infinity in an output", withOutput('{"data":{"x":[-Infinity,Infinity]}}')],
    ["a byte order mark", `\uFEFF${text}`],
    ["UTF-16", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["an output of 50 MB", withOutput(`{"text":${JSON.stringify("x\n".repeat(17_000_000))}}`)],
    ["a character that JSON would escape", text.replace("n - 1;", "n - 1;\t")],
    ["zeros behind its end", `${text}\0\0\0\0`],
    ["the rest of an older file behind its end", `${text}\n"cells": [] }`],
    ["itself once more behind its end", text + text],
    ["a comma too many", text.replace(/\}$/, ",}")],
    ["two byte order marks", `\uFEFF\uFEFF${text}`],
    ["UTF-16 that does not say so", Buffer.from(text, "utf16le")],
    [
      "metadata nested deeply",
      text.replace('"metadata":{', `"metadata":{"a":${'{"a":'.repeat(90_000)}1${"}".repeat(90_000)},`),
    ],
    ["an output of 300,000 pieces", withOutput(Array(300_000).fill('{"text":"a"}').join())],
    ["outputs nested deeply", withOutput("[".repeat(100_000) + "]".repeat(100_000))],
  ])("with %s is read", async (_, given) => {
    expect(given.length).toBeGreaterThan(text.length);
    expect(await graded(given)).toMatchObject({ points: [2, 3, 2] });
  });

  it.each([
    ["60,000 parentheses", `${"(".repeat(60_000)}1${")".repeat(60_000)}`],
    ["60,000 blocks", `${"{".repeat(60_000)}${"}".repeat(60_000)}`],
    ["a sum of 30,000 terms", `const sum = ${"1+".repeat(30_000)}1;`],
    ["9,000 brackets", `const deep = ${"[".repeat(9_000)}${"]".repeat(9_000)};`],
    ["5,000 questions", `const f = ${"1 ? 2 : ".repeat(5_000)}1;`],
    ["4,000 arrows", `const f = ${"() => ".repeat(4_000)}1;`],
    ["a type of 5,000 levels", `type T = ${"Array<".repeat(5_000)}1${">".repeat(5_000)};`],
    ["400,000 characters", `// ${"x".repeat(400_000)}`],
    ["a sum of 100,000 terms", `const sum = ${"1+".repeat(100_000)}1;`],
  ])("loses nothing beside a cell of %s", async (_, source) => {
    const file = edit((cells) => cells.push({ cell_type: "code", metadata: {}, source }));
    expect(await graded(file)).toMatchObject({ points: [2, 3, 2] });
  });

  const copy = (source: string) =>
    edit((cells) => cells.splice(at(cells, "toy-line"), 0, { ...cells[at(cells, "toy-line")]!, source }));
  it("keeps a helper that was made by copying an answer", async () => {
    const file = copy("function less(n: number): number { return n - 1; }");
    file.cells[at(file.cells, "toy-line") + 1]!.source =
      "function lineEdges(n: number): number { return less(n); }";
    const { points, notes } = await graded(file);
    expect(points).toEqual([2, 3, 2]);
    expect(notes).toContain(
      "another cell carries the id toy-line and says something else: it is kept as your own",
    );
  });

  it.each<[string, (cells: RawCell[]) => unknown]>([
    [
      "statements in a copy of an answer",
      (cells) => {
        const line = at(cells, "toy-line");
        cells[line]!.source = "function lineEdges(n: number): number { return n - off; }";
        cells.splice(line, 0, { ...cells[line]!, source: "off = 1;" });
        cells.splice(line, 0, { cell_type: "code", metadata: {}, source: "let off = 5;" });
      },
    ],
    [
      "a helper in an older version of an answer",
      (cells) => {
        const line = at(cells, "toy-line");
        const older =
          "function less(n: number) { return n - 1; }\nfunction lineEdges(): number { return 0; }";
        cells[line]!.source = "function lineEdges(n: number): number { return less(n); }";
        cells.splice(line, 0, { ...cells[line]!, source: older });
      },
    ],
    [
      "a helper written over a locked cell",
      (cells) => {
        cells[at(cells, "toy-imports")]!.source = "const less = (n: number) => n - 1;";
        cells[at(cells, "toy-line")]!.source = "function lineEdges(n: number): number { return less(n); }";
      },
    ],
    [
      "an answer under a locked cell's id",
      (cells) => {
        const [line, checks] = [cells[at(cells, "toy-line")]!, cells[at(cells, "toy-degrees-checks")]!];
        [line.id, checks.id] = [checks.id!, line.id!];
        [line.metadata, checks.metadata] = [checks.metadata, line.metadata];
      },
    ],
    [
      "an answer behind 5,000 other cells",
      (cells) => {
        const other = { cell_type: "markdown", metadata: {}, source: "A note." };
        cells.unshift(...Array.from({ length: 5_000 }, () => ({ ...other })));
      },
    ],
    [
      "lines of an answer that are no text",
      (cells) => {
        const line = cells[at(cells, "toy-line")]!;
        line.source = [line.source as string, 3 as unknown as string];
      },
    ],
  ])("keeps %s", async (_, change) => {
    expect((await graded(edit(change))).points).toEqual([2, 3, 2]);
  });

  it("with two answers in one cell keeps both", async () => {
    const file = edit((cells) => {
      const [line, degrees] = [at(cells, "toy-line"), at(cells, "toy-degrees")];
      cells[line]!.source = `${cells[line]!.source}\n\n${cells[degrees]!.source}`;
      cells.splice(degrees, 1);
    });
    expect(await graded(file)).toMatchObject({
      points: [2, 3, 2],
      notes: ["cell toy-degrees was missing; what it asks for is defined in another cell"],
    });
  });

  const why = "Whoever comes last holds one hand.";
  it.each<[string, (cells: RawCell[], asked: RawCell, i: number) => unknown]>([
    ["below its cell", (cells) => cells.push({ cell_type: "markdown", metadata: {}, source: why })],
    [
      "above its cell, in raw text",
      (cells, _, i) => cells.splice(i, 0, { cell_type: "raw", metadata: {}, source: why }),
    ],
    [
      "in place of its cell",
      (cells, _, i) => (cells[i] = { cell_type: "markdown", metadata: {}, source: why }),
    ],
    [
      "below its cell and a sketch in code",
      (cells) =>
        cells.push(
          { cell_type: "code", metadata: {}, source: "console.log(lineEdges(9));" },
          { cell_type: "markdown", metadata: {}, source: why },
        ),
    ],
  ])("with a written answer %s is read by a person, who sees it", async (_, change) => {
    const file = answered({ "toy-why": releasedFile().cells.at(-1)!.source as string });
    const i = at(file.cells, "toy-why");
    change(file.cells, file.cells[i]!, i);
    const result = await gradeSubmission(submission(JSON.stringify(file)), grading);
    expect(result.pending).toBe(3);
    expect(result.questions[3]!.cells.map((id) => result.answers[id])).toContain(why);
  });

  it.each([
    ["numbered", (cells: RawCell[]) => ({ cells: Object.fromEntries(cells.map((cell, i) => [i, cell])) })],
    [
      "on two worksheets",
      (cells: RawCell[]) => {
        const old = cells.map(({ source, ...cell }) => ({ ...cell, input: source, source }));
        return { worksheets: [{ cells: old.slice(0, 4) }, { cells: old.slice(4) }] };
      },
    ],
  ])("with cells that are %s is read", async (_, shape) => {
    expect((await graded(shape(answered().cells))).points).toEqual([2, 3, 2]);
  });

  it("may define a namespace", async () => {
    const line =
      "namespace Lines { export const one = 1; }\nfunction lineEdges(n: number): number { return n - Lines.one; }";
    expect((await graded(answered({ "toy-line": line }))).points).toEqual([2, 3, 2]);
  });

  it("is told apart by what its cells define, if all carry one id", async () => {
    const file = edit((cells) => {
      for (const cell of cells) {
        cell.id = "toy-line";
        cell.metadata = { nbgrader: { grade_id: "toy-line" } };
      }
    });
    expect((await graded(file)).points).toEqual([2, 3, 2]);
  });

  it("with a written answer that was not touched has 0 for it without anybody reading it", async () => {
    const untouched = await gradeSubmission(submission(JSON.stringify(releasedFile())), grading);
    expect(untouched.questions[3]!.manual).toMatchObject({ maximum: 3, points: 0, untouched: true });
    const written = await gradeSubmission(submission(JSON.stringify(answered())), grading);
    expect(written).toMatchObject({ pending: 3, answers: { "toy-why": "Each agent brings one edge." } });
  });

  it("in whatever damaged form keeps its maximum, and every repair is said", {
    timeout: 120_000,
  }, async () => {
    const stream = seededStream(7);
    const whole = JSON.stringify(answered());
    for (let i = 0; i < 25; i++) {
      const text = damaged(whole, stream);
      const { maximum, notes, failure } = await graded(text);
      expect(maximum).toBe(10);
      expect(unsaid(text, failure ? [failure.reason] : notes)).toEqual([]);
    }
  });
});

/** The released cells that are not there once, of their type and, if locked, as given out, and that no note names. */
function unsaid(text: string, notes: readonly string[]): string[] {
  const { cells } = readLeniently(Buffer.from(text));
  if (cells.length === 0) return notes.length > 0 ? [] : ["the file"];
  const wrong = release.filter(({ id, type, locked, source }) => {
    const [cell, ...others] = cells.filter((it) => it.id === id);
    return !cell || others.length > 0 || cell.type !== type || (locked && cell.source !== source);
  });
  return wrong.map(({ id }) => id).filter((id) => !notes.some((note) => note.includes(id)));
}
