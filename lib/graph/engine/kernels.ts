/**
 * The inner loop of elimination: for each cell b of a block,
 *
 *   out[b] = max over v of (level[v] + A_0[v][b] + A_1[v][b] + ...),   best[b] = the lowest v that reaches it.
 *
 * Two implementations with the same results to the last bit: WebAssembly with 128-bit vectors, and JavaScript.
 * Both work on one memory that holds, in this order, the arena of tables, the copies of spread inputs, the control
 * words below, and the best actions.
 */

import { type VectorKernel, vectorKernelModule } from "./vector-kernel.js";
import { webAssembly } from "./web-assembly.js";

export interface KernelMemory {
  readonly cellType: "int32" | "float64";
  readonly arenaCells: number;
  readonly scratchCells: number;
  /** The most tables, and the most actions, of one bucket. */
  readonly sources: number;
  readonly actions: number;
  readonly bestCells: number;
  readonly bestBytes: 1 | 4;
}

export interface Kernels {
  readonly cells: Int32Array | Float64Array;
  readonly best: Uint8Array | Int32Array;
  readonly cellBytes: number;
  /** Where in `cells` the copies of spread inputs begin. */
  readonly scratch: number;
  /** For the next call: where each table's block lies in `cells`, and how far apart consecutive actions lie, in bytes. */
  readonly sources: Uint32Array;
  readonly strides: Uint32Array;
  readonly level: Int32Array | Float64Array;
  /** Computes `count` cells into `cells[out ..]` and `best[best ..]`; up to 15 more of each may be overwritten. */
  maximise(block: Block, out: number, best: number): void;
}

/** What stays the same for all blocks of a bucket. */
export interface Block {
  readonly count: number;
  readonly actions: number;
  readonly tables: number;
}

interface Views extends Omit<Kernels, "maximise"> {
  readonly bestAddress: number;
}

/** The memory's bytes. */
export function kernelMemoryBytes(memory: KernelMemory): number {
  return addresses(memory).end;
}

export function javascriptKernels(memory: KernelMemory): Kernels {
  const views = viewsOf(memory, new ArrayBuffer(addresses(memory).end));
  const { cells, best, cellBytes, sources, strides, level } = views;
  const maximise = ({ count, actions, tables }: Block, out: number, bestAt: number) => {
    for (let b = 0; b < count; b++) {
      let most = 0;
      let action = 0;
      for (let v = 0; v < actions; v++) {
        let sum = level[v]!;
        for (let c = 0; c < tables; c++) sum += cells[(sources[c]! + v * strides[c]!) / cellBytes + b]!;
        if (v === 0 || sum > most) {
          most = sum;
          action = v;
        }
      }
      cells[out + b] = most;
      best[bestAt + b] = action;
    }
  };
  return { ...views, maximise };
}

export function vectorKernels(memory: KernelMemory): Kernels {
  const { Memory, Module, Instance } = webAssembly!;
  const pages = Math.ceil(addresses(memory).end / 65536);
  const wasmMemory = new Memory({ initial: pages, maximum: pages });
  const views = viewsOf(memory, wasmMemory.buffer);
  const compiled = new Map<number, VectorKernel>();
  const kernelOf = (tables: number): VectorKernel => {
    const present = compiled.get(tables);
    if (present) return present;
    const module = new Module(vectorKernelModule(memory.cellType, tables));
    const instance = new Instance(module, { env: { memory: wasmMemory } });
    const kernel = instance.exports.maximise as unknown as VectorKernel;
    compiled.set(tables, kernel);
    return kernel;
  };
  const { cellBytes, bestAddress, sources, strides, level } = views;
  const maximise = ({ count, actions, tables }: Block, out: number, best: number) =>
    kernelOf(tables)(
      out * cellBytes,
      bestAddress + best,
      count,
      actions,
      sources.byteOffset,
      strides.byteOffset,
      level.byteOffset,
    );
  return { ...views, maximise };
}

function viewsOf(memory: KernelMemory, buffer: ArrayBuffer): Views {
  const { sources, strides, level, best } = addresses(memory);
  const arrayOf = memory.cellType === "int32" ? Int32Array : Float64Array;
  const bestArrayOf = memory.bestBytes === 1 ? Uint8Array : Int32Array;
  return {
    cells: new arrayOf(buffer, 0, memory.arenaCells + memory.scratchCells),
    best: new bestArrayOf(buffer, best, memory.bestCells),
    cellBytes: arrayOf.BYTES_PER_ELEMENT,
    scratch: memory.arenaCells,
    sources: new Uint32Array(buffer, sources, memory.sources),
    strides: new Uint32Array(buffer, strides, memory.sources),
    level: new arrayOf(buffer, level, memory.actions),
    bestAddress: best,
  };
}

function addresses({
  cellType,
  arenaCells,
  scratchCells,
  sources,
  actions,
  bestCells,
  bestBytes,
}: KernelMemory) {
  const cellBytes = cellType === "int32" ? 4 : 8;
  const aligned = (address: number) => 16 * Math.ceil(address / 16);
  const sourcesAt = aligned(cellBytes * (arenaCells + scratchCells));
  const stridesAt = aligned(sourcesAt + 4 * sources);
  const levelAt = aligned(stridesAt + 4 * sources);
  const bestAt = aligned(levelAt + cellBytes * actions);
  const end = aligned(bestAt + bestBytes * bestCells + 16);
  return { sources: sourcesAt, strides: stridesAt, level: levelAt, best: bestAt, end };
}
