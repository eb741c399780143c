/**
 * AND/OR branch and bound guided by mini-buckets: the method for graphs that are too wide to eliminate and too
 * frustrated for local bounds, such as spin glasses on grids and pedigrees.
 *
 * Larger mini-buckets cost more and cut off more. How large they should be shows only in the search, so the
 * search is run with small ones first and, where it does not end within about the time that they took to make,
 * again with mini-buckets of four times the cells. All runs together cost little more than the last one.
 *
 * How good the bound is depends on the order, too, and not only on its width: of several min-fill orders with
 * random ties each run takes the one that gives the lowest bound. The number of nodes falls exponentially with
 * it. Before, losses are shifted between the terms (see loss-shifting), which lowers the bounds of all of them.
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { neighbours, neighboursOf } from "coordlab/graph/neighbours.js";
import { type Stream, seededStream } from "coordlab/world/random.js";
import { greedyOrder } from "../elimination/core-order.js";
import type { Core, Effort } from "../elimination/remaining-graph.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import { AndOrSearch } from "./and-or-search.js";
import { type LossNetwork, lossOf, roundedLoss } from "./loss-network.js";
import { LossState } from "./loss-shifting.js";
import { type MiniBucketBound, miniBucketBound, miniBucketCells } from "./mini-bucket.js";
import { type PseudoTree, pseudoTree } from "./pseudo-tree.js";
import { cellsPerNode, type Purse } from "./purse.js";
import { shiftedGraph } from "./shifted-graph.js";

/** Neighbours looked at, at most, in the search for orders. */
const mostSteps = 5e6;

/** A graph with such a bucket is not searched where finding an order takes longer than that. */
const hopelessBucket = 1e30;

/** Searches of one connected graph, each with larger mini-buckets than the one before. */
export class GrowingSearch {
  best: Int32Array;
  payoff: number = -Infinity;
  upperBound: number;
  done: boolean = false;
  nodes: number = 0;
  cells: number = 0;

  private readonly network: LossNetwork;
  private readonly state: LossState;
  private readonly memory: number;
  private graph: CoordinationGraph | undefined;
  private trees: readonly PseudoTree[] = [];
  private cellLimit: number = 0;
  private width: number = 0;
  private search: AndOrSearch | undefined;
  private exact = false;
  private largest = false;
  /** Nodes of the next search, beside those that its mini-buckets cost. */
  private patience = 0;

  constructor(network: LossNetwork, memory: number) {
    this.network = network;
    this.state = new LossState(this.network);
    this.memory = memory;
    this.best = new Int32Array(this.network.n);
    this.upperBound = this.network.ceiling;
  }

  /** Whether the graph is so wide that growing leads nowhere. */
  get stuck(): boolean {
    return this.graph !== undefined && this.trees.length === 0;
  }

  /** How wide the graph is and how large the mini-buckets became. */
  get note(): string {
    if (this.stuck) return "too wide to look for an order";
    return `induced width ${this.width}, mini-buckets of up to ${this.cellLimit} cells`;
  }

  /** Offers a joint action found elsewhere. */
  offer(jointAction: Int32Array): void {
    const payoff = this.network.ceiling - lossOf(this.network, jointAction);
    if (!(payoff > this.payoff)) return;
    this.payoff = payoff;
    this.best = jointAction.slice();
    if (this.payoff + this.network.step >= this.upperBound) this.finish();
  }

  /** One search, with the next larger mini-buckets; with the largest that memory holds, some more of it each time. */
  *grow(purse: Purse): Steps<void> {
    yield* this.prepare(purse);
    if (this.done || this.stuck || purse.clock.over) return;
    if (!this.largest) {
      const candidates = this.cellLimit === 0 ? 3 : this.trees.length;
      this.largest = yield* this.enlarge(purse.clock);
      if (!(yield* this.lowerBounds(candidates, purse)) || this.done) return;
      this.patience = 60_000;
    }
    const constant = this.network.ceiling - this.state.loss;
    const search = this.search!;
    const nodes = search.nodes;
    this.patience *= 4;
    const mostNodes = this.exact ? Infinity : this.patience / 4 + this.cells / cellsPerNode;
    const result = yield* search.run(this.payoff - constant + this.network.step, purse, mostNodes);
    this.nodes += search.nodes - nodes;
    if (result.jointAction !== undefined) this.offer(result.jointAction);
    this.lower(constant + result.upperBound);
    if (result.done) this.finish();
  }

  private *prepare(purse: Purse): Steps<void> {
    if (this.graph !== undefined) return;
    const stream = seededStream("branch and bound");
    this.state.limit = this.network.ceiling - this.payoff - this.network.step;
    if (yield* this.state.converge(50, 1e-3 * this.network.scale, purse))
      this.lower(this.network.ceiling - this.state.loss);
    else this.finish();
    if (this.done || purse.clock.over) return;
    this.graph = shiftedGraph(this.state);
    yield* purse.clock.rest();
    this.trees = yield* minFillTrees(this.graph, stream, purse.clock);
  }

  /** Doubles the mini-buckets until they have four times the cells; true if memory or need ends there. */
  private *enlarge(clock: Clock): Steps<boolean> {
    const tree = this.trees[0]!;
    const cells = (limit: number): number => miniBucketCells(this.graph!, tree, limit);
    const enough = this.cellLimit === 0 ? 1 << 17 : 4 * cells(this.cellLimit);
    let limit = Math.max(this.cellLimit, 1 << 6);
    while (limit < tree.largestBucket && cells(limit) < enough && !(yield* clock.rest())) limit *= 2;
    while (limit > 2 && cells(limit) * 8 > this.memory && !(yield* clock.rest())) limit /= 2;
    const last = limit >= tree.largestBucket || cells(limit * 2) * 8 > this.memory;
    this.cellLimit = limit;
    return last;
  }

  /** Makes the search ready that the first `count` trees give the lowest bound; false if the clock is over before. */
  private *lowerBounds(count: number, purse: Purse): Steps<boolean> {
    let best: { readonly tree: PseudoTree; readonly bound: MiniBucketBound } | undefined;
    for (const tree of this.trees.slice(0, count)) {
      const bound = yield* miniBucketBound(this.graph!, tree, this.cellLimit, purse.clock);
      if (!bound) break;
      this.cells += bound.cells;
      if (!best || bound.upperBound < best.bound.upperBound) best = { tree, bound };
      if (bound.exact || !purse.pay(bound.cells / cellsPerNode)) break;
    }
    if (!best) return false;
    this.width = best.tree.width;
    this.exact = best.bound.exact;
    this.lower(this.network.ceiling - this.state.loss + best.bound.upperBound);
    yield* purse.clock.rest();
    if (!this.done) this.search = new AndOrSearch(this.graph!, best.tree, best.bound, this.network.step);
    return true;
  }

  private lower(bound: number): void {
    const { ceiling } = this.network;
    const rounded = ceiling - roundedLoss(this.network, ceiling - bound);
    this.upperBound = Math.max(this.payoff, Math.min(this.upperBound, rounded));
    if (this.payoff + this.network.step >= this.upperBound) this.finish();
  }

  private finish(): void {
    this.done = true;
    this.upperBound = this.payoff;
  }
}

/**
 * The pseudo-trees of a few min-fill orders, the cheapest first. They branch much; other narrow orders often do not.
 * None where even one order takes too long to find.
 */
function* minFillTrees(graph: CoordinationGraph, stream: Stream, clock: Clock): Steps<PseudoTree[]> {
  const lists = neighbours(graph);
  const { actionCounts } = graph;
  const core: Core = { actionCounts, neighbours: Array.from(actionCounts, (_, i) => neighboursOf(lists, i)) };
  const effort: Effort = { steps: 0, patience: mostSteps, hopeless: hopelessBucket, clock };
  const first = (yield* greedyOrder(core, "fill", { limit: Infinity, effort }))!;
  if (first.price.givenUp) return [];
  const orders = [first];
  while (orders.length < 8 && effort.steps < mostSteps && !clock.over) {
    const order = (yield* greedyOrder(core, "fill", { limit: Infinity, effort, stream }))!;
    if (!order.price.givenUp) orders.push(order);
  }
  orders.sort((a, b) => a.price.cells - b.price.cells);
  const trees: PseudoTree[] = [];
  for (const { order } of orders) {
    trees.push(pseudoTree(graph, order));
    yield* clock.rest();
  }
  return trees;
}
