/** What is left of a graph while its places are eliminated one after the other. */
import type { Clock } from "../limits.js";

/** A connected graph of places 0 .. size-1. */
export interface Core {
  readonly actionCounts: ArrayLike<number>;
  readonly neighbours: readonly (readonly number[])[];
}

/** Work done so far, in neighbours looked at: planning must not cost more than what it plans. */
export interface Effort {
  steps: number;
  /** Steps after which an order with a bucket of more than `hopeless` cells is given up. */
  readonly patience: number;
  readonly hopeless: number;
  /** Orders are given up when it is over. */
  readonly clock?: Clock | undefined;
}

/** The graph among the places that are left, with the number of edges that eliminating each would add. */
export class LeftGraph {
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
