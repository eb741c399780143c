/** The conflict tree: find a conflict, try each way to resolve it, and prove that the rest cannot work. */
import { type Choices, choicesOf, type Performs } from "./choices.js";
import { type Conflict, clash, type Resolution } from "./conflict.js";
import { type Found, foundWay } from "./found.js";
import type { Resolved } from "./merged.js";
import { Network } from "./network.js";
import { fitsOneMachine } from "./one-machine.js";
import { overBudget, overloads, spent } from "./overruns.js";
import type { Team } from "./slots.js";

/** One step of a resolution in the tree. */
type Decision =
  | { readonly kind: "perform"; readonly slot: number; readonly option: number }
  | { readonly kind: "supply"; readonly need: number; readonly supplier: number }
  | { readonly kind: "order"; readonly before: number; readonly after: number; readonly on: string };

/** A conflict of a node, and the ways to resolve it: one branch each. */
interface Fork {
  readonly conflict: Conflict;
  readonly branches: readonly (readonly Decision[])[];
}

/** Why there is no plan: the conflict, and why each way to resolve it leads to no plan either. */
export interface Refutation {
  readonly conflict: Conflict;
  readonly branches: readonly { readonly by: readonly Resolution[]; readonly because: Refutation }[];
}

/** What a probe says: a plan, a proof that there is none, or that the nodes have run out. */
export type Probe =
  | { readonly status: "found"; readonly found: Found }
  | { readonly status: "refuted"; readonly because: Refutation }
  | { readonly status: "spent" };

/** An open node: its branches before `next` have been tried. */
interface Frame {
  readonly fork: Fork;
  readonly mark: readonly [arcs: number, changes: number];
  next: number;
  readonly told: { readonly by: readonly Resolution[]; readonly because: Refutation }[];
}

/** Refutations are kept down to this many nodes; below, only their conflict is. */
const TOLD = 1000;

/**
 * Searches for a merged plan whose cost does not exceed a target.
 *
 * A node of the conflict tree is a network of orders with a window [earliest start, latest end] for each
 * action. If the earliest starts show a conflict, it is resolved in every possible way, one child each: one
 * order, the other order, each substitution, each supplier. Before that, whatever the windows already force
 * is added: of two incompatible tenures, if one order does not fit into the windows, the other one holds
 * (Carlier & Pinson 1989). A node is closed if some window is empty, if some resource is overbooked even with
 * interruptions ({@link fitsOneMachine}), or if the substitutions that a budget requires cost too much.
 *
 * Depth first; of all conflicts the one whose easier order leaves the least slack (the "cardinal" one), and
 * first the order that leaves most (Smith & Cheng 1993). Ties go to what is listed first.
 */
export class Search {
  /** Nodes opened so far. */
  nodes = 0;
  private readonly team: Team;
  private readonly choices: Choices;
  private readonly network: Network;
  private readonly option: Int32Array;
  private readonly supplier: Int32Array;
  private readonly price = new Float64Array(1);
  private readonly ordered: Int8Array;
  /** Possible tenures that are there whatever is chosen. */
  private readonly always: Uint8Array;
  /** Slots that have a faster alternative. */
  private readonly hurry: readonly number[];
  private planned: readonly [arcs: number, changes: number] = [0, 0];
  private target = 0;
  private floor = 0;

  constructor(team: Team) {
    const { slots } = team;
    const choices = choicesOf(team);
    this.team = team;
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

  /**
   * A merged plan with max(floor, makespan) + price <= target, a refutation, or neither if that takes more
   * than `nodes` nodes.
   */
  probe(target: number, floor: number, nodes: number): Probe {
    const { network } = this;
    const root = network.mark();
    this.target = target;
    this.floor = floor;
    const limit = this.nodes + nodes;
    const stack: Frame[] = [];
    const end = (probe: Probe): Probe => {
      network.undo(root);
      return probe;
    };
    this.nodes++;
    let because: Refutation | undefined = this.enter() ? undefined : this.failure();
    for (;;) {
      if (!because) {
        const fork = this.fork();
        if (!fork) return end({ status: "found", found: this.found(stack) });
        stack.push({ fork, mark: network.mark(), next: 0, told: [] });
      } else {
        const parent = stack.at(-1);
        if (!parent) return end({ status: "refuted", because });
        if (this.nodes < TOLD)
          parent.told.push({ by: this.resolutions(parent.fork.branches[parent.next - 1]!), because });
      }
      const top = stack.at(-1)!;
      network.undo(top.mark);
      const branch = top.fork.branches[top.next++];
      if (!branch) {
        stack.pop();
        because = { conflict: top.fork.conflict, branches: top.told };
        continue;
      }
      if (this.nodes++ >= limit) return end({ status: "spent" });
      network.failure = undefined;
      because =
        branch.every((decision) => this.decide(decision)) && this.propagate() ? undefined : this.failure();
    }
  }

  /** The root: own orders, the target, and what follows. */
  private enter(): boolean {
    const { slots } = this.team;
    this.network.failure = undefined;
    const own = slots.every(({ before }, s) => before.every((p) => this.network.order(p, s, "its own plan")));
    this.planned = this.network.mark();
    return own && this.withinTarget() && this.propagate();
  }

  private decide(decision: Decision): boolean {
    switch (decision.kind) {
      case "perform":
        return this.perform(decision);
      case "supply":
        return this.supply(decision.need, decision.supplier);
      case "order":
        return this.network.order(decision.before, decision.after, decision.on);
    }
  }

  private perform({ slot, option }: Performs): boolean {
    if (this.option[slot]! >= 0) return this.option[slot] === option;
    const { options, prices } = this.team.slots[slot]!;
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

  /** What the target leaves for the makespan, once the price is paid. */
  private withinTarget(): boolean {
    const left = this.target - this.price[0]! - this.priceToCome();
    if (left < this.floor) return false;
    return this.team.slots.every((_, s) => this.network.endsBy(s, left));
  }

  /**
   * What the budgets still make the undecided slots pay, at least: for each budget, the cheapest savings per
   * unit first, the last one in part (the relaxation of a knapsack).
   */
  private priceToCome(): number {
    const { slots } = this.team;
    const floors = this.choices.budgets.map(({ on, most }) => {
      let over = slots.reduce(
        (sum, { options }, s) => sum + spent(options[Math.max(0, this.option[s]!)]!, on),
        -most,
      );
      const savings = slots.flatMap(({ options, prices }, s) => {
        if (this.option[s]! >= 0) return [];
        const saved = options.map((action) => spent(options[0]!, on) - spent(action, on));
        const rates = saved.flatMap((amount, m) => (amount > 0 ? [prices[m]! / amount] : []));
        return rates.length > 0 ? [{ most: Math.max(...saved), rate: Math.min(...rates) }] : [];
      });
      let price = 0;
      for (const saving of savings.sort((a, b) => a.rate - b.rate)) {
        if (over <= 0) break;
        price += Math.min(over, saving.most) * saving.rate;
        over -= saving.most;
      }
      if (over <= 0) return price;
      this.network.failure = { kind: "budget", on, over };
      return Number.POSITIVE_INFINITY;
    });
    return Math.ceil(Math.max(0, ...floors) - 1e-9);
  }

  /** Adds what the windows force, until nothing more is forced. */
  private propagate(): boolean {
    for (let changed = true; changed; ) {
      const before = this.network.mark()[1];
      for (let p = 0; p < this.ordered.length; p++)
        if (this.ordered[p] === 0 && !this.forceOrder(p)) return false;
      for (let n = 0; n < this.supplier.length; n++)
        if (this.supplier[n]! < 0 && !this.forceSupplier(n)) return false;
      changed = this.network.mark()[1] > before;
    }
    return this.choices.budgets.length === 0 || this.withinTarget() ? this.machinesFit() : false;
  }

  private forceOrder(p: number): boolean {
    const { a, b, one, other } = this.choices.pairs[p]!;
    if (!this.settled(a) || !this.settled(b)) return true;
    const first = this.slack(one.to, other.from) >= 0;
    const second = this.slack(other.to, one.from) >= 0;
    if (first && second) return true;
    this.network.write(this.ordered, p, 1);
    if (first) return this.network.order(one.to, other.from, one.on);
    if (second) return this.network.order(other.to, one.from, one.on);
    this.network.failure = clash(this.team, one, other);
    return false;
  }

  private forceSupplier(n: number): boolean {
    const { slot, option, suppliers, fact, value } = this.choices.needs[n]!;
    if (this.option[slot] !== option) return true;
    const possible = suppliers.flatMap((supplier, k) => (this.possible(supplier, slot) ? [k] : []));
    if (possible.length > 1) return true;
    if (possible.length === 1) return this.supply(n, possible[0]!);
    this.network.failure = { kind: "unsupported", on: fact, action: this.team.slots[slot]!.id, value };
    return false;
  }

  private possible(supplier: Performs, consumer: number): boolean {
    if (supplier.slot < 0) return true;
    const option = this.option[supplier.slot]!;
    return (option < 0 || option === supplier.option) && this.slack(supplier.slot, consumer) >= 0;
  }

  /** How much room there is between the end of one slot and the start of another; the beginning has none before. */
  private slack(before: number, after: number): number {
    if (after < 0) return Number.NEGATIVE_INFINITY;
    const { earliest, latestEnd, duration } = this.network;
    return latestEnd[after]! - duration[after]! - earliest[before]! - duration[before]!;
  }

  private machinesFit(): boolean {
    const { earliest, latestEnd, duration } = this.network;
    return this.choices.machines.every(({ on, tenures }) => {
      const jobs = tenures.flatMap(({ index, least }) => {
        const { from, to } = this.choices.tenures[index]!.tenure;
        if (!this.settled(index)) return [];
        return [
          {
            release: earliest[from]!,
            length: from === to ? duration[from]! : least,
            deadline: latestEnd[to]!,
          },
        ];
      });
      if (fitsOneMachine(jobs)) return true;
      const actions = tenures.map(
        ({ index }) => this.team.slots[this.choices.tenures[index]!.tenure.from]!.id,
      );
      this.network.failure = { kind: "capacity", on, actions };
      return false;
    });
  }

  /** Whether a possible tenure is there for certain. */
  private settled(t: number): boolean {
    if (this.always[t] === 1) return true;
    const { if: performs, link } = this.choices.tenures[t]!;
    if (link && this.supplier[link.need] !== link.supplier) return false;
    for (const { slot, option } of performs) if (this.option[slot] !== option) return false;
    return true;
  }

  /** Whether a possible tenure is there if all slots that are still undecided perform what was planned. */
  private assumed(t: number): boolean {
    if (this.always[t] === 1) return true;
    const { if: performs, link } = this.choices.tenures[t]!;
    if (link && this.supplier[link.need] !== link.supplier) return false;
    for (const { slot, option } of performs) if (Math.max(0, this.option[slot]!) !== option) return false;
    return true;
  }

  /** A conflict of the earliest starts if all undecided slots perform what was planned; none if that is a plan. */
  private fork(): Fork | undefined {
    return this.needFork() ?? this.budgetFork() ?? this.hurryFork() ?? this.pairFork() ?? this.capacityFork();
  }

  private needFork(): Fork | undefined {
    const n = this.choices.needs.findIndex(
      ({ slot, option }, need) => this.supplier[need]! < 0 && Math.max(0, this.option[slot]!) === option,
    );
    if (n < 0) return undefined;
    const { slot, suppliers, fact, value } = this.choices.needs[n]!;
    const supplied = suppliers.flatMap((supplier, k): Decision[][] =>
      this.possible(supplier, slot) ? [[{ kind: "supply", need: n, supplier: k }]] : [],
    );
    const conflict = { kind: "unsupported", on: fact, action: this.team.slots[slot]!.id, value } as const;
    return { conflict, branches: this.orSubstitute([slot], supplied) };
  }

  private budgetFork(): Fork | undefined {
    const chosen = Array.from(this.option, (option) => Math.max(0, option));
    const [conflict] = this.choices.budgets.length > 0 ? overBudget(this.team, chosen) : [];
    if (conflict?.kind !== "budget") return undefined;
    let best = -1;
    let most = 0;
    this.team.slots.forEach(({ options }, s) => {
      const saved = Math.max(
        ...options.map((action) => spent(options[0]!, conflict.on) - spent(action, conflict.on)),
      );
      if (this.option[s]! >= 0 || saved <= most) return;
      best = s;
      most = saved;
    });
    return { conflict, branches: best < 0 ? [] : this.everyOption(best) };
  }

  /** The plan as it stands is too slow for the target, and an alternative is faster. */
  private hurryFork(): Fork | undefined {
    if (!this.hurry.some((s) => this.option[s]! < 0)) return undefined;
    const { latestEnd } = this.network;
    const durations = this.durations();
    const starts = this.network.schedule(durations);
    const late = starts.findIndex((start, s) => start + durations[s]! > latestEnd[s]!);
    if (late < 0) return undefined;
    const end = starts[late]! + durations[late]!;
    const slow = this.hurry.filter((s) => this.option[s]! < 0);
    const slot = slow.reduce((best, s) =>
      latestEnd[s]! - starts[s]! < latestEnd[best]! - starts[best]! ? s : best,
    );
    const action = this.team.slots[late]!.id;
    return {
      conflict: { kind: "late", action, end, deadline: latestEnd[late]! },
      branches: this.everyOption(slot),
    };
  }

  private pairFork(): Fork | undefined {
    const { tenures, pairs } = this.choices;
    const { starts, ends } = this.times();
    let best = -1;
    let most = Number.POSITIVE_INFINITY;
    for (let p = 0; p < pairs.length; p++) {
      if (this.ordered[p] !== 0) continue;
      const { a, b, one, other } = pairs[p]!;
      if ((starts[one.from] ?? 0) >= ends[other.to]! || (starts[other.from] ?? 0) >= ends[one.to]!) continue;
      if (!this.assumed(a) || !this.assumed(b)) continue;
      const slack = Math.max(this.slack(one.to, other.from), this.slack(other.to, one.from));
      if (slack >= most) continue;
      best = p;
      most = slack;
    }
    if (best < 0) return undefined;
    const [one, other] = [tenures[pairs[best]!.a]!, tenures[pairs[best]!.b]!];
    const orders = this.bothOrders(
      one.tenure.to,
      other.tenure.from,
      other.tenure.to,
      one.tenure.from,
      one.tenure.on,
    );
    const slots = [...one.if, ...other.if].map(({ slot }) => slot);
    return {
      conflict: clash(this.team, one.tenure, other.tenure),
      branches: this.orSubstitute(slots, orders),
    };
  }

  private bothOrders(aTo: number, bFrom: number, bTo: number, aFrom: number, on: string): Decision[][] {
    const orders = [
      { before: aTo, after: bFrom },
      { before: bTo, after: aFrom },
    ].filter(({ after }) => after >= 0);
    orders.sort((x, y) => this.slack(y.before, y.after) - this.slack(x.before, x.after));
    return orders.map((order) => [{ kind: "order", ...order, on }]);
  }

  private capacityFork(): Fork | undefined {
    const { limited, tenures } = this.choices;
    if (limited.length === 0) return undefined;
    const { starts, ends } = this.times();
    const present = limited.filter((t) => this.assumed(t)).map((t) => tenures[t]!.tenure);
    const [set] = overloads(this.team.world, present, starts, ends);
    if (!set) return undefined;
    const on = set[0]!.on;
    const orders = set.flatMap((x) =>
      set.flatMap((y): Decision[][] =>
        x === y ? [] : [[{ kind: "order", before: x.to, after: y.from, on }]],
      ),
    );
    const conflict = {
      kind: "capacity",
      on,
      actions: set.map(({ from }) => this.team.slots[from]!.id),
    } as const;
    return {
      conflict,
      branches: this.orSubstitute(
        set.map(({ from }) => from),
        orders,
      ),
    };
  }

  /** Branches that differ in the first slot that is substituted; in the others all perform what was planned. */
  private orSubstitute(slots: readonly number[], branches: readonly (readonly Decision[])[]): Decision[][] {
    const open = [...new Set(slots)].filter((slot) => this.option[slot]! < 0);
    const planned = open.map((slot): Decision => ({ kind: "perform", slot, option: 0 }));
    const substitutes = open.flatMap((slot, k) =>
      this.everyOption(slot)
        .slice(1)
        .map((branch) => [...planned.slice(0, k), ...branch]),
    );
    return [...branches.map((branch) => [...planned, ...branch]), ...substitutes];
  }

  /** One branch for each option of a slot, the cheapest first; the planned one costs nothing. */
  private everyOption(slot: number): Decision[][] {
    const { prices } = this.team.slots[slot]!;
    const options = prices.map((_, option) => option).sort((x, y) => prices[x]! - prices[y]! || x - y);
    return options.map((option) => [{ kind: "perform", slot, option }]);
  }

  private durations(): Float64Array {
    return Float64Array.from(
      this.team.slots,
      ({ options }, s) => options[Math.max(0, this.option[s]!)]!.duration,
    );
  }

  private times(): { readonly starts: Float64Array; readonly ends: Float64Array } {
    const durations = this.durations();
    const waits = this.hurry.some((s) => this.option[s]! < 0);
    const starts = waits ? this.network.schedule(durations) : this.network.earliest;
    return { starts, ends: starts.map((start, s) => start + durations[s]!) };
  }

  /** Each slot's option and start, and the conflict for which a slot was substituted. */
  private found(stack: readonly Frame[]): Found {
    const { slots } = this.team;
    const { needs } = this.choices;
    const reasons = new Map<number, Conflict>();
    needs.forEach(({ slot, suppliers, fact, value }, n) => {
      const supplier = suppliers[this.supplier[n]!]?.slot ?? -1;
      reasons.set(supplier, { kind: "unsupported", on: fact, action: slots[slot]!.id, value });
    });
    for (const { fork, next } of stack)
      for (const decision of fork.branches[next - 1]!)
        if (decision.kind === "perform") reasons.set(decision.slot, fork.conflict);
    const options = this.option.map((option) => Math.max(0, option));
    const substituted = slots.flatMap(({ id, options: choices, prices }, s): Resolved[] => {
      const m = options[s]!;
      if (m === 0) return [];
      const resolution = { kind: "substitute", action: id, by: choices[m]!.id, price: prices[m]! } as const;
      return [{ conflict: reasons.get(s)!, resolution }];
    });
    return foundWay(
      this.team,
      options,
      this.times().starts.slice(),
      substituted,
      this.network.added(this.planned),
    );
  }

  private resolutions(branch: readonly Decision[]): Resolution[] {
    const { slots } = this.team;
    return branch.flatMap((decision): Resolution[] => {
      if (decision.kind === "order")
        return [{ kind: "order", before: slots[decision.before]!.id, after: slots[decision.after]!.id }];
      if (decision.kind === "supply") {
        const { slot, suppliers } = this.choices.needs[decision.need]!;
        const before = suppliers[decision.supplier]!.slot;
        return before < 0 ? [] : [{ kind: "order", before: slots[before]!.id, after: slots[slot]!.id }];
      }
      const { id, options, prices } = slots[decision.slot]!;
      const m = decision.option;
      return m === 0 ? [] : [{ kind: "substitute", action: id, by: options[m]!.id, price: prices[m]! }];
    });
  }

  private failure(): Refutation {
    const { target } = this;
    const conflict = this.network.failure ?? { kind: "dear", cost: target + 1, target };
    return { conflict, branches: [] };
  }
}
