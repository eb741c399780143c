/** The block kernel of `kernels.ts` as WebAssembly, one module for each cell type and number of tables. */
import {
  type Code,
  code,
  doWhile,
  get,
  i32Add,
  i32Const,
  i32LessThan,
  i32Load,
  i32Sub,
  increase,
  moduleOf,
  set,
  valueTypes,
  vector,
  vectorMemory,
  when,
} from "./wasm-assembler.js";

/** All addresses in bytes; `sources`, `strides` and `level` are where those arrays lie. */
export type VectorKernel = (
  out: number,
  best: number,
  count: number,
  actions: number,
  sources: number,
  strides: number,
  level: number,
) => void;

const [out, best, count, actions, sources, strides, level] = [0, 1, 2, 3, 4, 5, 6] as const;

/** All addresses in bytes; `map` is where that array lies. */
export type SpreadKernel = (to: number, from: number, count: number, map: number) => void;

/** The instructions in which cell types differ. */
interface Lanes {
  readonly cellBytes: number;
  readonly load: Code;
  readonly store: Code;
  readonly scalarAdd: Code;
  readonly loadSplat: number;
  readonly add: Code;
  readonly greater: Code;
  readonly max: Code;
  /** Writes the best actions, held in four vectors of 32-bit lanes per cell half, as bytes. */
  readonly storeBest: (vectors: readonly number[]) => Code;
}

const narrow32 = vector(0x85);
const narrow16 = vector(0x66);
/** From two vectors of 64-bit lanes the four low halves. */
const lowHalves = code(vector(0x0d), [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]);

const lanes: Readonly<Record<"int32" | "float64", Lanes>> = {
  int32: {
    cellBytes: 4,
    load: i32Load(0),
    store: [0x36, 2, 0],
    scalarAdd: i32Add,
    loadSplat: 0x09,
    add: vector(0xae),
    greater: vector(0x3b),
    max: vector(0xb8),
    storeBest: ([a, b, c, d]) =>
      code(
        get(best),
        get(a!),
        get(b!),
        narrow32,
        get(c!),
        get(d!),
        narrow32,
        narrow16,
        vectorMemory(0x0b, 0),
      ),
  },
  float64: {
    cellBytes: 8,
    load: [0x2b, 3, 0],
    store: [0x39, 3, 0],
    scalarAdd: [0xa0],
    loadSplat: 0x0a,
    add: vector(0xf0),
    greater: vector(0x4a),
    max: vector(0xf7),
    storeBest: ([a, b, c, d]) => {
      const words = code(get(a!), get(b!), lowHalves, get(c!), get(d!), lowHalves, narrow32);
      return code(get(best), words, get(a!), narrow16, vectorMemory(0x5b, 0), [0]);
    },
  },
};

/** A pass of the outer loop computes four vectors of cells: 16 integers or 8 doubles. */
const vectorsPerPass = 4;

export function vectorKernelModule(cellType: "int32" | "float64", tables: number): Uint8Array {
  const { cellBytes, loadSplat, add, greater, max, storeBest } = lanes[cellType];
  const cellsPerPass = (16 * vectorsPerPass) / cellBytes;
  const integers = 7;
  const table = (c: number) => integers + c;
  const reading = (c: number) => integers + tables + c;
  const stride = (c: number) => integers + 2 * tables + c;
  const action = integers + 3 * tables;
  const levelAt = action + 1;
  const vectors = levelAt + 1;
  const most = (k: number) => vectors + k;
  const chosen = (k: number) => vectors + vectorsPerPass + k;
  const sum = vectors + 2 * vectorsPerPass;
  const levelNow = sum + 1;
  const actionNow = sum + 2;
  const each = (n: number, part: (k: number) => Code): Code =>
    code(...Array.from({ length: n }, (_, k) => part(k)));

  const sumOf = (k: number) =>
    code(
      get(levelNow),
      each(tables, (c) => code(get(reading(c)), vectorMemory(0x00, 16 * k), add)),
    );
  const nextAction = code(
    each(tables, (c) => increase(reading(c), get(stride(c)))),
    increase(levelAt, i32Const(cellBytes)),
    increase(action, i32Const(1)),
  );
  const readLevel = code(get(levelAt), vectorMemory(loadSplat, 0), set(levelNow));
  const zero = code(vector(0x0c), new Array<number>(16).fill(0));

  const firstAction = code(
    each(tables, (c) => code(get(table(c)), set(reading(c)))),
    code(get(level), set(levelAt), i32Const(0), set(action)),
    readLevel,
    each(vectorsPerPass, (k) => code(sumOf(k), set(most(k)), zero, set(chosen(k)))),
    nextAction,
  );
  const compare = (k: number) =>
    code(
      code(sumOf(k), set(sum)),
      code(get(actionNow), get(chosen(k)), get(sum), get(most(k)), greater, vector(0x52), set(chosen(k))),
      code(get(most(k)), get(sum), max, set(most(k))),
    );
  const otherActions = when(
    code(get(action), get(actions), i32LessThan),
    doWhile(
      code(readLevel, get(action), vector(0x11), set(actionNow), each(vectorsPerPass, compare), nextAction),
      code(get(action), get(actions), i32LessThan),
    ),
  );
  const store = code(
    each(vectorsPerPass, (k) => code(get(out), get(most(k)), vectorMemory(0x0b, 16 * k))),
    storeBest(Array.from({ length: vectorsPerPass }, (_, k) => chosen(k))),
  );
  const nextPass = code(
    each(tables, (c) => increase(table(c), i32Const(16 * vectorsPerPass))),
    increase(out, i32Const(16 * vectorsPerPass)),
    increase(best, i32Const(cellsPerPass)),
    code(get(count), i32Const(cellsPerPass), i32Sub, set(count)),
  );
  const body = code(
    each(tables, (c) =>
      code(get(sources), i32Load(4 * c), set(table(c)), get(strides), i32Load(4 * c), set(stride(c))),
    ),
    doWhile(code(firstAction, otherActions, store, nextPass), code(i32Const(0), get(count), i32LessThan)),
  );
  const locals = [
    [3 * tables + 2, valueTypes.i32],
    [2 * vectorsPerPass + 3, valueTypes.v128],
  ] as const;
  return moduleOf("maximise", 7, locals, body);
}

/** to[b] = from[map[b]], or += where `adding`, for b in 0 .. count - 1; count is at least 1. */
export function spreadKernelModule(cellType: "int32" | "float64", adding: boolean): Uint8Array {
  const [to, from, left, map] = [0, 1, 2, 3] as const;
  const { cellBytes, load, store, scalarAdd } = lanes[cellType];
  const value = code(get(from), get(map), i32Load(0), i32Add, load);
  const sum = adding ? code(get(to), load, value, scalarAdd) : value;
  const next = code(
    increase(to, i32Const(cellBytes)),
    increase(map, i32Const(4)),
    increase(left, i32Const(-1)),
  );
  return moduleOf("spread", 4, [], doWhile(code(get(to), sum, store, next), get(left)));
}
