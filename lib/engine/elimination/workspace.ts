/** The memory that a program runs in: allocated once, of a size known beforehand, used again by every solve. */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Clock } from "../limits.js";
import type { BlockPlan } from "./block-layout.js";
import { type KernelMemory, type Kernels, kernelMemoryBytes, vectorKernels, viewsOf } from "./kernels.js";
import type { EliminationProgram } from "./program.js";

/** Cells as 32-bit integers where no sum of payoffs can leave their range, else as doubles. */
export type CellType = "int32" | "float64";

export interface Workspace {
  readonly cellType: CellType;
  readonly arena: Int32Array | Float64Array;
  /** The best action for each cell of each table. */
  readonly best: Uint8Array | Int32Array;
  /** One bucket of a small step: a row of its table's cells for each action of the agent eliminated. */
  readonly rows: Int32Array | Float64Array;
  readonly kernels: Kernels | undefined;
}

/** What a run of a program works with. */
export interface Run {
  /** Of the workspace's cell type. */
  readonly payoffs: Int32Array | Float64Array;
  readonly workspace: Workspace;
  readonly clock: Clock;
}

/** The bytes that {@link makeWorkspace} allocates. */
export function workspaceBytes(program: EliminationProgram, blocks: BlockPlan, cellType: CellType): number {
  const memory = kernelMemory(program, blocks, cellType);
  return kernelMemoryBytes(memory) + (cellType === "int32" ? 4 : 8) * blocks.limits.rowCells;
}

/** Kernels only where some step is computed in blocks. */
export function makeWorkspace(program: EliminationProgram, blocks: BlockPlan, cellType: CellType): Workspace {
  const memory = kernelMemory(program, blocks, cellType);
  const kernels = blocks.layouts.size > 0 ? vectorKernels(memory) : undefined;
  const { cells, best } = kernels ?? viewsOf(memory, new ArrayBuffer(kernelMemoryBytes(memory)));
  const rows = new (cellType === "int32" ? Int32Array : Float64Array)(blocks.limits.rowCells);
  return { cellType, arena: cells, best, rows, kernels };
}

function kernelMemory(program: EliminationProgram, { limits }: BlockPlan, cellType: CellType): KernelMemory {
  const { arenaCells, bestCells, graph } = program;
  // A best action is a byte, unless some agent has more than 256 actions.
  const bestBytes = graph.actionCounts.every((count) => count <= 256) ? 1 : 4;
  return { cellType, arenaCells, bestCells, bestBytes, ...limits };
}

/**
 * The cell type for given payoffs. Every sum of the elimination is a sum of at most one entry of each term, so
 * integers stay exact if the largest entries, signs apart, add up to less than 2^30.
 */
export function cellTypeFor({ tableStart }: CoordinationGraph, payoffs: Int32Array | Float64Array): CellType {
  if (!(payoffs instanceof Int32Array)) return "float64";
  let total = 0;
  for (let t = 0; t + 1 < tableStart.length; t++) {
    let largest = 0;
    for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++) {
      const size = payoffs[cell]! < 0 ? -payoffs[cell]! : payoffs[cell]!;
      if (size > largest) largest = size;
    }
    total += largest;
  }
  return total < 2 ** 30 ? "int32" : "float64";
}
