/** Notebooks of the toy as students hand them in. */

import { bundle } from "../../../tools/grade/assignment/bundle.js";
import type { Submission } from "../../../tools/grade/collect/collect.js";
import { solutions } from "./toy.js";

export interface RawCell {
  cell_type: string;
  id?: string;
  metadata: Record<string, unknown>;
  source: string | string[];
  outputs?: unknown[];
}

const released = String((await bundle("00-toy", solutions)).get("00-toy.ipynb"));

/** A fresh copy of the released notebook's cells. */
export function releasedFile(): { cells: RawCell[] } {
  return JSON.parse(released);
}

export const answers: Readonly<Record<string, string>> = {
  "toy-line": "function lineEdges(n: number): number { return n - 1; }",
  "toy-degrees":
    "function degrees(n: number): number[] { return Array.from({ length: n }, (_, i) => (i > 0 ? 1 : 0) + (i < n - 1 ? 1 : 0)); }",
  "toy-pick": "function pick(n: number, stream: Stream): number { return below(n, stream); }",
  "toy-choice": 'const cheapest: string = "line";',
  "toy-why": "Each agent brings one edge.",
};

/** The released notebook with every question answered right, and some cells replaced. */
export function answered(replaced: Readonly<Record<string, string>> = {}): { cells: RawCell[] } {
  const file = releasedFile();
  for (const cell of file.cells) cell.source = replaced[cell.id!] ?? answers[cell.id!] ?? cell.source;
  return file;
}

export function submission(text: string | Uint8Array, student = "jane"): Submission {
  return {
    student,
    path: `${student}.ipynb`,
    time: 0,
    timeFrom: "file time",
    late: false,
    read: async () => Buffer.from(text as string),
    notes: [],
  };
}
