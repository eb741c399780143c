/**
 * A temporal network: slots with durations, orders between them, and for each slot the earliest start and
 * the latest end that these leave open. Orders can be added and taken back in the opposite sequence.
 *
 * @see Dechter, Meiri & Pearl (1991), of whose constraints only "ends before" is needed here
 */
import type { Conflict } from "coordlab/plans/conflict.js";

/** Adds nothing that could not be taken back by {@link Network.undo}. */
export class Network {
  readonly earliest: Float64Array;
  readonly latestEnd: Float64Array;
  readonly duration: Float64Array;
  /** Why the last change failed. */
  failure: Conflict | undefined;
  private readonly names: readonly string[];
  private readonly successors: number[][];
  private readonly predecessors: number[][];
  private readonly labels = new Map<number, string>();
  private readonly arcs: number[] = [];
  private readonly changed: (Float64Array | Int32Array | Int8Array)[] = [];
  private readonly where: number[] = [];
  private readonly before: number[] = [];

  /** @param names the slots' names, for {@link Network.failure} */
  constructor(
    names: readonly string[],
    duration: Float64Array,
    release: Float64Array,
    deadline: Float64Array,
  ) {
    this.names = names;
    this.duration = duration;
    this.earliest = release;
    this.latestEnd = deadline;
    this.successors = names.map(() => []);
    this.predecessors = names.map(() => []);
  }

  /** Remembers where things stand. */
  mark(): readonly [arcs: number, changes: number] {
    return [this.arcs.length, this.where.length];
  }

  /** Takes back everything since the mark. Cost O(changes). */
  undo([arcs, changes]: readonly [number, number]): void {
    while (this.arcs.length > arcs) {
      this.predecessors[this.arcs.pop()!]!.pop();
      this.successors[this.arcs.pop()!]!.pop();
    }
    while (this.where.length > changes) this.changed.pop()![this.where.pop()!] = this.before.pop()!;
  }

  /** Writes into an array so that undo finds it. */
  write(array: Float64Array | Int32Array | Int8Array, index: number, value: number): void {
    this.changed.push(array);
    this.where.push(index);
    this.before.push(array[index]!);
    array[index] = value;
  }

  /**
   * Demands that slot u has ended when v starts. False if that closes a cycle or leaves some slot no time;
   * then `failure` says which. Cost O(slots and orders affected).
   */
  order(u: number, v: number, on: string): boolean {
    if (this.successors[u]!.includes(v)) return true;
    const label = u * this.names.length + v;
    if (u === v || (this.earliest[u]! >= this.earliest[v]! + this.duration[v]! && this.closesCycle(u, v, on)))
      return false;
    this.labels.set(label, on);
    this.arcs.push(u, v);
    this.successors[u]!.push(v);
    this.predecessors[v]!.push(u);
    return (
      this.startsFrom(v, this.earliest[u]! + this.duration[u]!) &&
      this.endsBy(u, this.latestEnd[v]! - this.duration[v]!)
    );
  }

  /** Demands that slot v starts at `time` or later. */
  startsFrom(v: number, time: number): boolean {
    if (time <= this.earliest[v]!) return true;
    this.write(this.earliest, v, time);
    const queue = [v];
    for (let head = 0; head < queue.length; head++) {
      const w = queue[head]!;
      const end = this.earliest[w]! + this.duration[w]!;
      if (end > this.latestEnd[w]!) return this.late(w);
      for (const x of this.successors[w]!)
        if (end > this.earliest[x]!) {
          this.write(this.earliest, x, end);
          queue.push(x);
        }
    }
    return true;
  }

  /** Demands that slot u has ended at `time`. */
  endsBy(u: number, time: number): boolean {
    if (time >= this.latestEnd[u]!) return true;
    this.write(this.latestEnd, u, time);
    const queue = [u];
    for (let head = 0; head < queue.length; head++) {
      const w = queue[head]!;
      const start = this.latestEnd[w]! - this.duration[w]!;
      if (start < this.earliest[w]!) return this.late(w);
      for (const x of this.predecessors[w]!)
        if (start < this.latestEnd[x]!) {
          this.write(this.latestEnd, x, start);
          queue.push(x);
        }
    }
    return true;
  }

  /** Demands that slot s takes exactly `duration`, which is no less than it took so far. */
  takes(s: number, duration: number): boolean {
    if (duration === this.duration[s]) return true;
    this.write(this.duration, s, duration);
    const end = this.earliest[s]! + duration;
    if (end > this.latestEnd[s]!) return this.late(s);
    const start = this.latestEnd[s]! - duration;
    return (
      this.successors[s]!.every((x) => this.startsFrom(x, end)) &&
      this.predecessors[s]!.every((x) => this.endsBy(x, start))
    );
  }

  /** The earliest starts if the slots take other durations. Cost O(slots + orders). */
  schedule(durations: ArrayLike<number>): Float64Array {
    const starts = this.earliest.slice();
    const waiting = Int32Array.from(this.predecessors, (list) => list.length);
    const free = this.names.flatMap((_, s) => (waiting[s] === 0 ? [s] : []));
    for (const s of free)
      for (const x of this.successors[s]!) {
        starts[x] = Math.max(starts[x]!, starts[s]! + durations[s]!);
        if (--waiting[x]! === 0) free.push(x);
      }
    return starts;
  }

  /** The orders added since the mark, pairs in a row. */
  added([arcs]: readonly [arcs: number, changes: number]): number[] {
    return this.arcs.slice(arcs);
  }

  private late(slot: number): false {
    const end = this.earliest[slot]! + this.duration[slot]!;
    this.failure = { kind: "late", action: this.names[slot]!, end, deadline: this.latestEnd[slot]! };
    return false;
  }

  /** Whether v comes before u already, so that u before v is a cycle of waiting. */
  private closesCycle(u: number, v: number, on: string): boolean {
    const from = new Map([[v, -1]]);
    for (const w of from.keys()) for (const x of this.successors[w]!) if (!from.has(x)) from.set(x, w);
    if (!from.has(u)) return false;
    const waits = [{ action: this.names[v]!, waitsFor: this.names[u]!, on }];
    for (let w = u; w !== v; w = from.get(w)!) {
      const previous = from.get(w)!;
      const label = this.labels.get(previous * this.names.length + w)!;
      waits.push({ action: this.names[w]!, waitsFor: this.names[previous]!, on: label });
    }
    this.failure = { kind: "cycle", waits };
    return true;
  }
}
