/**
 * Elimination orders of a connected core, priced while they are made and given up as soon as they cost more than
 * the best one known.
 */
import type { Stream } from "../../random.js";
import { IndexedHeap } from "./indexed-heap.js";
import type { OrderPrice } from "./order-price.js";

/** A connected graph of places 0 .. size-1. */
export interface Core {
  readonly actionCounts: ArrayLike<number>;
  readonly neighbours: readonly (readonly number[])[];
}

/** An order of the core's places; `largestBucket` of the price holds places, too. */
export interface CoreOrder {
  /** Of all places; of those eliminated until then, if the order was given up. */
  readonly order: Int32Array;
  readonly price: OrderPrice;
  /**
   * Edges added between neighbours. Without any the core is chordal; no order is narrower then, nor, if all have as
   * many actions, has fewer cells.
   */
  readonly added: number;
}

/** Work done so far, in neighbours looked at: planning must not cost more than what it plans. */
export interface Effort {
  steps: number;
  /** After so many steps an order with a bucket of more than `hopeless` cells is given up. */
  readonly patience: number;
  readonly hopeless: number;
}

/** Which place to eliminate next: the fewest edges added (`fill`), or the smallest table (`size`). */
export type Greed = "fill" | "size";

/**
 * The greedy order, ties broken at random by `stream`, or to the lowest place without one. Time O(fill edges w).
 *
 * @param limit cells at which to give up
 */
export function greedyOrder(
  core: Core,
  greed: Greed,
  { limit, effort, stream }: { readonly limit: number; readonly effort: Effort; readonly stream?: Stream },
): CoreOrder | undefined {
  const left = new LeftGraph(core, effort, greed === "fill");
  const n = left.size;
  const tie = Float64Array.from({ length: n }, (_, v) => (stream ? stream() : v / n));
  const score =
    greed === "fill" ? (v: number) => left.fill[v]! : (v: number) => Math.round(1024 * left.tableBits(v));
  const heap = new IndexedHeap(tie.map((fraction, v) => score(v) + fraction));
  return pricedOrder(core, left, limit, () => {
    const next = heap.pop();
    return { place: next, after: () => left.changed((v) => heap.changeKey(v, score(v) + tie[v]!)) };
  });
}

/** A given order, priced. */
export function givenOrder(
  core: Core,
  order: ArrayLike<number>,
  limit: number,
  effort: Effort,
): CoreOrder | undefined {
  const left = new LeftGraph(core, effort, false);
  let k = 0;
  return pricedOrder(core, left, limit, () => ({ place: order[k++]!, after: () => left.changed(() => {}) }));
}

/**
 * Breadth first from a place at the far end, neighbours of few neighbours first (Cuthill & McKee 1969): narrow
 * on long thin graphs, where greedy orders start everywhere at once.
 */
export function breadthFirstOrder({ neighbours }: Core): Int32Array {
  const n = neighbours.length;
  const order = new Int32Array(n);
  let from = 0;
  for (let sweep = 0; sweep < 3; sweep++) {
    const seen = new Uint8Array(n);
    seen[from] = 1;
    order[0] = from;
    for (let head = 0, tail = 1; head < tail; head++) {
      const around = neighbours[order[head]!]!.filter((v) => !seen[v]);
      around.sort((a, b) => neighbours[a]!.length - neighbours[b]!.length || a - b);
      for (const v of around) {
        seen[v] = 1;
        order[tail++] = v;
      }
    }
    from = order[n - 1]!;
  }
  return order;
}

interface Choice {
  readonly place: number;
  readonly after: () => void;
}

function pricedOrder(
  core: Core,
  left: LeftGraph,
  limit: number,
  choose: () => Choice,
): CoreOrder | undefined {
  const { effort } = left;
  const order = new Int32Array(left.size);
  let width = 0;
  let cells = 0;
  let largest = 0;
  let largestBucket: number[] = [];
  for (let k = 0; k < order.length; k++) {
    const { place, after } = choose();
    const around = left.around(place);
    let size = core.actionCounts[place]!;
    for (const v of around) size *= core.actionCounts[v]!;
    cells += size;
    if (cells >= limit && limit < Infinity) return undefined;
    width = Math.max(width, around.length);
    if (size > largest) {
      largest = size;
      largestBucket = [place, ...around];
    }
    order[k] = place;
    if (largest > effort.hopeless && effort.steps > effort.patience) {
      const price = { width, cells, largest, largestBucket, givenUp: true };
      return { order: order.subarray(0, k + 1), price, added: left.added };
    }
    left.eliminate(place);
    after();
  }
  return { order, price: { width, cells, largest, largestBucket }, added: left.added };
}

/** The graph among the places that are left, with the number of edges that eliminating each would add. */
class LeftGraph {
  readonly size: number;
  readonly fill: Float64Array;
  /** Edges added so far. */
  added = 0;
  readonly effort: Effort;
  private readonly bits: Float64Array;
  private readonly lists: number[][];
  private readonly mark: Int32Array;
  private readonly touchedAt: Int32Array;
  private readonly countFill: boolean;
  private touched: number[] = [];
  private stamp = 0;

  constructor({ actionCounts, neighbours }: Core, effort: Effort, countFill: boolean) {
    this.size = neighbours.length;
    this.lists = neighbours.map((list) => list.slice());
    this.mark = new Int32Array(this.size);
    this.touchedAt = new Int32Array(this.size).fill(-1);
    this.bits = Float64Array.from({ length: this.size }, (_, v) => Math.log2(actionCounts[v]!));
    this.effort = effort;
    this.countFill = countFill;
    this.fill = new Float64Array(this.size);
    if (countFill) for (let v = 0; v < this.size; v++) this.fill[v] = this.missingPairs(v);
  }

  around(v: number): readonly number[] {
    return this.lists[v]!;
  }

  /** log2 of the cells of the bucket of v. */
  tableBits(v: number): number {
    let sum = this.bits[v]!;
    for (const u of this.lists[v]!) sum += this.bits[u]!;
    return sum;
  }

  /** Visits the places whose score may have changed since the last call, among those left. */
  changed(visit: (v: number) => void): void {
    for (const v of this.touched) {
      if (this.touchedAt[v] !== -1) visit(v);
      this.touchedAt[v] = -1;
    }
    this.touched = [];
  }

  eliminate(v: number): void {
    const around = this.lists[v]!;
    for (const u of around) this.lose(u, v);
    for (let k = 0; k < around.length; k++) this.joinToAll(around[k]!, around, k + 1);
    this.lists[v] = [];
    this.touchedAt[v] = -1;
  }

  /** u loses its neighbour v, and with it the missing pairs (v, x) around u. */
  private lose(u: number, v: number): void {
    const list = this.lists[u]!;
    if (this.countFill) {
      const stamp = this.markAll(this.lists[v]!);
      for (const x of list) if (x !== v && this.mark[x] !== stamp) this.fill[u]!--;
    }
    this.effort.steps += list.length;
    list[list.indexOf(v)] = list[list.length - 1]!;
    list.pop();
    this.touch(u);
  }

  /** Adds the edges from a to those of around[from ..] that it has not. */
  private joinToAll(a: number, around: readonly number[], from: number): void {
    const stamp = this.markAll(this.lists[a]!);
    for (let k = from; k < around.length; k++) {
      const b = around[k]!;
      if (this.mark[b] === stamp) continue;
      if (this.countFill) this.countNewEdge(a, b, stamp);
      this.lists[a]!.push(b);
      this.lists[b]!.push(a);
      this.mark[b] = stamp;
      this.effort.steps++;
      this.added++;
    }
  }

  /** The edge (a, b) is no longer missing around their common neighbours, and brings missing pairs to a and b. */
  private countNewEdge(a: number, b: number, aroundA: number): void {
    let common = 0;
    for (const c of this.lists[b]!) {
      if (this.mark[c] !== aroundA) continue;
      common++;
      this.fill[c]!--;
      this.touch(c);
    }
    this.effort.steps += this.lists[b]!.length;
    this.fill[a]! += this.lists[a]!.length - common;
    this.fill[b]! += this.lists[b]!.length - common;
  }

  private missingPairs(v: number): number {
    const around = this.lists[v]!;
    const stamp = this.markAll(around);
    let present = 0;
    for (const u of around) {
      for (const x of this.lists[u]!) if (this.mark[x] === stamp) present++;
      this.effort.steps += this.lists[u]!.length;
    }
    return (around.length * (around.length - 1) - present) / 2;
  }

  private markAll(list: readonly number[]): number {
    const stamp = ++this.stamp;
    for (const x of list) this.mark[x] = stamp;
    return stamp;
  }

  private touch(v: number): void {
    if (this.touchedAt[v] !== -1) return;
    this.touchedAt[v] = 1;
    this.touched.push(v);
  }
}
