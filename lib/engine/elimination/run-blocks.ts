/** A large step of the program: the bucket's spread inputs are copied out, then block after block is maximised. */
import type { Steps } from "../steps.js";
import type { BlockLayout, SpreadCopy } from "./block-layout.js";
import type { EliminationProgram } from "./program.js";
import type { Run } from "./workspace.js";

type Cells = Int32Array | Float64Array;

/** Cells between two looks at the clock. */
const cellsPerLook = 1 << 18;

/** False if the clock is over before the end. */
export function* runBlocks(
  program: EliminationProgram,
  step: number,
  layout: BlockLayout,
  { payoffs, workspace, clock }: Run,
): Steps<boolean> {
  const { graph, order, scopes, scopeStart, inputs, inputStart, strides, strideStart, place, bestStart } =
    program;
  const { arena } = workspace;
  const kernels = workspace.kernels!;
  const { cellBytes } = kernels;
  const { inner, blockCells, direct, level, spread } = layout;
  const width = scopeStart[step + 1]! - scopeStart[step]!;
  const actions = graph.actionCounts[order[step]!]!;
  const sizes = Array.from({ length: width }, (_, k) => graph.actionCounts[scopes[scopeStart[step]! + k]!]!);
  const strideOf = (row: number, k: number) => strides[strideStart[step]! + row * (width + 1) + k]!;
  const inputOf = (row: number) => inputs[inputStart[step]! + row]!;
  const cellsOf = (row: number): Cells => (inputOf(row) < 0 ? arena : payoffs);
  const startOf = (row: number) =>
    inputOf(row) < 0 ? place[~inputOf(row)]! : graph.tableStart[inputOf(row)]!;

  const copyOut = ({ rows, strides: copyStrides, cells }: SpreadCopy, to: number) => {
    for (const [r, row] of rows.entries()) {
      fillMap(kernels.map, sizes.slice(inner), (k) => cellBytes * strideOf(row, inner + k + 1));
      const outer = [0, ...Array.from({ length: inner }, (_, k) => k + 1)].filter(
        (k) => copyStrides[k] !== 0,
      );
      const sizeAt = (k: number) => (k === 0 ? actions : sizes[k - 1]!);
      const counter = outer.map(() => 0);
      let from = inputOf(row) < 0 ? startOf(row) : termInMemory(inputOf(row));
      for (let at = to; at < to + cells; at += blockCells) {
        kernels.spread(at, from, blockCells, r > 0);
        for (let k = outer.length - 1; k >= 0; k--) {
          from += strideOf(row, outer[k]!);
          if (++counter[k]! < sizeAt(outer[k]!)) break;
          from -= strideOf(row, outer[k]!) * sizeAt(outer[k]!);
          counter[k] = 0;
        }
      }
    }
  };
  const termInMemory = (term: number): number => {
    const start = graph.tableStart[term]!;
    const size = graph.tableStart[term + 1]! - start;
    for (let cell = 0; cell < size; cell++) arena[kernels.term + cell] = payoffs[start + cell]!;
    return kernels.term;
  };

  const { sources } = kernels;
  const tables = direct.length + spread.length;
  /** For each table, how far each outer agent's action moves its block, in bytes. */
  const moves: number[][] = [];
  for (const [c, row] of direct.entries()) {
    sources[c] = cellBytes * startOf(row);
    kernels.strides[c] = cellBytes * strideOf(row, 0);
    moves.push(Array.from({ length: inner }, (_, k) => cellBytes * strideOf(row, k + 1)));
  }
  let scratch = kernels.scratch;
  for (const [k, copy] of spread.entries()) {
    copyOut(copy, scratch);
    sources[direct.length + k] = cellBytes * scratch;
    kernels.strides[direct.length + k] = cellBytes * copy.strides[0]!;
    moves.push(copy.strides.slice(1).map((stride) => cellBytes * stride));
    scratch += copy.cells;
  }
  const levelAt = level.map(startOf);
  const block = { count: blockCells, actions, tables };
  const counter = new Int32Array(inner);
  const end = program.cells[step]!;
  const rest = blockCells * Math.ceil(cellsPerLook / (blockCells * actions));
  for (let done = 0; done < end; done += blockCells) {
    if (done % rest === 0 && (yield* clock.rest())) return false;
    for (let v = 0; v < actions; v++) {
      let sum = 0;
      for (let i = 0; i < level.length; i++)
        sum += cellsOf(level[i]!)[levelAt[i]! + v * strideOf(level[i]!, 0)]!;
      kernels.level[v] = sum;
    }
    kernels.maximise(block, place[step]! + done, bestStart[step]! + done);
    for (let k = inner - 1; k >= 0; k--) {
      const rewind = ++counter[k]! === sizes[k]! ? sizes[k]! - 1 : 0;
      const turns = rewind > 0 || sizes[k] === 1 ? -rewind : 1;
      for (let c = 0; c < tables; c++) sources[c]! += turns * moves[c]![k]!;
      for (let i = 0; i < level.length; i++) levelAt[i]! += turns * strideOf(level[i]!, k + 1);
      if (counter[k]! < sizes[k]!) break;
      counter[k] = 0;
    }
  }
  return true;
}

/** `map[b]` = where cell b of a block lies in an input, in bytes from the block's first cell. */
function fillMap(map: Uint32Array, sizes: readonly number[], strideOf: (k: number) => number): void {
  let filled = 1;
  map[0] = 0;
  for (let k = sizes.length - 1; k >= 0; k--) {
    const stride = strideOf(k);
    const copied = filled;
    for (let a = 1; a < sizes[k]!; a++) for (let b = 0; b < copied; b++) map[filled++] = map[b]! + a * stride;
  }
}
