/** Placing plans one by one on a timetable on which some are placed already. */
import { closingsOf, lastOpening } from "coordlab/plans/closings.js";
import { type Conflict, clash } from "coordlab/plans/conflict.js";
import { lookup } from "coordlab/plans/lookup.js";
import type { FactValue } from "coordlab/plans/plan.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import { claimTenures, compatible, effectTenures, linkTenure, type Tenure } from "coordlab/plans/tenure.js";

/** That a slot cannot start before a time, because of a conflict. */
type Delay = Readonly<{ slot: number; notBefore: number; conflict: Conflict }>;

/** A timetable that fills: `starts` of what is placed. */
export class Placing {
  readonly starts: Float64Array;
  /** For each slot of the latest `fit`: the conflict that delayed it last. */
  readonly waits: Map<number, Conflict> = new Map();
  private readonly ends: Float64Array;
  private readonly closes: boolean;
  private readonly placed = new Map<string, Tenure[]>();

  constructor(
    private readonly problem: PlanProblem,
    private readonly options: readonly number[],
  ) {
    this.closes = lastOpening(problem.world) > 0;
    this.starts = new Float64Array(problem.slots.length);
    this.ends = new Float64Array(problem.slots.length).fill(Number.POSITIVE_INFINITY);
  }

  /**
   * Fits one agent's slots in, sorted by its own order: all start as early as they can, and whatever clashes is delayed
   * to the end of what it clashes with, a closing too. Delays only grow, so it ends, with what is to be placed or what
   * prevents it.
   */
  fit(own: readonly number[]): readonly Tenure[] | Conflict {
    const { slots } = this.problem;
    const notBefore = new Map<number, number>();
    this.waits.clear();
    for (;;) {
      for (const s of own) {
        const { before, release, deadline, options, id } = slots[s]!;
        const ready = before.reduce((latest, p) => Math.max(latest, this.ends[p]!), release);
        this.starts[s] = Math.max(ready, notBefore.get(s) ?? 0);
        const end = (this.ends[s] = this.starts[s]! + options[this.options[s]!]!.duration);
        if (end > deadline || end === Number.POSITIVE_INFINITY)
          return { kind: "late", action: id, end, deadline };
      }
      const tenures = own.flatMap((s) => [
        ...claimTenures(this.problem, s, this.options[s]!),
        ...effectTenures(this.problem, s, this.options[s]!),
      ]);
      const links: Tenure[] = [];
      const delay =
        this.closed(tenures) ??
        this.clash(tenures) ??
        this.overload(tenures) ??
        this.unmet(own, tenures, links);
      if (!delay) return [...tenures, ...links];
      if ("kind" in delay) return delay;
      notBefore.set(delay.slot, delay.notBefore);
      this.waits.set(delay.slot, delay.conflict);
    }
  }

  /** Places what {@link Placing.fit} has fitted in last. */
  keep(tenures: readonly Tenure[]): void {
    for (const tenure of tenures) {
      const key = `${tenure.kind} ${tenure.on}`;
      if (!this.placed.get(key)?.push(tenure)) this.placed.set(key, [tenure]);
    }
  }

  /** Which of the slots ends last, and when; at 0 if there are none. */
  lastEnd(own: readonly number[]): { readonly slot: number; readonly end: number } {
    let last = { slot: -1, end: 0 };
    for (const slot of own) if (this.ends[slot]! > last.end) last = { slot, end: this.ends[slot]! };
    return last;
  }

  private others({ kind, on }: Pick<Tenure, "kind" | "on">): readonly Tenure[] {
    return this.placed.get(`${kind} ${on}`) ?? [];
  }

  private overlap(a: Tenure, b: Tenure): boolean {
    return (this.starts[a.from] ?? 0) < this.ends[b.to]! && (this.starts[b.from] ?? 0) < this.ends[a.to]!;
  }

  private closed(tenures: readonly Tenure[]): Delay | undefined {
    if (!this.closes) return undefined;
    for (const tenure of tenures)
      for (const { from, until } of closingsOf(this.problem.world, tenure)) {
        const { on, from: slot, to } = tenure;
        if (this.starts[slot]! >= until || this.ends[to]! <= from) continue;
        const conflict = { kind: "closed", on, action: this.problem.slots[slot]!.id, from, until } as const;
        return { slot, notBefore: until, conflict };
      }
    return undefined;
  }

  private clash(tenures: readonly Tenure[]): Delay | undefined {
    for (const tenure of tenures) {
      // An agent may have claims at the same time, but it must not set a fact in two ways at once.
      const own = tenures.filter(
        (o) => o.kind === "fact" && o.on === tenure.on && this.starts[o.from]! <= this.starts[tenure.from]!,
      );
      const around = [...this.others(tenure), ...(tenure.kind === "fact" ? own : [])];
      const other = around.find((o) => !compatible(o, tenure) && this.overlap(o, tenure));
      if (other) {
        const conflict = clash(this.problem, other, tenure);
        return { slot: tenure.from, notBefore: this.ends[other.to]!, conflict };
      }
    }
    return undefined;
  }

  /** A claim that takes more than is left at some time while it lasts, to be delayed to when some is given back. */
  private overload(tenures: readonly Tenure[]): Delay | Conflict | undefined {
    for (const tenure of tenures) {
      const { kind, on, amount, from } = tenure;
      const capacity = kind === "resource" ? lookup(this.problem.world.resources, on)?.capacity : undefined;
      if (capacity === undefined || amount === 0) continue;
      const same = tenures.filter((o) => o !== tenure && o.kind === kind && o.on === on);
      const around = [...this.others(tenure), ...same].filter((o) => o.amount > 0 && this.overlap(o, tenure));
      const times = [from, ...around.map((o) => o.from)].map((s) =>
        Math.max(this.starts[s]!, this.starts[from]!),
      );
      const full = times.some((time) => {
        const now = around.filter((o) => this.starts[o.from]! <= time && time < this.ends[o.to]!);
        return now.reduce((sum, o) => sum + o.amount, amount) > capacity;
      });
      if (!full) continue;
      const back = around.filter((o) => !same.includes(o)).map((o) => this.ends[o.to]!);
      const actions = [...around.map((o) => o.from), from].map((s) => this.problem.slots[s]!.id);
      const conflict = { kind: "capacity", on, actions } as const;
      return back.length > 0 ? { slot: from, notBefore: Math.min(...back), conflict } : conflict;
    }
    return undefined;
  }

  /** A need that is not met; the links of the needs that are met are added to `links`. */
  private unmet(
    own: readonly number[],
    tenures: readonly Tenure[],
    links: Tenure[],
  ): Delay | Conflict | undefined {
    const { slots, world } = this.problem;
    for (const s of own)
      for (const [on, value] of Object.entries(slots[s]!.options[this.options[s]!]!.needs ?? {})) {
        const isEffect = (o: Tenure) => o.kind === "fact" && o.on === on && o.from === o.to && o.to !== s;
        const set = tenures.filter(isEffect);
        const writers = [...this.others({ kind: "fact", on }).filter(isEffect), ...set];
        const start = this.starts[s]!;
        const last = this.lastOf(writers.filter((w) => this.ends[w.to]! <= start));
        const undoer = writers.find(
          (w) => w.share !== value && this.starts[w.to]! < this.ends[s]! && this.ends[w.to]! > start,
        );
        if (!undoer && (last ? last.share : lookup(world.facts, on)) === value) {
          links.push(linkTenure(on, value, last?.to ?? -1, s));
          continue;
        }
        return this.wait(s, on, value, { writers, set, undoer: undoer ?? last });
      }
    return undefined;
  }

  /** How long to wait for a need: until an own action makes it true again, or until another agent does. */
  private wait(
    s: number,
    on: string,
    value: FactValue,
    {
      writers,
      set,
      undoer,
    }: { writers: readonly Tenure[]; set: readonly Tenure[]; undoer: Tenure | undefined },
  ): Delay | Conflict {
    const { slots, world } = this.problem;
    const unmet = { kind: "unsupported", on, action: slots[s]!.id, value } as const;
    const own = this.lastOf(set.filter((w) => this.ends[w.to]! <= this.starts[s]!));
    if (own && own.share === value && undoer && this.ends[undoer.to]! > this.starts[own.to]!)
      return { slot: own.to, notBefore: this.ends[undoer.to]!, conflict: unmet };
    const again = writers.filter(
      (w) => !set.includes(w) && w.share === value && this.ends[w.to]! > this.starts[s]!,
    );
    if (again.length > 0)
      return { slot: s, notBefore: Math.min(...again.map((w) => this.ends[w.to]!)), conflict: unmet };
    const supplier = this.lastOf(writers.filter((w) => w.share === value));
    if (!undoer || (!supplier && lookup(world.facts, on) !== value)) return unmet;
    const name = supplier && slots[supplier.to]!.id;
    return { kind: "threat", on, supplier: name, consumer: slots[s]!.id, undoer: slots[undoer.to]!.id };
  }

  private lastOf(writers: readonly Tenure[]): Tenure | undefined {
    return writers.reduce<Tenure | undefined>(
      (last, w) => (last && this.ends[last.to]! >= this.ends[w.to]! ? last : w),
      undefined,
    );
  }
}
