/** A job shop while its machines' orders change: chains of actions, and the longest of them. */
import type { PlanProblem } from "coordlab/plans/plan-problem.js";

export class JobShop {
  readonly size: number;
  /** When each action starts. */
  readonly heads: Float64Array;
  /** Who comes next on the machine, or -1. */
  readonly after: Int32Array;
  private readonly before: Int32Array;
  private readonly jobBefore: Int32Array;
  private readonly jobAfter: Int32Array;
  private readonly duration: Float64Array;
  /** The longest chain from each action on. */
  private readonly tails: Float64Array;
  private readonly order: Int32Array;
  private readonly waits: Int8Array;
  private longest = 0;

  /** @param starts of a plan, which give the machines their orders */
  constructor({ slots }: PlanProblem, starts: Float64Array) {
    const n = slots.length;
    this.size = n;
    this.duration = Float64Array.from(slots, ({ options }) => options[0]!.duration);
    this.heads = new Float64Array(n);
    this.tails = new Float64Array(n);
    this.order = new Int32Array(n);
    this.waits = new Int8Array(n);
    this.after = new Int32Array(n).fill(-1);
    this.before = new Int32Array(n).fill(-1);
    this.jobAfter = new Int32Array(n).fill(-1);
    this.jobBefore = Int32Array.from(slots, ({ before: [p = -1] }) => p);
    for (const [s, p] of this.jobBefore.entries()) if (p >= 0) this.jobAfter[p] = s;
    const last = new Map<string, number>();
    for (const s of slots.map((_, s) => s).sort((a, b) => starts[a]! - starts[b]! || a - b)) {
      const { resource } = slots[s]!.options[0]!.claims![0]!;
      const p = last.get(resource) ?? -1;
      this.before[s] = p;
      if (p >= 0) this.after[p] = s;
      last.set(resource, s);
    }
  }

  /** Longest chains before and after each action; returns the longest of all, Infinity if the orders go in a circle. */
  lay(): number {
    const { size, jobBefore, jobAfter, before, after, heads, tails, order, waits, duration } = this;
    let known = 0;
    this.longest = 0;
    for (let s = 0; s < size; s++) {
      waits[s] = (jobBefore[s]! >= 0 ? 1 : 0) + (before[s]! >= 0 ? 1 : 0);
      if (waits[s] === 0) order[known++] = s;
    }
    for (let k = 0; k < known; k++) {
      const s = order[k]!;
      heads[s] = Math.max(this.endOf(jobBefore[s]!), this.endOf(before[s]!));
      this.longest = Math.max(this.longest, heads[s]! + duration[s]!);
      const [next, other] = [jobAfter[s]!, after[s]!];
      if (next >= 0 && --waits[next]! === 0) order[known++] = next;
      if (other >= 0 && --waits[other]! === 0) order[known++] = other;
    }
    for (let k = known - 1; k >= 0; k--) {
      const s = order[k]!;
      tails[s] = duration[s]! + Math.max(this.tailOf(jobAfter[s]!), this.tailOf(after[s]!));
    }
    return known === size ? this.longest : Infinity;
  }

  /** The swaps at both ends of the blocks of the longest chain. */
  swaps(): (readonly [number, number])[] {
    const { after, jobAfter, heads, tails, order, longest } = this;
    const chain: number[] = [];
    for (let s = order.find((first) => heads[first] === 0 && tails[first] === longest) ?? -1; s >= 0; ) {
      chain.push(s);
      const end = this.endOf(s);
      const [a, j]: [number, number] = [after[s]!, jobAfter[s]!];
      const goesOn = (next: number) => next >= 0 && heads[next] === end && end + tails[next]! === longest;
      s = goesOn(a) ? a : goesOn(j) ? j : -1;
    }
    const swaps: (readonly [number, number])[] = [];
    for (let k = 1; k < chain.length; k++) {
      const [u, v] = [chain[k - 1]!, chain[k]!];
      if (after[u] !== v || jobAfter[u] === v) continue;
      const starting = k === 1 || after[chain[k - 2]!] !== u;
      const ending = k === chain.length - 1 || after[v] !== chain[k + 1];
      if (starting || ending) swaps.push([u, v]);
    }
    return swaps;
  }

  /** How long the longest chain through u and v is at least once v comes before u. */
  lengthIfSwapped(u: number, v: number): number {
    const { before, after, jobBefore, jobAfter, duration } = this;
    const headV = Math.max(this.endOf(jobBefore[v]!), this.endOf(before[u]!));
    const headU = Math.max(this.endOf(jobBefore[u]!), headV + duration[v]!);
    const tailU = duration[u]! + Math.max(this.tailOf(jobAfter[u]!), this.tailOf(after[v]!));
    const tailV = duration[v]! + Math.max(this.tailOf(jobAfter[v]!), tailU);
    return Math.max(headV + tailV, headU + tailU);
  }

  /** v, which came next after u on its machine, comes before it. */
  swap(u: number, v: number): void {
    const { before, after } = this;
    const [p, q] = [before[u]!, after[v]!];
    if (p >= 0) after[p] = v;
    if (q >= 0) before[q] = u;
    [before[v], after[v], before[u], after[u]] = [p, u, v, q];
  }

  /** The orders that were kept as a copy of `after`. */
  restore(after: Int32Array): void {
    this.after.set(after);
    this.before.fill(-1);
    for (const [s, next] of after.entries()) if (next >= 0) this.before[next] = s;
  }

  private endOf(s: number): number {
    return s < 0 ? 0 : this.heads[s]! + this.duration[s]!;
  }

  private tailOf(s: number): number {
    return s < 0 ? 0 : this.tails[s]!;
  }
}
