/**
 * Variable elimination planned once and solved many times: what `variableElimination` does, for graphs of a
 * million agents and for loops that ask for the best joint action at every step.
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { checkedGraph, withPayoffs } from "coordlab/graph/coordination-graph.js";
import { eliminationPrice, requireOrder } from "coordlab/graph/elimination-order.js";
import { noMessages, optimalSolution, type Solution } from "coordlab/graph/solution.js";
import { TooWideError } from "coordlab/graph/too-wide.js";
import type { Agent } from "coordlab/world/game.js";
import type { Clock } from "../limits.js";
import { type BlockSettings, blockSettings, planBlocks } from "./block-layout.js";
import { cheapestOrder, type PricedOrder } from "./cheapest-order.js";
import { computeTables, decode } from "./execute.js";
import {
  asForest,
  type Forest,
  type ForestWorkspace,
  forestBytes,
  makeForestWorkspace,
  solveForest,
} from "./forest.js";
import { type GeneratedSolver, generatedSolver } from "./generated-solver.js";
import { compileElimination, type EliminationProgram } from "./program.js";
import { vectorsAvailable } from "./web-assembly.js";
import {
  type CellType,
  cellTypeFor,
  type KernelKind,
  makeWorkspace,
  type Workspace,
  workspaceBytes,
} from "./workspace.js";

export interface PlanOptions {
  /** Most bytes for tables. Default: 1 GiB. */
  readonly memory?: number;
  /** Eliminate in this order instead of the cheapest that is found. */
  readonly order?: ArrayLike<Agent>;
  /** Ends the search for orders; what has none by then counts as too wide. */
  readonly clock?: Clock | undefined;
  /** Told during a solve how many of the plan's cells are done, after every large table. */
  readonly onProgress?: (cells: number) => void;
}

/** An order of elimination with its price, ready to be solved for any payoffs of the same layout. */
export interface EliminationPlan {
  readonly order: Int32Array;
  readonly width: number;
  /** Table cells that a solve computes. */
  readonly cells: number;
  /** Bytes of tables, allocated by the first solve and kept for the next. */
  readonly bytes: number;
  readonly largestBucket: readonly Agent[];
  /**
   * The best joint action, for the graph's payoffs or for others laid out in the same way. Exact; ties as
   * `variableElimination` breaks them, along the plan's order. Time O(cells), memory as announced.
   *
   * @throws RangeError if the number of payoffs differs, or one is NaN or +Infinity
   */
  solve(payoffs?: ArrayLike<number>): Solution;
}

/** If the largest bucket exceeds memory by this factor, no other order will fit either, and planning stops. */
const hopeless = 1e6;

/**
 * Finds an elimination order and prices it, before any table exists.
 *
 * @throws RangeError if the graph is not in order, or `order` is given and is not a permutation of the agents
 * @throws TooWideError if the tables would need more than `memory` bytes
 * @example planElimination(graph).solve().payoff
 */
export function planElimination(graph: CoordinationGraph, options: PlanOptions = {}): EliminationPlan {
  return planWithKernels(checkedGraph(graph), options, {});
}

/** What a plan computes its tables with; the results are the same. */
export interface KernelChoice {
  /** Default: vectors where the machine has them. */
  readonly kernels?: KernelKind;
  /** From which size on tables are computed in blocks. */
  readonly blocks?: BlockSettings;
}

/** As {@link planElimination}, with kernels of one's choice. */
export function planWithKernels(
  graph: CoordinationGraph,
  options: PlanOptions,
  { kernels = vectorsAvailable() ? "vector" : "javascript", blocks = blockSettings }: KernelChoice,
): EliminationPlan {
  const { memory = 2 ** 30 } = options;
  const onProgress = options.onProgress ?? (() => {});
  const forest = options.order ? undefined : asForest(graph);
  const small = forest && forest.price.largest <= blocks.smallCells;
  const { order, price, rules } = options.order
    ? givenPrice(graph, options.order)
    : small
      ? { ...forest, rules: "reductions" }
      : cheapestOrder(graph, hopeless * memory, options.clock);
  const { width, cells, largestBucket } = price;
  const refuse = (bytes: number) =>
    new TooWideError({ width, cells, bytes, memory, largestBucket, atLeast: price.givenUp });
  const leastBytes = price.largest / graph.actionCounts[largestBucket[0] ?? 0]!;
  if (price.givenUp || leastBytes > memory) throw refuse(leastBytes);
  const { bytes, totalCells, run } = small
    ? forestRunner(forest)
    : programRunner(compileElimination(graph, order, false), { blocks, kernelKind: kernels, onProgress });
  if (bytes > memory) throw refuse(bytes);
  const reason = `variable elimination, induced width ${width}, order by ${rules}`;
  const counters = { ...noMessages, cells: totalCells, inducedWidth: width, order };
  return {
    order,
    width,
    cells: totalCells,
    bytes,
    largestBucket,
    solve(payoffs) {
      const paying = payoffs === undefined ? graph : withPayoffs(graph, payoffs);
      return optimalSolution(paying, run(paying.payoffs), { reason, counters });
    },
  };
}

/** A plan made ready: what its tables need, and how to solve for payoffs laid out as the graph's. */
interface Runner {
  readonly bytes: number;
  readonly totalCells: number;
  readonly run: (payoffs: Int32Array | Float64Array) => Int32Array;
}

/** Leaf after leaf, with one workspace for each type of cells, made when it is first needed. */
function forestRunner(forest: Forest): Runner {
  const { graph, price } = forest;
  const workspaces = new Map<CellType, ForestWorkspace>();
  return {
    bytes: forestBytes(forest, cellTypeFor(graph, graph.payoffs)),
    totalCells: price.cells,
    run(payoffs) {
      const cellType = cellTypeFor(graph, payoffs);
      const workspace = workspaces.get(cellType) ?? makeForestWorkspace(forest, cellType);
      workspaces.set(cellType, workspace);
      return solveForest(forest, payoffs, workspace);
    },
  };
}

/** Solves in general memory before a program for this very graph is generated: small enough graphs only. */
const solvesBeforeGenerating = 8;

interface Running {
  readonly blocks: BlockSettings;
  readonly kernelKind: KernelKind;
  readonly onProgress: (cells: number) => void;
}

/** Step after step of a compiled order, with one workspace for each type of cells. */
function programRunner(
  program: EliminationProgram,
  { blocks: settings, kernelKind, onProgress }: Running,
): Runner {
  const { graph, totalCells } = program;
  const blocks = planBlocks(program, settings);
  const workspaces = new Map<CellType, Workspace>();
  let generated: GeneratedSolver | undefined;
  let solves = 0;
  const run = (payoffs: Int32Array | Float64Array): Int32Array => {
    const cellType = cellTypeFor(graph, payoffs);
    if (cellType === "int32" && kernelKind === "vector") {
      if (++solves === solvesBeforeGenerating) generated = generatedSolver(program);
      if (generated) return generated(payoffs as Int32Array);
    }
    let workspace = workspaces.get(cellType);
    if (!workspace) {
      workspace = makeWorkspace(program, blocks, { cellType, kernelKind });
      workspaces.set(cellType, workspace);
    }
    const cells =
      cellType === "float64" && payoffs instanceof Int32Array ? Float64Array.from(payoffs) : payoffs;
    computeTables(program, blocks, { payoffs: cells, workspace, onProgress });
    return decode(program, workspace);
  };
  return { bytes: workspaceBytes(program, blocks, cellTypeFor(graph, graph.payoffs)), totalCells, run };
}

function givenPrice(graph: CoordinationGraph, given: ArrayLike<Agent>): PricedOrder {
  requireOrder(graph, given);
  const order = Int32Array.from(given);
  const { width, cells, largestBucket } = eliminationPrice(graph, order);
  const largest = largestBucket.reduce((product, agent) => product * graph.actionCounts[agent]!, 1);
  return { order, price: { width, cells, largest, largestBucket }, rules: "request" };
}
