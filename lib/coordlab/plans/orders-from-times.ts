/** From clock times to orders: what must come first so that a merged plan stays right whatever is late. */
import { type Conflict, clash } from "./conflict.js";
import { lookup } from "./lookup.js";
import type { Order } from "./plan.js";
import type { PlanProblem } from "./plan-problem.js";
import { claimTenures, compatible, effectTenures, linkTenure, type Tenure } from "./tenure.js";

/** An order and the conflict for which it is there. */
export interface SettledOrder {
  readonly order: Order;
  readonly conflict: Conflict;
  /** The opposite order of the two tenures, where there is one. */
  readonly instead?: Order | undefined;
}

type Reason = Pick<SettledOrder, "conflict" | "instead">;

/**
 * The completed orders of slots that perform `options` at `starts`, by the start of the later action. Cost as
 * for {@link completeOrders}.
 */
export function settle(
  problem: PlanProblem,
  options: ArrayLike<number>,
  starts: ArrayLike<number>,
): SettledOrder[] {
  const { slots } = problem;
  const ends = Float64Array.from(slots, (slot, s) => starts[s]! + slot.options[options[s]!]!.duration);
  const reasons = slots.map(() => new Map<number, Reason>());
  const require = (before: number, after: number, conflict: Conflict, instead?: Order) => {
    if (!reasons[after]!.has(before)) reasons[after]!.set(before, { conflict, instead });
  };
  const byThing = new Map<string, Tenure[]>();
  for (const tenure of timedTenures(problem, options, starts, ends)) {
    const key = `${tenure.kind} ${tenure.on}`;
    if (!byThing.get(key)?.push(tenure)) byThing.set(key, [tenure]);
    const { from, to, on, share, kind } = tenure;
    if (kind === "fact" && from >= 0 && from !== to)
      require(from, to, { kind: "unsupported", on, action: slots[to]!.id, value: share! });
  }
  for (const tenures of byThing.values()) {
    for (const a of tenures)
      for (const b of tenures)
        if (b.from >= 0 && !compatible(a, b) && ends[a.to]! <= starts[b.from]!)
          require(a.to, b.from, clash(problem, a, b), opposite(problem, a, b));
    const { kind, on } = tenures[0]!;
    const capacity = kind === "resource" ? lookup(problem.world.resources, on)?.capacity : undefined;
    if (capacity !== undefined)
      for (const [before, after] of handOvers(tenures, capacity, starts, ends))
        require(before, after, { kind: "capacity", on, actions: [slots[before]!.id, slots[after]!.id] });
  }
  return reduced(problem, reasons, starts);
}

function opposite({ slots }: PlanProblem, a: Tenure, b: Tenure): Order | undefined {
  return a.from < 0 ? undefined : { before: slots[b.to]!.id, after: slots[a.from]!.id };
}

/** All tenures of a timetable, each need linked to the action that last set the fact before it. */
function timedTenures(
  problem: PlanProblem,
  options: ArrayLike<number>,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): Tenure[] {
  const effects = problem.slots.flatMap((_, s) => effectTenures(problem, s, options[s]!));
  const writers = new Map<string, Tenure[]>();
  for (const effect of effects) if (!writers.get(effect.on)?.push(effect)) writers.set(effect.on, [effect]);
  const claims = problem.slots.flatMap((_, s) => claimTenures(problem, s, options[s]!));
  const links = problem.slots.flatMap((slot, consumer) =>
    Object.entries(slot.options[options[consumer]!]!.needs ?? {}).map(([fact, value]) => {
      let supplier = -1;
      for (const { to } of writers.get(fact) ?? [])
        if (ends[to]! <= starts[consumer]! && (supplier < 0 || ends[to]! > ends[supplier]!)) supplier = to;
      return linkTenure(fact, value, supplier, consumer);
    }),
  );
  return [...claims, ...effects, ...links];
}

/** Who hands units of a limited resource to whom; those who had them last give first. Cost O(claims x capacity). */
function handOvers(
  tenures: readonly Tenure[],
  capacity: number,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): [number, number][] {
  const found: [number, number][] = [];
  const holders: { readonly slot: number; units: number }[] = [{ slot: -1, units: capacity }];
  const sharing = tenures.filter(({ amount }) => amount > 0);
  for (const { from, to, amount } of sharing.sort((a, b) => starts[a.from]! - starts[b.from]!)) {
    let missing = amount;
    for (let k = holders.length - 1; k >= 0 && missing > 0; k--) {
      const holder = holders[k]!;
      if (holder.slot >= 0 && ends[holder.slot]! > starts[from]!) continue;
      const given = Math.min(missing, holder.units);
      missing -= given;
      holder.units -= given;
      if (holder.slot >= 0) found.push([holder.slot, from]);
      if (holder.units === 0) holders.splice(k, 1);
    }
    holders.push({ slot: to, units: amount });
  }
  return found;
}

/** The transitive reduction, without the agents' own orders. An order leads from an earlier start to a later. */
function reduced(
  { slots }: PlanProblem,
  reasons: readonly ReadonlyMap<number, Reason>[],
  starts: ArrayLike<number>,
): SettledOrder[] {
  const words = (slots.length + 31) >>> 5;
  const earlier = slots.map(() => new Uint32Array(words));
  const has = (s: number, p: number) => ((earlier[s]![p >>> 5]! >>> (p & 31)) & 1) === 1;
  const take = (s: number, p: number) => {
    for (let w = 0; w < words; w++) earlier[s]![w]! |= earlier[p]![w]!;
    earlier[s]![p >>> 5]! |= 1 << (p & 31);
  };
  const inTime = slots.map((_, s) => s).sort((a, b) => starts[a]! - starts[b]! || a - b);
  const kept: SettledOrder[] = [];
  for (const s of inTime) {
    for (const p of slots[s]!.before) take(s, p);
    for (const [p, reason] of [...reasons[s]!].sort(([a], [b]) => starts[b]! - starts[a]! || b - a)) {
      if (has(s, p)) continue;
      take(s, p);
      kept.push({ order: { before: slots[p]!.id, after: slots[s]!.id }, ...reason });
    }
  }
  return kept;
}
