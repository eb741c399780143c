/** For tests and benchmarks: notebooks damaged at random, cells lost, doubled, moved, retyped, renamed or cut, and files cut or scrambled. */
import { below, type Stream } from "coordlab";

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
export function damaged(text: string, stream: Stream): string {
  const file = JSON.parse(text) as File;
  for (let blows = 1 + below(5, stream); blows > 0; blows--) {
    try {
      kinds[below(kinds.length, stream)]!(file, below(1000, stream), below(1000, stream));
    } catch {
      // A cell that is already gone cannot be damaged again.
    }
  }
  const whole = JSON.stringify(file);
  if (below(8, stream) > 0) return whole;
  const from = below(whole.length, stream);
  return whole.slice(0, from) + whole.slice(from + below(200, stream));
}
