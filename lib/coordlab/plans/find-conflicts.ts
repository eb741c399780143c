/** Detection: where individual plans conflict if everyone acts as early as it can. */

import { overBudget, overCapacity } from "./capacity-and-budget.js";
import { closedUnder } from "./closings.js";
import { type Conflict, clash } from "./conflict.js";
import { lookup } from "./lookup.js";
import type { FactValue, Timetable } from "./plan.js";
import { type PlanProblem, startsAlone } from "./plan-problem.js";
import { claimTenures, effectTenures, linkTenure, type Tenure } from "./tenure.js";
import { sweepTenures, type TenureTable } from "./tenure-sweep.js";

export interface Conflicts {
  readonly conflicts: readonly Conflict[];
  /** Pairs of tenures that were looked at. */
  readonly comparisons: number;
}

/**
 * The conflicts between plans under a timetable: overlaps and threats by {@link sweepTenures}, capacities by
 * a sweep of the amounts, budgets by a sum, claims of what is closed, and needs that nothing meets in time.
 *
 * A need is linked to the last own action before it that sets the fact, else to the beginning, else to the
 * first action of another agent that sets it so. Cost O(T log T + found), T tenures.
 *
 * @param timetable when to start what; without one each agent starts each action as early as its own plan
 *   allows, as if it were alone
 */
export function findConflicts(problem: PlanProblem, timetable?: Timetable): Conflicts {
  const options = problem.slots.map((slot) => {
    const chosen = lookup(timetable?.substitutions, slot.id);
    return chosen === undefined ? 0 : slot.options.findIndex(({ id }) => id === chosen);
  });
  const starts = timetable
    ? problem.slots.map(({ id }) => timetable.starts[id]!)
    : startsAlone(problem, options);
  const ends = problem.slots.map((slot, s) => starts[s]! + slot.options[options[s]!]!.duration);
  const conflicts: Conflict[] = [];
  const tenures = problem.slots.flatMap((_, s) => [
    ...claimTenures(problem, s, options[s]!),
    ...effectTenures(problem, s, options[s]!),
  ]);
  problem.slots.forEach((slot, consumer) => {
    for (const [fact, value] of Object.entries(slot.options[options[consumer]!]!.needs ?? {})) {
      const supplier = likelySupplier(problem, options, consumer, fact, value);
      if (supplier !== undefined) tenures.push(linkTenure(fact, value, supplier, consumer));
      if (supplier === undefined || (supplier >= 0 && ends[supplier]! > starts[consumer]!))
        conflicts.push({ kind: "unsupported", on: fact, action: slot.id, value });
    }
  });
  const { comparisons } = sweepTenures(tabulate(tenures, starts, ends), (a, b) => {
    conflicts.push(clash(problem, tenures[a]!, tenures[b]!));
  });
  conflicts.push(
    ...closedUnder(problem, tenures, starts, ends),
    ...overCapacity(problem, tenures, starts, ends),
    ...overBudget(problem, options),
  );
  return { conflicts, comparisons };
}

/**
 * The timetable in which each agent starts each action as early as its own plan allows, as if it were alone.
 */
export function timetableAlone(problem: PlanProblem): Timetable {
  const starts = startsAlone(problem, new Int32Array(problem.slots.length));
  return {
    starts: Object.fromEntries(problem.slots.map(({ id }, s) => [id, starts[s]!])),
    substitutions: {},
  };
}

/** Tenures with clock times, as columns. */
function tabulate(
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
  { slots, world }: PlanProblem,
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
