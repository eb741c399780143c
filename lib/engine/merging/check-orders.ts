/** The second half of the checker: do the orders keep a merged plan right however long its actions take? */

import type { Violation } from "coordlab/plans/check-timetable.js";
import type { ActionSpec, FactValue, Order, World } from "coordlab/plans/plan.js";
import type { PlanFile } from "coordlab/plans/plan-problem.js";
import { heaviestAntichain } from "./antichain.js";

/** A merged plan without its clock times. */
export interface OrderedPlan {
  readonly orders: readonly Order[];
  readonly substitutions: Readonly<Record<string, string>>;
}

interface Performed {
  readonly agent: string;
  readonly id: string;
  readonly action: ActionSpec;
}

interface Use {
  readonly agent: string;
  readonly from: string;
  readonly to: string;
  readonly shared: boolean;
  readonly amount: number;
}

/** Whether the first action has always ended when the second starts. */
type Before = (first: string, second: string) => boolean;

/**
 * Whether the agents' own orders together with `orders` make the plan right for all durations: they are
 * free of cycles; of any two claims that exclude each other one comes first; no set of claims that could be
 * held at once exceeds a capacity (a heaviest antichain, by Dilworth's theorem); different values of a fact are
 * set one after the other; and every need has one supplier that nobody can come between. Deadlines and
 * closings are clock times, which no order can promise: they are not looked at. Shares no code with the merger.
 *
 * Sufficient for all durations, and necessary but for needs that different suppliers meet in different runs.
 * Cost O(A E + pairs on one resource or fact), A actions, E orders.
 */
export function checkOrders({ world = {}, plans }: PlanFile, merged: OrderedPlan): Violation | undefined {
  const performed: Performed[] = [];
  const next = new Map<string, Set<string>>();
  for (const { agent, actions, order } of plans) {
    for (const planned of actions) {
      const options: readonly ActionSpec[] = [planned, ...(planned.alternatives ?? [])];
      const chosen = Object.hasOwn(merged.substitutions, planned.id)
        ? merged.substitutions[planned.id]
        : planned.id;
      const action = options.find(({ id }) => id === chosen);
      if (!action) return { agents: [agent], on: planned.id, rule: `"${chosen}" is no alternative of it` };
      performed.push({ agent, id: planned.id, action });
      next.set(planned.id, new Set());
    }
    if (order) for (const [first, second] of order) next.get(first)!.add(second);
    else for (let k = 1; k < actions.length; k++) next.get(actions[k - 1]!.id)!.add(actions[k]!.id);
  }
  for (const { before, after } of merged.orders) {
    if (!next.has(before) || !next.has(after))
      return { agents: [], on: `${before} -> ${after}`, rule: "it orders an action that no plan has" };
    next.get(before)!.add(after);
  }
  const later = new Map<string, ReadonlySet<string>>();
  for (const id of next.keys()) {
    const found = new Set(next.get(id));
    for (const v of found) for (const w of next.get(v)!) found.add(w);
    if (found.has(id)) return { agents: [], on: id, rule: "the orders are a cycle: it waits for itself" };
    later.set(id, found);
  }
  const before: Before = (first, second) => later.get(first)!.has(second);
  return checkClaims(world, performed, before) ?? checkFacts(world, performed, before);
}

function checkClaims(world: World, performed: readonly Performed[], before: Before): Violation | undefined {
  const claimed = performed.flatMap(({ action }) => (action.claims ?? []).map(({ resource }) => resource));
  for (const on of new Set(claimed)) {
    const capacity = world.resources?.[on]?.capacity;
    const uses = performed.flatMap(({ agent, id, action }): Use[] =>
      (action.claims ?? [])
        .filter(({ resource }) => resource === on)
        .map(({ mode, amount, until }) => ({
          ...{ agent, from: id, to: until ?? id, shared: mode === "shared", amount: amount ?? 1 },
        })),
    );
    for (const [a, b] of pairs(uses))
      if (a.agent !== b.agent && !(a.shared && b.shared) && !before(a.to, b.from) && !before(b.to, a.from))
        return { agents: [a.agent, b.agent], on, rule: `"${a.from}" and "${b.from}" may claim it at once` };
    const shared = uses.filter((use) => use.shared);
    const most = capacity === undefined ? 0 : heaviestAntichain(shared, (a, b) => before(a.to, b.from));
    if (most > (capacity ?? 0))
      return { agents: [], on, rule: `${most} of it may be taken at once, its capacity is ${capacity}` };
  }
  return undefined;
}

function checkFacts(world: World, performed: readonly Performed[], before: Before): Violation | undefined {
  const writers = new Map<string, (Performed & { readonly value: FactValue })[]>();
  for (const job of performed)
    for (const [fact, value] of Object.entries(job.action.sets ?? {}))
      writers.set(fact, [...(writers.get(fact) ?? []), { ...job, value }]);
  for (const [on, list] of writers)
    for (const [a, b] of pairs(list))
      if (a.value !== b.value && !before(a.id, b.id) && !before(b.id, a.id))
        return {
          agents: [a.agent, b.agent],
          on,
          rule: `"${a.id}" and "${b.id}" may set it differently at once`,
        };
  for (const { agent, id, action } of performed)
    for (const [on, value] of Object.entries(action.needs ?? {})) {
      const others = (writers.get(on) ?? []).filter((writer) => writer.id !== id);
      const undoers = others.filter((writer) => writer.value !== value);
      const fromStart = world.facts?.[on] === value && undoers.every((undoer) => before(id, undoer.id));
      const supplied = others.some(
        (supplier) =>
          supplier.value === value &&
          before(supplier.id, id) &&
          undoers.every((undoer) => before(undoer.id, supplier.id) || before(id, undoer.id)),
      );
      if (!fromStart && !supplied) {
        const agents = [agent, ...new Set(undoers.map((undoer) => undoer.agent))];
        return { agents, on, rule: `"${id}" needs it to be ${value}, and nothing makes sure of it` };
      }
    }
  return undefined;
}

function* pairs<T>(items: readonly T[]): Generator<readonly [T, T]> {
  for (let i = 0; i < items.length; i++) for (let j = 0; j < i; j++) yield [items[j]!, items[i]!];
}
