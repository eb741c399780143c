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
import { Clock } from "../limits.js";
import { runToEnd, type Steps } from "../steps.js";
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
import { compileElimination, type EliminationProgram } from "./program.js";
import { vectorsAvailable } from "./web-assembly.js";
import { type CellType, cellTypeFor, makeWorkspace, type Workspace, workspaceBytes } from "./workspace.js";

export interface PlanOptions {
  /** Most bytes for tables. Default: 1 GiB. */
  readonly memory?: number;
  /** Eliminate in this order instead of the cheapest that is found. */
  readonly order?: ArrayLike<Agent>;
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
  return runToEnd(planningElimination(checkedGraph(graph), options));
}

/** A plan whose tables are computed in steps. */
export interface SteppedPlan extends EliminationPlan {
  /** As `solve` for the graph's payoffs; undefined if the clock is over before. */
  solving(clock: Clock): Steps<Solution | undefined>;
}

/** As {@link planElimination}, in steps. An order that is not found in time counts as too wide. */
export function* planningElimination(
  graph: CoordinationGraph,
  options: PlanOptions,
  clock: Clock = new Clock(),
  blocks: BlockSettings = usualBlocks(graph),
): Steps<SteppedPlan> {
  const { memory = 2 ** 30 } = options;
  const forest = options.order ? undefined : yield* asForest(graph, clock);
  const small = forest && forest.price.largest <= blocks.smallCells;
  const { order, price, rules } = options.order
    ? givenPrice(graph, options.order)
    : small
      ? { ...forest, rules: "reductions" }
      : yield* cheapestOrder(graph, hopeless * memory, clock);
  const { width, cells, largestBucket } = price;
  const refuse = (bytes: number) =>
    new TooWideError({ width, cells, bytes, memory, largestBucket, atLeast: price.givenUp });
  const leastBytes = price.largest / graph.actionCounts[largestBucket[0] ?? 0]!;
  if (price.givenUp || leastBytes > memory) throw refuse(leastBytes);
  const { bytes, totalCells, run } = small
    ? forestRunner(forest)
    : programRunner(yield* compileElimination(graph, order, clock), blocks);
  if (bytes > memory) throw refuse(bytes);
  const reason = `variable elimination, induced width ${width}, order by ${rules}`;
  const counters = { ...noMessages, cells: totalCells, inducedWidth: width, order };
  function* solving(paying: CoordinationGraph, clock: Clock): Steps<Solution | undefined> {
    const jointAction = yield* run(paying.payoffs, clock);
    return jointAction && optimalSolution(paying, jointAction, { reason, counters });
  }
  return {
    order,
    width,
    cells: totalCells,
    bytes,
    largestBucket,
    solve(payoffs) {
      const paying = payoffs === undefined ? graph : withPayoffs(graph, payoffs);
      return runToEnd(solving(paying, new Clock()))!;
    },
    solving: (clock) => solving(graph, clock),
  };
}

/** Blocks where the machine has vectors, and best actions that fit into a byte. */
function usualBlocks({ actionCounts }: CoordinationGraph): BlockSettings {
  const inBlocks = vectorsAvailable() && actionCounts.every((count) => count <= 256);
  return inBlocks ? blockSettings : { ...blockSettings, smallCells: Infinity };
}

/** A plan made ready: what its tables need, and how to solve for payoffs laid out as the graph's. */
interface Runner {
  readonly bytes: number;
  readonly totalCells: number;
  readonly run: (payoffs: Int32Array | Float64Array, clock: Clock) => Steps<Int32Array | undefined>;
}

/** Leaf after leaf, with one workspace for each type of cells, made when it is first needed. */
function forestRunner(forest: Forest): Runner {
  const { graph, price } = forest;
  const workspaces = new Map<CellType, ForestWorkspace>();
  return {
    bytes: forestBytes(forest, cellTypeFor(graph, graph.payoffs)),
    totalCells: price.cells,
    *run(payoffs, clock) {
      const cellType = cellTypeFor(graph, payoffs);
      const workspace = workspaces.get(cellType) ?? makeForestWorkspace(forest, cellType);
      workspaces.set(cellType, workspace);
      return yield* solveForest(forest, payoffs, workspace, clock);
    },
  };
}

/** Step after step of a compiled order, with one workspace for each type of cells. */
function programRunner(program: EliminationProgram, settings: BlockSettings): Runner {
  const { graph, totalCells } = program;
  const blocks = planBlocks(program, settings);
  const workspaces = new Map<CellType, Workspace>();
  return {
    bytes: workspaceBytes(program, blocks, cellTypeFor(graph, graph.payoffs)),
    totalCells,
    *run(payoffs, clock) {
      const cellType = cellTypeFor(graph, payoffs);
      const workspace = workspaces.get(cellType) ?? makeWorkspace(program, blocks, cellType);
      workspaces.set(cellType, workspace);
      const cells =
        cellType === "float64" && payoffs instanceof Int32Array ? Float64Array.from(payoffs) : payoffs;
      const done = yield* computeTables(program, blocks, { payoffs: cells, workspace, clock });
      return done ? decode(program, workspace) : undefined;
    },
  };
}

function givenPrice(graph: CoordinationGraph, given: ArrayLike<Agent>): PricedOrder {
  requireOrder(graph, given);
  const order = Int32Array.from(given);
  const { width, cells, largestBucket } = eliminationPrice(graph, order);
  const largest = largestBucket.reduce((product, agent) => product * graph.actionCounts[agent]!, 1);
  return { order, price: { width, cells, largest, largestBucket }, rules: "request" };
}
