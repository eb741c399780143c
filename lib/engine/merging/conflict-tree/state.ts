/** Where a search stands: what has been decided on the way to a node of the conflict tree. */
import { type Conflict, clash } from "coordlab/plans/conflict.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import { type Choices, choicesOf, type Performs } from "./choices.js";
import { leastPrice } from "./least-price.js";
import { Network } from "./network.js";

/** One step of a resolution in the tree. */
export type Decision =
  | { readonly kind: "perform"; readonly slot: number; readonly option: number }
  | { readonly kind: "supply"; readonly need: number; readonly supplier: number }
  | { readonly kind: "order"; readonly before: number; readonly after: number; readonly on: string }
  | { readonly kind: "delay"; readonly slot: number; readonly notBefore: number; readonly steps: number };

/** When slots start and end. */
export interface Times {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/**
 * Options of slots, suppliers of needs, and a {@link Network} of orders with a window for each slot that leaves
 * time for all. Everything that is decided goes through {@link Network.write}, so that {@link Network.undo}
 * takes it back. Each decision returns false if it leaves no plan within the target; then `failure` says why.
 */
export class TreeState {
  readonly network: Network;
  readonly choices: Choices;
  readonly problem: PlanProblem;
  /** What each slot performs, -1 while that is open. */
  readonly option: Int32Array;
  /** Who supplies each need, -1 while that is open. */
  readonly supplier: Int32Array;
  /** Pairs whose order is decided. */
  readonly ordered: Int8Array;
  /** Slots that have a faster alternative. */
  readonly hurry: readonly number[];
  private readonly price = new Float64Array(1);
  /** Possible tenures that are there whatever is chosen. */
  private readonly always: Uint8Array;
  private target = 0;
  private floor = 0;

  constructor(problem: PlanProblem) {
    const { slots } = problem;
    const choices = choicesOf(problem);
    this.problem = problem;
    this.choices = choices;
    this.option = Int32Array.from(slots, ({ options }) => (options.length > 1 ? -1 : 0));
    this.supplier = new Int32Array(choices.needs.length).fill(-1);
    this.ordered = new Int8Array(choices.pairs.length);
    this.always = Uint8Array.from(choices.tenures, ({ if: performs, link }) =>
      !link && performs.every(({ slot }) => slots[slot]!.options.length === 1) ? 1 : 0,
    );
    const least = Float64Array.from(slots, ({ options }) =>
      Math.min(...options.map(({ duration }) => duration)),
    );
    this.hurry = slots.flatMap(({ options }, s) => (options[0]!.duration > least[s]! ? [s] : []));
    this.network = new Network(
      slots.map(({ id }) => id),
      least,
      Float64Array.from(slots, ({ release }) => release),
      Float64Array.from(slots, ({ deadline }) => deadline),
    );
  }

  /** Aims at max(floor, makespan) + price <= target, with nothing decided but the own orders. */
  aim(target: number, floor: number): boolean {
    this.target = target;
    this.floor = floor;
    this.network.failure = undefined;
    const { slots } = this.problem;
    return slots.every(({ before }, s) => before.every((p) => this.network.order(p, s, "its own plan")));
  }

  decide(decision: Decision): boolean {
    switch (decision.kind) {
      case "perform":
        return this.perform(decision);
      case "supply":
        return this.supply(decision.need, decision.supplier);
      case "order":
        return this.network.order(decision.before, decision.after, decision.on);
      case "delay":
        return this.network.startsFrom(decision.slot, decision.notBefore);
    }
  }

  private perform({ slot, option }: Performs): boolean {
    if (this.option[slot]! >= 0) return this.option[slot] === option;
    const { options, prices } = this.problem.slots[slot]!;
    this.network.write(this.option, slot, option);
    this.network.write(this.price, 0, this.price[0]! + prices[option]!);
    return (
      this.network.takes(slot, options[option]!.duration) && (prices[option] === 0 || this.withinTarget())
    );
  }

  private supply(need: number, k: number): boolean {
    const { slot, fact, suppliers } = this.choices.needs[need]!;
    const supplier = suppliers[k]!;
    this.network.write(this.supplier, need, k);
    if (supplier.slot < 0) return true;
    return this.perform(supplier) && this.network.order(supplier.slot, slot, fact);
  }

  /** All slots end in what the target leaves for the makespan, once the price is paid. */
  withinTarget(): boolean {
    const toCome = leastPrice(this.problem, this.choices.budgets, this.option);
    if (typeof toCome !== "number") return this.fail(toCome);
    const left = this.target - this.price[0]! - toCome;
    if (left < this.floor) return false;
    return this.problem.slots.every((_, s) => this.network.endsBy(s, left));
  }

  fail(conflict: Conflict): false {
    this.network.failure = conflict;
    return false;
  }

  /** Why the last decision failed. */
  get failure(): Conflict {
    return this.network.failure ?? { kind: "dear", cost: this.target + 1, target: this.target };
  }

  /** The conflict between two possible tenures. */
  clash(a: number, b: number): Conflict {
    return clash(this.problem, this.choices.tenures[a]!.tenure, this.choices.tenures[b]!.tenure);
  }

  /** Whether a possible tenure is there for certain. */
  settled(t: number): boolean {
    if (this.always[t] === 1) return true;
    const { if: performs, link } = this.choices.tenures[t]!;
    if (link && this.supplier[link.need] !== link.supplier) return false;
    for (const { slot, option } of performs) if (this.option[slot] !== option) return false;
    return true;
  }

  /** Whether a possible tenure is there if all slots that are still open perform what was planned. */
  assumed(t: number): boolean {
    if (this.always[t] === 1) return true;
    const { if: performs, link } = this.choices.tenures[t]!;
    if (link && this.supplier[link.need] !== link.supplier) return false;
    for (const { slot, option } of performs) if (Math.max(0, this.option[slot]!) !== option) return false;
    return true;
  }

  /** Whether a supplier can still come before its consumer. */
  possible(supplier: Performs, consumer: number): boolean {
    if (supplier.slot < 0) return true;
    const option = this.option[supplier.slot]!;
    return (option < 0 || option === supplier.option) && this.slack(supplier.slot, consumer) >= 0;
  }

  /** How much room there is between the end of one slot and the start of another; the beginning has none before. */
  slack(before: number, after: number): number {
    if (after < 0) return Number.NEGATIVE_INFINITY;
    const { earliest, latestEnd, duration } = this.network;
    return latestEnd[after]! - duration[after]! - earliest[before]! - duration[before]!;
  }

  /** Slots that have a faster alternative and are still open. */
  slow(): number[] {
    return this.hurry.filter((s) => this.option[s]! < 0);
  }

  /** What each slot takes if all that are still open perform what was planned. */
  durations(): Float64Array {
    return Float64Array.from(
      this.problem.slots,
      ({ options }, s) => options[Math.max(0, this.option[s]!)]!.duration,
    );
  }

  /** The earliest times if all slots that are still open perform what was planned. */
  times(): Times {
    const durations = this.durations();
    const waits = this.hurry.some((s) => this.option[s]! < 0);
    const starts = waits ? this.network.schedule(durations) : this.network.earliest;
    return { starts, ends: starts.map((start, s) => start + durations[s]!) };
  }
}
