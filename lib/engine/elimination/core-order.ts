/**
 * Elimination orders of a connected core, priced while they are made and given up as soon as they cost more than
 * the best one known.
 */
import type { Stream } from "coordlab/world/random.js";
import type { Steps } from "../steps.js";
import { IndexedHeap } from "./indexed-heap.js";
import type { OrderPrice } from "./order-price.js";
import { type Core, type Effort, LeftGraph } from "./remaining-graph.js";

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
): Steps<CoreOrder | undefined> {
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
): Steps<CoreOrder | undefined> {
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

/** Places between two looks at the clock. */
const placesPerLook = 32;

interface Choice {
  readonly place: number;
  readonly after: () => void;
}

function* pricedOrder(
  core: Core,
  left: LeftGraph,
  limit: number,
  choose: () => Choice,
): Steps<CoreOrder | undefined> {
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
    if (k % placesPerLook === 0 && effort.clock) yield* effort.clock.rest();
    if (effort.clock?.over || (largest > effort.hopeless && effort.steps > effort.patience)) {
      const price = { width, cells, largest, largestBucket, givenUp: true };
      return { order: order.subarray(0, k + 1), price, added: left.added };
    }
    left.eliminate(place);
    after();
  }
  return { order, price: { width, cells, largest, largestBucket }, added: left.added };
}
