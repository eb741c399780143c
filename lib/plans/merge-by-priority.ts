/** Merging by rank: each agent fits its plan in behind those that rank higher. */
import { acceptPlans } from "./accept.js";
import type { Conflict } from "./conflict.js";
import { type Found, foundWay } from "./found.js";
import { lookup } from "./lookup.js";
import { type GreedyMerge, greedyMerge } from "./merged.js";
import type { FactValue, Plan, World } from "./plan.js";
import { topologicalOrder } from "./precedence.js";
import { ownSuccessors, type Team, teamOf } from "./slots.js";
import { claimTenures } from "./tenure.js";
import { withinBudgets } from "./within-budgets.js";

/** A claim that has been placed; the end of a hold is not known until its last action is placed. */
interface Placed {
  readonly agent: number;
  readonly to: number;
  readonly shared: boolean;
  readonly amount: number;
}

/** A fact's value, since when, until when it is needed or set, and who set it to what before. */
interface History {
  readonly value: FactValue | undefined;
  readonly since: number;
  readonly busyUntil: number;
  readonly writers: readonly (readonly [slot: number, value: FactValue])[];
}

/**
 * Merges by priority: every order goes from a higher rank to a lower, so the orders cannot form a cycle, and
 * over resources this never gets stuck. It does over a fact if a higher rank undoes what a lower one needs,
 * and over a deadline; another ranking may then succeed.
 *
 * Cost O(A x claims on one resource) and {@link completeOrders}; A actions.
 *
 * @param ranking the agents, the most important first; as the plans are listed if it is left out
 * @throws RangeError if the plans are not in order or the ranking is no permutation of the agents
 */
export function mergeByPriority(
  world: World,
  plans: readonly Plan[],
  ranking?: readonly string[],
): GreedyMerge {
  acceptPlans({ world, plans });
  const names = plans.map(({ agent }) => agent);
  const ranked = (ranking ?? names).map((name) => names.indexOf(name));
  if (ranked.length !== names.length || new Set(ranked).size !== names.length || ranked.includes(-1))
    throw new RangeError(
      `the ranking must list each of ${names.join(", ")} once, got ${ranking?.join(", ")}`,
    );
  const team = teamOf(world, plans);
  return greedyMerge(
    team,
    placeByRank(
      team,
      names.map((_, agent) => ranked.indexOf(agent)),
    ),
  );
}

/** The same by number: agent i has rank `rank[i]`, 0 the most important; by its number if that is left out. */
export function placeByRank(team: Team, rank?: readonly number[]): Found | Conflict {
  const affordable = withinBudgets(team);
  if ("kind" in affordable) return affordable;
  const { options, substituted } = affordable;
  const rankOf = (s: number) => rank?.[team.slots[s]!.agent] ?? team.slots[s]!.agent;
  const order = topologicalOrder(ownSuccessors(team.slots)).sort((a, b) => rankOf(a) - rankOf(b));
  const starts = place(team, options, order);
  return starts instanceof Float64Array ? foundWay(team, options, starts, substituted) : starts;
}

/** Start times in the given order of slots, each behind all that were placed before it, or what prevents it. */
function place(team: Team, options: readonly number[], order: readonly number[]): Float64Array | Conflict {
  const { slots, world } = team;
  const starts = new Float64Array(slots.length);
  const ends = new Float64Array(slots.length).fill(Number.POSITIVE_INFINITY);
  const claims = new Map<string, Placed[]>();
  const facts = new Map<string, History>();
  const history = (fact: string): History =>
    facts.get(fact) ?? { value: lookup(world.facts, fact), since: 0, busyUntil: 0, writers: [] };
  for (const s of order) {
    const { id, agent, release, deadline, before, options: choices } = slots[s]!;
    const action = choices[options[s]!]!;
    let start = before.reduce((latest, p) => Math.max(latest, ends[p]!), release);
    for (const { on, share, amount } of claimTenures(team, s, options[s]!)) {
      const others = claims.get(on) ?? [];
      for (const other of others)
        if (other.agent !== agent && !(other.shared && share !== null))
          start = Math.max(start, ends[other.to]!);
      const free = (lookup(world.resources, on)?.capacity ?? Number.POSITIVE_INFINITY) - amount;
      start = Math.max(start, whenFree(others, free, ends));
      if (start === Number.POSITIVE_INFINITY) return { kind: "capacity", on, actions: [id] };
    }
    for (const [fact, value] of Object.entries(action.needs ?? {})) {
      const known = history(fact);
      if (known.value !== value) return unmet(team, fact, value, s, known);
      start = Math.max(start, known.since);
    }
    for (const [fact, value] of Object.entries(action.sets ?? {})) {
      const known = history(fact);
      start = Math.max(start, known.value === value ? known.since : known.busyUntil);
    }
    if (start === Number.POSITIVE_INFINITY) return { kind: "late", action: id, end: start, deadline };
    starts[s] = start;
    const end = (ends[s] = start + action.duration);
    if (end > deadline) return { kind: "late", action: id, end, deadline };
    for (const { on, to, share, amount } of claimTenures(team, s, options[s]!))
      claims.set(on, [...(claims.get(on) ?? []), { agent, to, shared: share !== null, amount }]);
    for (const fact of Object.keys(action.needs ?? {})) {
      const known = history(fact);
      facts.set(fact, { ...known, busyUntil: Math.max(known.busyUntil, end) });
    }
    for (const [fact, value] of Object.entries(action.sets ?? {})) {
      const known = history(fact);
      const since = known.value === value ? known.since : end;
      const writers = [...known.writers, [s, value] as const];
      facts.set(fact, { value, since, busyUntil: Math.max(known.busyUntil, end), writers });
    }
  }
  return starts;
}

/** From when on the amounts that are not given back yet add up to no more than `free`. */
function whenFree(others: readonly Placed[], free: number, ends: ArrayLike<number>): number {
  let taken = others.reduce((sum, { amount }) => sum + amount, 0);
  let time = 0;
  for (const { to, amount } of [...others].sort((a, b) => ends[a.to]! - ends[b.to]!)) {
    if (taken <= free) break;
    taken -= amount;
    time = Math.max(time, ends[to]!);
  }
  return time;
}

/** Why a need is not met: somebody undid it, or it never was true. */
function unmet(
  { slots, world }: Team,
  on: string,
  value: FactValue,
  s: number,
  { writers }: History,
): Conflict {
  const supplier = writers.findLast(([, set]) => set === value)?.[0];
  const undoer = writers.at(-1)?.[0];
  if (undoer === undefined || (supplier === undefined && lookup(world.facts, on) !== value))
    return { kind: "unsupported", on, action: slots[s]!.id, value };
  const name = supplier === undefined ? undefined : slots[supplier]!.id;
  return { kind: "threat", on, supplier: name, consumer: slots[s]!.id, undoer: slots[undoer]!.id };
}
