/** Merging as it happens without a merger: whoever can go, goes. */
import { closedUnder, closingsOf } from "./closings.js";
import type { Conflict, Wait } from "./conflict.js";
import { lookup } from "./lookup.js";
import { type GreedyMerge, greedyMerge } from "./merged-plan.js";
import { type Found, foundWay } from "./numbered-merge.js";
import type { ActionSpec, Facts, FactValue } from "./plan.js";
import { ownSuccessors, type PlanProblem } from "./plan-problem.js";
import { findCycle, reaches } from "./precedence.js";
import { claimTenures, compatible, type Tenure } from "./tenure.js";
import { withinBudgets } from "./within-budgets.js";

/**
 * Merges by playing the plans out: an action starts as soon as its own plan has come to it, what it claims
 * is free and open and what it needs is true; of two that could, the one that has waited longer goes first (ties: as
 * listed). Closer to the optimum than a ranking, but nobody looks ahead: agents that hold one resource and
 * wait for another can deadlock, which is returned with the cycle of waiting as its certificate, a need can be
 * undone before its time, and a hold can last into a closing.
 *
 * Alternatives are taken only where a budget would not last: whoever waits does not know for how long, and so cannot
 * tell whether something else would be quicker. {@link mergeByPriority} can.
 *
 * Cost O(events x waiting actions x claims held) and {@link completeOrders}.
 *
 * @throws RangeError if the plans are not in order
 */
export function mergeFirstCome(problem: PlanProblem): GreedyMerge {
  return greedyMerge(problem, playOut(problem));
}

/** `mergeFirstCome` on numbered plans, without writing the result out. */
export function playOut(problem: PlanProblem): Found | Conflict {
  const affordable = withinBudgets(problem);
  if ("kind" in affordable) return affordable;
  const { options, substituted } = affordable;
  const play = new Play(problem, options);
  return play.run() ?? foundWay(problem, options, play.starts, substituted);
}

/** A play of the plans: what is going on at `time`. */
class Play {
  readonly starts: Float64Array;
  private readonly problem: PlanProblem;
  private readonly options: readonly number[];
  private readonly ends: Float64Array;
  private readonly facts = new Map<string, { readonly value: FactValue; readonly by: number | undefined }>();
  private readonly supplied = new Map<string, number | undefined>();
  private waiting: number[] = [];
  private running: number[] = [];
  private held: Tenure[] = [];
  private time = 0;

  constructor(problem: PlanProblem, options: readonly number[]) {
    this.problem = problem;
    this.options = options;
    this.starts = new Float64Array(problem.slots.length).fill(Number.POSITIVE_INFINITY);
    this.ends = new Float64Array(problem.slots.length).fill(Number.POSITIVE_INFINITY);
    for (const [fact, value] of Object.entries(problem.world.facts ?? {})) this.set(fact, value, undefined);
  }

  /** Plays to the end; what stops it is returned. */
  run(): Conflict | undefined {
    const { slots } = this.problem;
    const later = new Set(slots.keys());
    for (;;) {
      for (const s of later) {
        const { before, release } = slots[s]!;
        if (release > this.time || before.some((p) => this.ends[p]! > this.time)) continue;
        later.delete(s);
        this.waiting.push(s);
      }
      for (const s of this.waiting) if (!this.obstacle(s)) this.start(s);
      this.waiting = this.waiting.filter((s) => this.starts[s] === Number.POSITIVE_INFINITY);
      const late = this.running.find((s) => this.ends[s]! > slots[s]!.deadline);
      if (late !== undefined)
        return {
          kind: "late",
          action: slots[late]!.id,
          end: this.ends[late]!,
          deadline: slots[late]!.deadline,
        };
      const releases = [...later].map((s) => slots[s]!.release).filter((release) => release > this.time);
      const next = [...this.running.map((s) => this.ends[s]!), ...releases, ...this.openings()];
      if (next.length === 0) return this.waiting.length + later.size > 0 ? this.certificate() : this.caught();
      this.advance(next.reduce((least, time) => Math.min(least, time)));
    }
  }

  /** When something opens for which an action waits. */
  private openings(): number[] {
    const claims = this.waiting.flatMap((s) => claimTenures(this.problem, s, this.options[s]!));
    const closings = claims.flatMap((claim) => closingsOf(this.problem.world, claim));
    return closings.map(({ until }) => until).filter((until) => until > this.time);
  }

  /** A hold that a closing has caught: who took it did not look further than one action. */
  private caught(): Conflict | undefined {
    const claims = this.problem.slots.flatMap((_, s) => claimTenures(this.problem, s, this.options[s]!));
    return closedUnder(this.problem, claims, this.starts, this.ends)[0];
  }

  private advance(time: number): void {
    this.time = time;
    const over = this.running.filter((s) => this.ends[s]! <= time);
    for (const s of over)
      for (const [fact, value] of Object.entries(this.action(s).sets ?? {})) this.set(fact, value, s);
    this.running = this.running.filter((s) => this.ends[s]! > time);
    this.held = this.held.filter(({ to }) => this.ends[to]! > time);
  }

  private start(s: number): void {
    this.starts[s] = this.time;
    this.ends[s] = this.time + this.action(s).duration;
    this.running.push(s);
    this.held.push(...claimTenures(this.problem, s, this.options[s]!));
  }

  /** Whom an action has to wait for, over what; undefined if it can start. */
  private obstacle(s: number): { readonly on: string; readonly others: readonly number[] } | undefined {
    const { needs, sets } = this.action(s);
    const otherwise = (facts: Facts | undefined, on: string, value: FactValue) =>
      (lookup(facts, on) ?? value) !== value;
    for (const [on, value] of Object.entries(needs ?? {})) {
      const others = this.running.filter((r) => otherwise(this.action(r).sets, on, value));
      if (others.length > 0 || this.facts.get(on)?.value !== value) return { on, others };
    }
    for (const [on, value] of Object.entries(sets ?? {})) {
      const others = this.running.filter(
        (r) => otherwise(this.action(r).needs, on, value) || otherwise(this.action(r).sets, on, value),
      );
      if (others.length > 0) return { on, others };
    }
    for (const claim of claimTenures(this.problem, s, this.options[s]!)) {
      const { on, amount } = claim;
      const end = this.time + this.action(s).duration;
      if (closingsOf(this.problem.world, claim).some(({ from, until }) => this.time < until && end > from))
        return { on, others: [] };
      const holders = this.held.filter((other) => other.on === on);
      const capacity = lookup(this.problem.world.resources, on)?.capacity ?? Number.POSITIVE_INFINITY;
      const full = holders.reduce((sum, other) => sum + other.amount, amount) > capacity;
      const others = holders.filter((other) => !compatible(other, claim) || (full && other.amount > 0));
      if (others.length > 0) return { on, others: others.map(({ to }) => to) };
    }
    return undefined;
  }

  /** Why nothing moves any more: a cycle of waiting, or a need that is not met. */
  private certificate(): Conflict {
    const { slots } = this.problem;
    const next = ownSuccessors(slots);
    const obstacles = this.waiting.map((s) => this.obstacle(s)!);
    const holder = (i: number, j: number) =>
      obstacles[i]!.others.find((other) => reaches(next, this.waiting[j]!, other));
    const cycle = findCycle(
      this.waiting.map((_, i) => this.waiting.flatMap((_, j) => (holder(i, j) === undefined ? [] : [j]))),
    );
    if (cycle) {
      const waits = cycle.slice(0, -1).map((i, k): Wait => {
        const waitsFor = slots[holder(i, cycle[k + 1]!)!]!.id;
        return { action: slots[this.waiting[i]!]!.id, waitsFor, on: obstacles[i]!.on };
      });
      return { kind: "cycle", waits };
    }
    const i = obstacles.findIndex(({ others }) => others.length === 0);
    const s = this.waiting[i]!;
    const { on } = obstacles[i]!;
    const value = this.action(s).needs![on]!;
    const undoer = this.facts.get(on)?.by;
    const key = JSON.stringify([on, value]);
    if (undoer === undefined || !this.supplied.has(key))
      return { kind: "unsupported", on, action: slots[s]!.id, value };
    const by = this.supplied.get(key);
    const supplier = by === undefined ? undefined : slots[by]!.id;
    return { kind: "threat", on, supplier, consumer: slots[s]!.id, undoer: slots[undoer]!.id };
  }

  private set(fact: string, value: FactValue, by: number | undefined): void {
    this.facts.set(fact, { value, by });
    this.supplied.set(JSON.stringify([fact, value]), by);
  }

  private action(s: number): ActionSpec {
    const { options } = this.problem.slots[s]!;
    return options[this.options[s]!]!;
  }
}
