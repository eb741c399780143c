/**
 * The inner loops of elimination: for each cell b of a block,
 *
 *   out[b] = max over v of (level[v] + A_0[v][b] + A_1[v][b] + ...),   best[b] = the lowest v that reaches it,
 *
 * and the copying out of an input that does not hold a block's cells side by side, to[b] (+)= from[map[b]].
 *
 * They are WebAssembly with 128-bit vectors, and work on one memory that holds, in this order, the arena of tables, a term's table, the copies of spread inputs, the
 * control words below, and the best actions.
 */

import {
  type SpreadKernel,
  spreadKernelModule,
  type VectorKernel,
  vectorKernelModule,
} from "./vector-kernel.js";
import { compiledOnce, webAssembly } from "./web-assembly.js";

export interface KernelMemory {
  readonly cellType: "int32" | "float64";
  readonly arenaCells: number;
  /** The largest table of a term that is spread, and all spread copies of a bucket. */
  readonly termCells: number;
  readonly scratchCells: number;
  /** The most cells of a block, */
  readonly blockCells: number;
  /** the most tables, and the most actions, of one bucket. */
  readonly sources: number;
  readonly actions: number;
  readonly bestCells: number;
  readonly bestBytes: 1 | 4;
}

export interface Kernels {
  readonly cells: Int32Array | Float64Array;
  readonly best: Uint8Array | Int32Array;
  readonly cellBytes: number;
  /** Where in `cells` a term's table may be put, and where the copies of spread inputs begin. */
  readonly term: number;
  readonly scratch: number;
  /** For the next call: where each table's block lies in `cells`, and how far apart consecutive actions lie, in bytes. */
  readonly sources: Uint32Array;
  readonly strides: Uint32Array;
  readonly level: Int32Array | Float64Array;
  /** For the next copy: where each cell comes from, in bytes after `from`. */
  readonly map: Uint32Array;
  /** Copies `count` cells to `cells[to ..]`, or adds them to those there. */
  spread(to: number, from: number, count: number, add: boolean): void;
  /** Computes `count` cells into `cells[out ..]` and `best[best ..]`; up to 15 more of each may be overwritten. */
  maximise(block: Block, out: number, best: number): void;
}

/** What stays the same for all blocks of a bucket. */
export interface Block {
  readonly count: number;
  readonly actions: number;
  readonly tables: number;
}

interface Views extends Omit<Kernels, "maximise" | "spread"> {
  readonly bestAddress: number;
}

/** The memory's bytes. */
export function kernelMemoryBytes(memory: KernelMemory): number {
  return addresses(memory).end;
}

export function vectorKernels(memory: KernelMemory): Kernels {
  const { Memory, Instance } = webAssembly!;
  const pages = Math.ceil(addresses(memory).end / 65536);
  const wasmMemory = new Memory({ initial: pages, maximum: pages });
  const views = viewsOf(memory, wasmMemory.buffer);
  const compiled = new Map<number, VectorKernel>();
  const { cellType } = memory;
  const load = (name: string, bytes: () => Uint8Array) =>
    new Instance(compiledOnce(`${cellType} ${name}`, bytes), { env: { memory: wasmMemory } }).exports;
  const copying = load("copy", () => spreadKernelModule(cellType, false)).spread as SpreadKernel;
  const adding = load("add", () => spreadKernelModule(cellType, true)).spread as SpreadKernel;
  const kernelOf = (tables: number): VectorKernel => {
    const present = compiled.get(tables);
    if (present) return present;
    const kernel = load(`maximise ${tables}`, () => vectorKernelModule(cellType, tables))
      .maximise as VectorKernel;
    compiled.set(tables, kernel);
    return kernel;
  };
  const { cellBytes, bestAddress, sources, strides, level, map } = views;
  const spread = (to: number, from: number, count: number, add: boolean) =>
    (add ? adding : copying)(to * cellBytes, from * cellBytes, count, map.byteOffset);
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
  return { ...views, maximise, spread };
}

/** The parts of the memory. */
export function viewsOf(memory: KernelMemory, buffer: ArrayBuffer): Views {
  const { sources, strides, level, map, best } = addresses(memory);
  const arrayOf = memory.cellType === "int32" ? Int32Array : Float64Array;
  const bestArrayOf = memory.bestBytes === 1 ? Uint8Array : Int32Array;
  return {
    cells: new arrayOf(buffer, 0, memory.arenaCells + memory.termCells + memory.scratchCells),
    best: new bestArrayOf(buffer, best, memory.bestCells),
    cellBytes: arrayOf.BYTES_PER_ELEMENT,
    term: memory.arenaCells,
    scratch: memory.arenaCells + memory.termCells,
    sources: new Uint32Array(buffer, sources, memory.sources),
    strides: new Uint32Array(buffer, strides, memory.sources),
    level: new arrayOf(buffer, level, memory.actions),
    map: new Uint32Array(buffer, map, memory.blockCells),
    bestAddress: best,
  };
}

function addresses(memory: KernelMemory) {
  const cellBytes = memory.cellType === "int32" ? 4 : 8;
  const aligned = (address: number) => 16 * Math.ceil(address / 16);
  const sources = aligned(cellBytes * (memory.arenaCells + memory.termCells + memory.scratchCells));
  const strides = aligned(sources + 4 * memory.sources);
  const level = aligned(strides + 4 * memory.sources);
  const map = aligned(level + cellBytes * memory.actions);
  const best = aligned(map + 4 * memory.blockCells);
  const end = aligned(best + memory.bestBytes * memory.bestCells + 16);
  return { sources, strides, level, map, best, end };
}
