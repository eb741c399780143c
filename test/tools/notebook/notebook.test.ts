import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executableCells, hasTag, type Notebook } from "../../../tools/notebook/notebook.js";
import { parseNotebook, readNotebook } from "../../../tools/notebook/read.js";
import { formatNotebook } from "../../../tools/notebook/write.js";

/** A file with one code cell, changed in some place. */
function file(change: object): string {
  const cell = { cell_type: "code", id: "a", metadata: {}, source: "1", outputs: [], execution_count: null };
  return JSON.stringify({ cells: [{ ...cell, ...change }], metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

const text = fc.string({ unit: fc.constantFrom("a", "é", "\n", '"', "\\", " ") });
const bundle = fc.record({
  "text/plain": text,
  "image/svg+xml": text,
  "image/png": text,
  "application/json": fc.jsonValue(),
});
const output = fc.oneof(
  fc.record({ output_type: fc.constant("stream"), name: fc.constantFrom("stdout", "stderr"), text }),
  fc.record({ output_type: fc.constant("display_data"), data: bundle, metadata: fc.constant({}) }),
);
const notebook = fc
  .array(
    fc.record({
      cell_type: fc.constant("code"),
      metadata: fc.constant({ tags: ["volatile"] }),
      source: text,
      execution_count: fc.option(fc.nat()),
      outputs: fc.array(output, { maxLength: 3 }),
    }),
    { maxLength: 4 },
  )
  .map(
    (cells) => ({ metadata: {}, cells: cells.map((cell, i) => ({ ...cell, id: `cell-${i}` })) }) as Notebook,
  );

describe("a notebook's file", () => {
  it("gives back the notebook that was written", () => {
    fc.assert(
      fc.property(notebook, (notebook) => {
        expect(parseNotebook(formatNotebook(notebook), "x")).toEqual(JSON.parse(JSON.stringify(notebook)));
      }),
    );
  });

  it("is a fixed point of reading and writing", () => {
    fc.assert(
      fc.property(notebook, (notebook) => {
        const written = formatNotebook(notebook);
        expect(formatNotebook(parseNotebook(written, "x"))).toBe(written);
      }),
    );
  });

  it("has sorted keys, one space of indentation and texts as lines; JSON and base64 stay whole", () => {
    const data = {
      "text/html": "<b>\n</b>",
      "application/x+json": { b: 1, a: "1\n2" },
      "image/png": "iV\nBO",
    };
    const outputs = [{ output_type: "display_data", metadata: {}, data }];
    expect(formatNotebook(parseNotebook(file({ source: "let a;\na", outputs }), "x"))).toBe(`{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": null,
   "id": "a",
   "metadata": {},
   "outputs": [
    {
     "data": {
      "application/x+json": {
       "a": "1\\n2",
       "b": 1
      },
      "image/png": "iV\\nBO",
      "text/html": [
       "<b>\\n",
       "</b>"
      ]
     },
     "metadata": {},
     "output_type": "display_data"
    }
   ],
   "source": [
    "let a;\\n",
    "a"
   ]
  }
 ],
 "metadata": {},
 "nbformat": 4,
 "nbformat_minor": 5
}
`);
  });

  it("before nbformat 4.5 has no ids: cells get them by position", () => {
    expect(parseNotebook(file({ id: undefined }), "x").cells[0]!.id).toBe("cell-1");
  });
});

describe("a malformed notebook is refused with its name and place", () => {
  it.each([
    ["{", "x.ipynb: not a notebook: "],
    ["[]", "x.ipynb: the file must hold a JSON object"],
    ['{"nbformat":3}', "x.ipynb: nbformat must be 4, got 3"],
    ['{"nbformat":4}', "x.ipynb: cells must be a list"],
    [
      file({ cell_type: "heading" }),
      'x.ipynb: cells[0].cell_type must be code, markdown or raw, got "heading"',
    ],
    [file({ source: 7 }), "x.ipynb: cells[0].source must be a text or a list of lines"],
    [file({ id: "a b" }), 'x.ipynb: cells[0].id must be 1 to 64 letters, digits, - or _, got "a b"'],
    [file({ outputs: [{}] }), "x.ipynb: cells[0].outputs[0].output_type must be stream, display_data, "],
    [
      file({ outputs: [{ output_type: "display_data", data: { "text/html": 1 } }] }),
      'x.ipynb: cells[0].outputs[0].data["text/html"] must be a text or a list of lines',
    ],
  ])("%s", (text, message) => {
    expect(() => parseNotebook(text, "x.ipynb")).toThrow(message);
  });

  it("two cells with one id", () => {
    const cell = { cell_type: "markdown", id: "a", metadata: {}, source: "" };
    const text = JSON.stringify({ cells: [cell, cell], nbformat: 4 });
    expect(() => parseNotebook(text, "x")).toThrow('x: cells[1].id must be unique, "a" is also cells[0]');
  });

  it("a file that is not there, and a folder", async () => {
    await expect(readNotebook("no/such.ipynb")).rejects.toThrow("no/such.ipynb: there is no such file");
    await expect(readNotebook("test")).rejects.toThrow("test: is a folder, not a notebook");
  });
});

it("blank cells are not executed, and tags are read from the metadata", () => {
  const { cells } = parseNotebook(file({ source: " \n" }), "x");
  expect(executableCells({ cells, metadata: {} })).toEqual([]);
  expect(hasTag({ ...cells[0]!, metadata: { tags: ["volatile"] } }, "volatile")).toBe(true);
  expect(hasTag(cells[0]!, "volatile")).toBe(false);
});
