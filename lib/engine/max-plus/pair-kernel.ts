/**
 * The inner loop of max-plus on a term of two agents. `thought` holds what its row agent thinks of each action
 * without the term, then what its column agent thinks; the messages are laid out alike in `made`:
 *
 *   made[a]        = max over b of (table[a][b] + thought[rows + b]),
 *   made[rows + b] = max over a of (table[a][b] + thought[a]).
 *
 * Two implementations with the same results to the last bit: WebAssembly with vectors of two doubles, which has no
 * branch to mispredict, and JavaScript.
 */
import {
  code,
  doWhile,
  get,
  i32Add,
  i32Const,
  i32LessThan,
  increase,
  moduleOf,
  set,
  valueTypes,
  vector,
  vectorMemory,
} from "../elimination/wasm-assembler.js";
import { compiledOnce, vectorsAvailable, webAssembly } from "../elimination/web-assembly.js";
import type { KernelKind } from "../elimination/workspace.js";

export interface PairKernel {
  /** The tables of all terms, one after the other. */
  readonly tables: Float64Array;
  readonly thought: Float64Array;
  readonly made: Float64Array;
  /** Makes the messages of the term whose table begins at a cell. */
  readonly makePair: (table: number, rows: number, columns: number) => void;
}

export interface PairSpace {
  /** Cells of all tables. */
  readonly tables: number;
  /** The most entries that the messages of one term have. */
  readonly entries: number;
}

/** Cells below which making a memory for WebAssembly takes longer than vectors save. */
const worthVectors = 20_000;
const bytesPerPage = 65536;
const mostPages = 65536;

/** By vectors where the machine has them and there is enough to do, else in JavaScript. */
export function pairKernel(space: PairSpace, kind?: KernelKind): PairKernel {
  const fits = vectorsAvailable() && addresses(space).end <= mostPages * bytesPerPage;
  return fits && (kind ?? (space.tables < worthVectors ? "javascript" : "vector")) === "vector"
    ? vectorPairKernel(space)
    : javascriptPairKernel(space);
}

function javascriptPairKernel(space: PairSpace): PairKernel {
  const tables = new Float64Array(space.tables);
  const thought = new Float64Array(space.entries);
  const made = new Float64Array(space.entries);
  const makePair = (table: number, rows: number, columns: number) => {
    const end = rows + columns;
    for (let b = rows; b < end; b++) made[b] = -Infinity;
    for (let a = 0, cell = table; a < rows; a++) {
      const row = thought[a]!;
      let most = -Infinity;
      for (let b = rows; b < end; b++) {
        const value = tables[cell++]!;
        const toRow = value + thought[b]!;
        const toColumn = value + row;
        if (toRow > most) most = toRow;
        if (toColumn > made[b]!) made[b] = toColumn;
      }
      made[a] = most;
    }
  };
  return { tables, thought, made, makePair };
}

function vectorPairKernel(space: PairSpace): PairKernel {
  const { thought, made, end } = addresses(space);
  const { Memory, Instance } = webAssembly!;
  const pages = Math.ceil(end / bytesPerPage);
  const memory = new Memory({ initial: pages, maximum: pages });
  const module = compiledOnce("pair", pairModule);
  const { pair } = new Instance(module, { env: { memory } }).exports as { pair: VectorPair };
  const thoughts = new Float64Array(memory.buffer, thought, space.entries + 1);
  return {
    tables: new Float64Array(memory.buffer, 0, space.tables),
    thought: thoughts,
    made: new Float64Array(memory.buffer, made, space.entries + 1),
    makePair: (table, rows, columns) => {
      // The second half of a last vector that is half full: whatever lies in the table there loses.
      thoughts[rows + columns] = -Infinity;
      pair(8 * table, rows, 8 * columns, thought, thought + 8 * rows, made, made + 8 * rows);
    },
  };
}

/** In bytes; one cell after the thoughts, the messages and the tables is to spare for half full vectors. */
function addresses({ tables, entries }: PairSpace) {
  const thought = 8 * (tables + 1);
  const made = thought + 8 * (entries + 1);
  return { thought, made, end: made + 8 * (entries + 1) };
}

/** `width` is that of a row in bytes; the others are addresses, of the row agent's first entry or the column agent's. */
type VectorPair = (
  table: number,
  rows: number,
  width: number,
  rowThought: number,
  columnThought: number,
  toRow: number,
  toColumn: number,
) => void;

function pairModule(): Uint8Array {
  const [table, rows, width, rowThought, columnThought, toRow, toColumn, at, row, most, value] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ] as const;
  const load = vectorMemory(0x00, 0);
  const store = vectorMemory(0x0b, 0);
  const loadSplat = vectorMemory(0x0a, 0);
  const storeFirst = code(vectorMemory(0x5b, 0), [0]);
  const splat = vector(0x14);
  const add = vector(0xf0);
  const max = vector(0xf7);
  const secondFirst = code(vector(0x0d), [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7]);
  const lowest = code([0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0xff], splat);
  const inRow = (start: number) => code(get(start), get(at), i32Add);
  const eachOfRow = (body: readonly number[]) =>
    code(
      code(i32Const(0), set(at)),
      doWhile(code(body, increase(at, i32Const(16))), code(get(at), get(width), i32LessThan)),
    );
  const clear = eachOfRow(code(inRow(toColumn), lowest, store));
  const cells = code(
    code(inRow(table), load, set(value)),
    code(get(most), get(value), inRow(columnThought), load, add, max, set(most)),
    code(inRow(toColumn), inRow(toColumn), load, get(value), get(row), add, max, store),
  );
  const perRow = code(
    code(get(rowThought), loadSplat, set(row), lowest, set(most)),
    eachOfRow(cells),
    code(get(toRow), get(most), get(most), get(most), secondFirst, max, storeFirst),
    code(increase(table, get(width)), increase(rowThought, i32Const(8)), increase(toRow, i32Const(8))),
    increase(rows, i32Const(-1)),
  );
  const locals = [
    [1, valueTypes.i32],
    [3, valueTypes.v128],
  ] as const;
  return moduleOf("pair", 7, locals, code(clear, doWhile(perRow, get(rows))));
}
