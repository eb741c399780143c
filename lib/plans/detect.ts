/** Detection: where individual plans conflict if everyone acts as early as it can. */
import { acceptPlans } from "./accept.js";
import { type Conflict, clash } from "./conflict.js";
import { lookup } from "./lookup.js";
import type { ActionSpec, FactValue, Plan, Timetable, World } from "./plan.js";
import { topologicalOrder } from "./precedence.js";
import { ownSuccessors, type Team, teamOf } from "./slots.js";
import { sweepTenures, type TenureTable } from "./sweep.js";
import { claimTenures, effectTenures, linkTenure, type Tenure } from "./tenure.js";

export interface Conflicts {
  readonly conflicts: readonly Conflict[];
  /** Pairs of tenures that were looked at. */
  readonly comparisons: number;
}

/**
 * The conflicts between plans under a timetable: overlaps and threats by {@link sweepTenures}, capacities by
 * a sweep of the amounts, budgets by a sum, and needs that nothing meets in time.
 *
 * A need is linked to the last own action before it that sets the fact, else to the beginning, else to the
 * first action of another agent that sets it so. Cost O(T log T + found), T tenures.
 *
 * @param timetable when to start what; without one each agent starts each action as early as its own plan
 *   allows, as if it were alone
 * @throws RangeError if the plans are not in order, see {@link acceptPlans}
 */
export function findConflicts(world: World, plans: readonly Plan[], timetable?: Timetable): Conflicts {
  acceptPlans({ world, plans });
  const team = teamOf(world, plans);
  const options = team.slots.map((slot) => {
    const chosen = lookup(timetable?.substitutions, slot.id);
    return chosen === undefined ? 0 : slot.options.findIndex(({ id }) => id === chosen);
  });
  const starts = timetable ? team.slots.map(({ id }) => timetable.starts[id]!) : startsAlone(team, options);
  const ends = team.slots.map((slot, s) => starts[s]! + slot.options[options[s]!]!.duration);
  const conflicts: Conflict[] = [];
  const tenures = team.slots.flatMap((_, s) => [
    ...claimTenures(team, s, options[s]!),
    ...effectTenures(team, s, options[s]!),
  ]);
  team.slots.forEach((slot, consumer) => {
    for (const [fact, value] of Object.entries(slot.options[options[consumer]!]!.needs ?? {})) {
      const supplier = likelySupplier(team, options, consumer, fact, value);
      if (supplier !== undefined) tenures.push(linkTenure(fact, value, supplier, consumer));
      if (supplier === undefined || (supplier >= 0 && ends[supplier]! > starts[consumer]!))
        conflicts.push({ kind: "unsupported", on: fact, action: slot.id, value });
    }
  });
  const { comparisons } = sweepTenures(tabulate(tenures, starts, ends), (a, b) => {
    conflicts.push(clash(team, tenures[a]!, tenures[b]!));
  });
  conflicts.push(...overCapacity(team, tenures, starts, ends), ...overBudget(team, options));
  return { conflicts, comparisons };
}

/** The start of every slot if each agent is alone. Cost O(A + own orders). */
export function startsAlone({ slots }: Team, options: readonly number[]): Float64Array {
  const starts = Float64Array.from(slots, ({ release }) => release);
  for (const s of topologicalOrder(ownSuccessors(slots)))
    for (const p of slots[s]!.before)
      starts[s] = Math.max(starts[s]!, starts[p]! + slots[p]!.options[options[p]!]!.duration);
  return starts;
}

/** Tenures with clock times, as columns. */
export function tabulate(
  tenures: readonly Tenure[],
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): TenureTable {
  const things = new Map<string, number>();
  const shares = new Map<unknown, number>();
  const number = <K>(map: Map<K, number>, key: K) => map.get(key) ?? map.set(key, map.size).get(key)!;
  return {
    on: Int32Array.from(tenures, ({ kind, on }) => number(things, `${kind} ${on}`)),
    start: Float64Array.from(tenures, ({ from }) => (from < 0 ? 0 : starts[from]!)),
    end: Float64Array.from(tenures, ({ to }) => ends[to]!),
    owner: Int32Array.from(tenures, ({ owner }) => owner),
    share: Int32Array.from(tenures, ({ share }) => (share === null ? -1 : number(shares, share))),
  };
}

/** Who the plans would have make the fact so: an own action, the beginning (-1), another agent, or nobody. */
function likelySupplier(
  { slots, world }: Team,
  options: readonly number[],
  consumer: number,
  fact: string,
  value: FactValue,
): number | undefined {
  const sets = (s: number) => lookup(slots[s]!.options[options[s]!]!.sets, fact);
  const earlier = new Set(slots[consumer]!.before);
  for (const s of earlier) {
    if (sets(s) === value) return s;
    if (sets(s) !== undefined) break;
    for (const p of slots[s]!.before) earlier.add(p);
  }
  const untouched = [...earlier].every((s) => sets(s) === undefined);
  if (untouched && lookup(world.facts, fact) === value) return -1;
  const other = slots.findIndex(({ agent }, s) => agent !== slots[consumer]!.agent && sets(s) === value);
  return other < 0 ? undefined : other;
}

/** For each claim that takes more than is left, a smallest set of claims that does. Cost O(T log T + overlaps). */
export function overCapacity(
  { slots, world }: Team,
  tenures: readonly Tenure[],
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): Conflict[] {
  const sets = overloads(world, tenures, starts, ends);
  return sets.map((set) => ({
    kind: "capacity",
    on: set[0]!.on,
    actions: set.map((t) => slots[t.from]!.id),
  }));
}

/** The same as sets of tenures, by start, at most one for each newcomer. */
export function overloads(
  world: World,
  tenures: readonly Tenure[],
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): Tenure[][] {
  const found: Tenure[][] = [];
  const held = new Map<string, Tenure[]>();
  const limited = tenures.filter(
    ({ kind, on, amount }) => kind === "resource" && amount > 0 && capacity(world, on),
  );
  for (const tenure of limited.sort((a, b) => starts[a.from]! - starts[b.from]!)) {
    const others = (held.get(tenure.on) ?? []).filter(({ to }) => ends[to]! > starts[tenure.from]!);
    held.set(tenure.on, [...others, tenure]);
    let over = [...others, tenure].reduce((sum, { amount }) => sum + amount, 0) - capacity(world, tenure.on)!;
    if (over <= 0 || tenure.amount < over) continue;
    const needed = others.filter(({ amount }) => {
      const spare = amount < over;
      if (spare) over -= amount;
      return !spare;
    });
    found.push([...needed, tenure]);
  }
  return found;
}

function capacity({ resources }: World, on: string): number | undefined {
  return lookup(resources, on)?.capacity;
}

/** The budgets that the chosen options exceed. */
export function overBudget({ slots, world }: Team, options: readonly number[]): Conflict[] {
  return Object.entries(world.budgets ?? {}).flatMap(([on, most]): Conflict[] => {
    const over = slots.reduce((sum, slot, s) => sum + spent(slot.options[options[s]!]!, on), -most);
    return over > 0 ? [{ kind: "budget", on, over }] : [];
  });
}

/** What an action spends of a budget. */
export function spent(action: ActionSpec, budget: string): number {
  return (action.spends ?? []).reduce((sum, spend) => sum + (spend.budget === budget ? spend.amount : 0), 0);
}
