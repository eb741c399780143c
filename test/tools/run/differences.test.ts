import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, Notebook, Output } from "../../../tools/notebook/notebook.js";
import { differences, firstDifference } from "../../../tools/run/differences.js";
import { normalised } from "../../../tools/run/normal-form.js";
import { OutputRecord } from "../../../tools/run/output-record.js";

function notebook(outputs: readonly Output[], tags: string[] = []): Notebook {
  const cell = {
    cell_type: "code",
    id: "a",
    metadata: { tags },
    source: "a",
    execution_count: 1,
    outputs,
  } as const;
  return { metadata: {}, cells: [cell] };
}
const print = (text: string): Output => ({ output_type: "stream", name: "stdout", text });

describe("differences", () => {
  it("shows the neighbourhood of the first differing column of a long line", () => {
    const [difference] = differences(
      notebook([print(`${"a".repeat(200)}1`)]),
      notebook([print(`${"a".repeat(200)}2`)]),
    );
    expect(difference!.what).toBe(
      `stdout differs in line 1\nwas: …${"a".repeat(30)}1\nis:  …${"a".repeat(30)}2`,
    );
  });

  it("counts the further lines that differ, and shows a line that is missing", () => {
    const [difference] = differences(notebook([print("a\nb\nc")]), notebook([print("a")]));
    expect(difference!.what).toBe("stdout differs in line 2 (and 1 more)\nwas: b\nis:  (nothing)");
  });

  it("leaves volatile cells out, whose committed outputs stay", () => {
    const [was, is] = [notebook([print("1")], ["volatile"]), notebook([print("2")], ["volatile"])];
    expect(differences(was, is)).toEqual([]);
    expect(normalised(was, is).cells).toEqual(was.cells);
  });

  it("finds every change of a JSON value, and none where there is none", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [was, is] = [a, b].map((value) => JSON.parse(JSON.stringify(value)) as Json);
        const same = canonical(was!) === canonical(is!);
        expect(firstDifference(was, is) === undefined).toBe(same);
        expect(firstDifference(was, was)).toBeUndefined();
      }),
    );
  });

  it.each<[Json, Json, string]>([
    [{ a: [1, 2] }, { a: [1, 3] }, "a[1]"],
    [{ a: [1] }, { a: [1, 2] }, "a[1]"],
    [{ a: {} }, { a: [] }, "a"],
    [{ a: null }, { a: {} }, "a"],
    [1, 2, ""],
  ])("%j and %j differ at %j", (was, is, at) => {
    expect(firstDifference(was, is)!.at).toBe(at);
  });
});

/** JSON with sorted keys: the oracle for equality whatever the order of keys. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)}}`;
}

describe("the normal form", () => {
  it("keeps an expected error's message and drops its stack and the compiled line above it", () => {
    const text =
      "cell-6.js:2\nthrow new E();\n^\n\nRangeError: n is 0\nmore\n    at cell-6.js:2:7\n    at f (/home/me/x.js:1:2) {\n  code: 'X'\n}\n";
    const failed = notebook([{ output_type: "stream", name: "stderr", text }], ["raises-exception"]);
    const [cell] = normalised(failed, failed).cells;
    expect(cell).toMatchObject({ outputs: [{ text: "RangeError: n is 0\nmore {\n  code: 'X'\n}\n" }] });
  });

  it("drops the times of execution that JupyterLab records", () => {
    const timed = { ...notebook([]).cells[0]!, metadata: { execution: { shell: "2025" }, tags: ["a"] } };
    expect(normalised(notebook([]), { metadata: {}, cells: [timed] }).cells[0]!.metadata).toEqual({
      tags: ["a"],
    });
  });
});

describe("an output record", () => {
  it("joins what follows directly on the same stream", () => {
    const record = new OutputRecord();
    for (const [name, text] of [
      ["stdout", "a"],
      ["stdout", "b"],
      ["stderr", "c"],
      ["stdout", "d"],
    ] as const)
      record.print(1, name, text);
    expect(record.of(1).map((output) => "text" in output && output.text)).toEqual(["ab", "c", "d"]);
  });

  it("lets a later cell update an earlier display, and keeps others", () => {
    const record = new OutputRecord();
    record.display(1, { data: { "text/plain": "old" }, metadata: {}, id: "x", update: false });
    record.display(1, { data: { "text/plain": "other" }, metadata: {}, update: false });
    record.display(2, { data: { "text/plain": "new" }, metadata: {}, id: "x", update: true });
    expect(record.of(1).map((output) => "data" in output && output.data["text/plain"])).toEqual([
      "new",
      "other",
    ]);
    expect(record.of(2)).toEqual([]);
  });
});
