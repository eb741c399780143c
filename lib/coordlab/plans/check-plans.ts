/** The door: plans and worlds, from a program or from a JSON file, are looked at once, here. */

import { entries, type Fields, list, record, shown, text, whole } from "./json-fields.js";
import type { Order, Plan, PlannedAction, World } from "./plan.js";
import { findCycle, reaches } from "./precedence.js";

/** Plans, their world and what was agreed, found in order. */
export interface AcceptedPlans {
  readonly world: World;
  readonly plans: readonly Plan[];
  readonly agreed: readonly Order[];
}

const ACTION = ["id", "duration", "claims", "spends", "needs", "sets"];

/**
 * Gives the plans back, typed, if everything in them is in order. Cost O(size).
 *
 * @param file a parsed JSON value: { world, plans, agreed }
 * @throws RangeError that begins with the path of the bad field: a type, a missing or unknown field, a
 *   duration below 1, an unknown resource, budget or action, an id or agent used twice, a claim above the
 *   capacity, closing times that are not one after the other, a hold that ends before it begins, a cyclic order
 * @example acceptPlans({ world: {}, plans: [{ agent: "A", actions: [{ id: "a", duration: -2 }] }] })
 *   // RangeError: plans[0].actions[0].duration must be a whole number of at least 1, got -2
 */
export function acceptPlans(file: unknown): AcceptedPlans {
  const { world, plans, agreed = [] } = record(file, "", ["$schema", "world", "plans", "agreed"]);
  const known = acceptWorld(world ?? {});
  const ids = new Set<string>();
  const agents = new Set<string>();
  list(plans, "plans").forEach((plan, i) => {
    acceptPlan(plan, `plans[${i}]`, known, ids, agents);
  });
  list(agreed, "agreed").forEach((order, k) => {
    const { before, after } = record(order, `agreed[${k}]`, ["before", "after"]);
    text(before, `agreed[${k}].before`);
    text(after, `agreed[${k}].after`);
  });
  return { world: known, plans: plans as readonly Plan[], agreed: agreed as readonly Order[] };
}

function acceptWorld(value: unknown): World {
  const world = record(value, "world", ["facts", "resources", "budgets"]);
  const { resources = {}, budgets = {} } = world;
  if (world.facts !== undefined) acceptFacts(world.facts, "world.facts");
  for (const [name, resource] of entries(resources, "world.resources")) {
    const at = `world.resources.${name}`;
    const { capacity, closed } = record(resource, at, ["capacity", "closed"]);
    if (capacity !== undefined) whole(capacity, `${at}.capacity`, 1);
    if (closed !== undefined) acceptClosings(closed, `${at}.closed`);
  }
  for (const [name, amount] of entries(budgets, "world.budgets")) whole(amount, `world.budgets.${name}`, 0);
  return world as World;
}

function acceptClosings(value: unknown, at: string): void {
  let opened = 0;
  list(value, at).forEach((closing, k) => {
    const path = `${at}[${k}]`;
    if (!Array.isArray(closing) || closing.length !== 2)
      throw new RangeError(`${path} must be a pair [from, until] of times, got ${shown(closing)}`);
    whole(closing[0], `${path}[0]`, opened);
    whole(closing[1], `${path}[1]`, closing[0] + 1);
    opened = closing[1];
  });
}

function acceptPlan(value: unknown, at: string, world: World, ids: Set<string>, agents: Set<string>): void {
  const plan = record(value, at, ["agent", "actions", "order", "release", "deadline"]);
  fresh(plan.agent, `${at}.agent`, agents);
  const own = new Map<string, number>();
  const actions = list(plan.actions, `${at}.actions`);
  actions.forEach((action, k) => {
    const path = `${at}.actions[${k}]`;
    const fields = record(action, path, [...ACTION, "alternatives"]);
    acceptAction(fields, path, world, ids);
    own.set(fields.id as string, k);
    list(fields.alternatives ?? [], `${path}.alternatives`).forEach((alternative, m) => {
      const there = `${path}.alternatives[${m}]`;
      const other = record(alternative, there, [...ACTION, "price"]);
      acceptAction(other, there, world, ids);
      whole(other.price, `${there}.price`, 0);
    });
  });
  if (plan.release !== undefined) whole(plan.release, `${at}.release`, 0);
  if (plan.deadline !== undefined) whole(plan.deadline, `${at}.deadline`, 0);
  const next = ownOrder(plan, at, own);
  actions.forEach((action, k) => {
    acceptHolds(action as PlannedAction, `${at}.actions[${k}]`, own, next);
  });
}

function acceptAction(action: Fields, at: string, world: World, ids: Set<string>): void {
  fresh(action.id, `${at}.id`, ids);
  whole(action.duration, `${at}.duration`, 1);
  if (action.needs !== undefined) acceptFacts(action.needs, `${at}.needs`);
  if (action.sets !== undefined) acceptFacts(action.sets, `${at}.sets`);
  list(action.claims ?? [], `${at}.claims`).forEach((claim, k) => {
    const path = `${at}.claims[${k}]`;
    const { resource, mode, amount, until } = record(claim, path, ["resource", "mode", "amount", "until"]);
    const { capacity } = member(world.resources, resource, `${path}.resource`, "resource");
    if (mode !== undefined && mode !== "exclusive" && mode !== "shared")
      throw new RangeError(`${path}.mode must be "exclusive" or "shared", got ${shown(mode)}`);
    if (amount !== undefined) whole(amount, `${path}.amount`, 1);
    if (amount !== undefined && mode !== "shared")
      throw new RangeError(
        `${path}.amount belongs to shared claims; an exclusive one takes the whole resource`,
      );
    if (capacity !== undefined && ((amount as number | undefined) ?? 1) > capacity)
      throw new RangeError(`${path}.amount is ${amount}, above the capacity ${capacity} of "${resource}"`);
    if (until !== undefined) text(until, `${path}.until`);
  });
  list(action.spends ?? [], `${at}.spends`).forEach((spend, k) => {
    const path = `${at}.spends[${k}]`;
    const { budget, amount } = record(spend, path, ["budget", "amount"]);
    member(world.budgets, budget, `${path}.budget`, "budget");
    whole(amount, `${path}.amount`, 0);
  });
}

/** The direct successors of each own action. */
function ownOrder(plan: Fields, at: string, own: ReadonlyMap<string, number>): readonly number[][] {
  const next: number[][] = Array.from(own, () => []);
  if (plan.order === undefined) for (let k = 1; k < own.size; k++) next[k - 1]!.push(k);
  else
    list(plan.order, `${at}.order`).forEach((pair, k) => {
      const path = `${at}.order[${k}]`;
      if (!Array.isArray(pair) || pair.length !== 2)
        throw new RangeError(`${path} must be a pair [before, after] of action ids, got ${shown(pair)}`);
      next[ownAction(pair[0], path, own)]!.push(ownAction(pair[1], path, own));
    });
  const cycle = findCycle(next);
  if (cycle) {
    const names = [...own.keys()];
    throw new RangeError(`${at}.order is a cycle: ${cycle.map((k) => names[k]).join(" -> ")}`);
  }
  return next;
}

function acceptHolds(
  action: PlannedAction,
  at: string,
  own: ReadonlyMap<string, number>,
  next: readonly number[][],
) {
  const check = (claims: PlannedAction["claims"], path: string) =>
    claims?.forEach(({ until }, k) => {
      if (until === undefined || until === action.id) return;
      if (!reaches(next, own.get(action.id)!, ownAction(until, `${path}.claims[${k}].until`, own)))
        throw new RangeError(
          `${path}.claims[${k}].until must come after "${action.id}", and "${until}" does not`,
        );
    });
  check(action.claims, at);
  action.alternatives?.forEach((alternative, m) => {
    check(alternative.claims, `${at}.alternatives[${m}]`);
  });
}

function ownAction(id: unknown, path: string, own: ReadonlyMap<string, number>): number {
  const k = own.get(id as string);
  if (k === undefined) throw new RangeError(`${path} names ${shown(id)}, which is no action of this plan`);
  return k;
}

function acceptFacts(value: unknown, at: string): void {
  for (const [name, held] of entries(value, at))
    if (typeof held !== "string" && typeof held !== "boolean" && !Number.isFinite(held))
      throw new RangeError(`${at}.${name} must be a text, a number, true or false, got ${shown(held)}`);
}

function fresh(value: unknown, path: string, seen: Set<string>): void {
  const name = text(value, path);
  if (seen.has(name)) throw new RangeError(`${path} "${name}" is used twice`);
  seen.add(name);
}

function member<T>(
  table: Readonly<Record<string, T>> | undefined,
  name: unknown,
  path: string,
  kind: string,
): T {
  if (table && typeof name === "string" && Object.hasOwn(table, name)) return table[name]!;
  throw new RangeError(`${path} ${shown(name)} is an unknown ${kind}: world.${kind}s does not list it`);
}
