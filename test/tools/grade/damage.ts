/** Notebooks damaged at random: cells lost, doubled, moved, retyped, renamed or cut, and files cut or scrambled. */
import fc from "fast-check";
import { readLeniently } from "../../../tools/grade/repair/read-leniently.js";
import { grading } from "./toy.js";

interface File {
  cells: Record<string, unknown>[];
}

type Damage = (file: File, i: number, j: number) => void;

const kinds: readonly Damage[] = [
  ({ cells }, i) => cells.splice(i % cells.length, 1),
  ({ cells }, i, j) => cells.splice(j % cells.length, 0, structuredClone(cells[i % cells.length]!)),
  ({ cells }, i, j) => cells.splice(j % cells.length, 0, ...cells.splice(i % cells.length, 1)),
  ({ cells }, i) =>
    Object.assign(cells[i % cells.length]!, { cell_type: ["code", "markdown", "raw", "heading", 3][i % 5] }),
  ({ cells }, i, j) =>
    Object.assign(cells[i % cells.length]!, { id: [undefined, 3, "", "toy-line", "a b"][j % 5] }),
  ({ cells }, i, j) =>
    Object.assign(cells[i % cells.length]!, {
      metadata: [undefined, 3, {}, { nbgrader: 3 }, { nbgrader: { grade_id: "toy-line" } }][j % 5],
    }),
  ({ cells }, i, j) =>
    Object.assign(cells[i % cells.length]!, {
      source: [undefined, 3, [], [3], { a: 1 }, "}{", "`${", "/*", "throw 1"][j % 9],
    }),
  ({ cells }, i, j) => {
    const cell = cells[i % cells.length]!;
    const source = [cell.source].flat().join("");
    cell.source = source.slice(0, j % (source.length + 1));
  },
  ({ cells }, i) =>
    cells.splice(i % cells.length, 1, [null, 3, "cell", []][i % 4] as unknown as Record<string, unknown>),
];

/** The text of a notebook after one to five damages, and sometimes after a cut of the file itself. */
export function damage(text: string): fc.Arbitrary<string> {
  const blow = fc.record({ kind: fc.nat(kinds.length - 1), i: fc.nat(1000), j: fc.nat(1000) });
  const cut = fc.option(fc.record({ from: fc.nat(text.length), length: fc.nat(200) }), { freq: 8 });
  return fc.record({ blows: fc.array(blow, { minLength: 1, maxLength: 5 }), cut }).map(({ blows, cut }) => {
    const file = JSON.parse(text) as File;
    for (const { kind, i, j } of blows) {
      try {
        kinds[kind]!(file, i, j);
      } catch {
        // A cell that is already gone cannot be damaged again.
      }
    }
    const damaged = JSON.stringify(file);
    return cut ? damaged.slice(0, cut.from) + damaged.slice(cut.from + cut.length) : damaged;
  });
}

/** The released cells that are not there once, of their type and, if locked, as given out, and that no note names. */
export function unsaid(text: string, notes: readonly string[]): string[] {
  const { cells } = readLeniently(text);
  if (cells.length === 0) return notes.length > 0 ? [] : ["the file"];
  const wrong = grading.release.filter(({ id, type, locked, source }) => {
    const [cell, ...others] = cells.filter((it) => it.id === id);
    return !cell || others.length > 0 || cell.type !== type || (locked && cell.source !== source);
  });
  return wrong.map(({ id }) => id).filter((id) => !notes.some((note) => note.includes(id)));
}
