/** What a merger can choose from: options of slots, suppliers of needs, and the pairs that must be ordered. */

import { spent } from "coordlab/plans/capacity-and-budget.js";
import { type Closing, closingsOf } from "coordlab/plans/closings.js";
import { lookup } from "coordlab/plans/lookup.js";
import type { FactValue } from "coordlab/plans/plan.js";
import { ownSuccessors, type PlanProblem } from "coordlab/plans/plan-problem.js";
import { topologicalOrder } from "coordlab/plans/precedence.js";
import { claimTenures, compatible, effectTenures, linkTenure, type Tenure } from "coordlab/plans/tenure.js";

/** That a slot performs an option. */
export interface Performs {
  readonly slot: number;
  readonly option: number;
}

/** A fact that an action needs if it is performed, and who could see to it; slot -1 is the beginning. */
export interface Need extends Performs {
  readonly fact: string;
  readonly value: FactValue;
  readonly suppliers: readonly Performs[];
}

/** A tenure that exists only if these slots perform these options and, for a causal link, only with this supplier. */
export interface PossibleTenure {
  readonly tenure: Tenure;
  readonly if: readonly Performs[];
  readonly link?: { readonly need: number; readonly supplier: number };
}

/** Two possible tenures of which one must come before the other, if there are both. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly one: Tenure;
  readonly other: Tenure;
}

/** Exclusive tenures of one resource no two of which are one agent's at the same time; each lasts at least so long. */
export interface Machine {
  readonly on: string;
  readonly tenures: readonly { readonly index: number; readonly least: number }[];
}

export interface Choices {
  readonly needs: readonly Need[];
  readonly tenures: readonly PossibleTenure[];
  readonly pairs: readonly Pair[];
  readonly machines: readonly Machine[];
  /** The budgets that could be exceeded. */
  readonly budgets: readonly { readonly on: string; readonly most: number }[];
  /** The possible tenures of resources whose capacity could be exceeded. */
  readonly limited: readonly number[];
  /** The possible tenures of resources that close, and when they do. */
  readonly closings: readonly (Closing & { readonly index: number })[];
  /** Whether one slot always ends before another starts by their agent's own order. */
  readonly comesBefore: (first: number, second: number) => boolean;
}

/** Everything that can be chosen. Cost O(A^2 / 32 + pairs on one resource or fact), A actions. */
export function choicesOf(problem: PlanProblem): Choices {
  const { slots, world } = problem;
  const comesBefore = ownReachability(problem);
  const performed = slots.flatMap(({ options }, slot) =>
    options.map((_, option): Performs => ({ slot, option })),
  );
  const needs = performed.flatMap(({ slot, option }) =>
    Object.entries(slots[slot]!.options[option]!.needs ?? {}).map(([fact, value]): Need => {
      const suppliers = performed.filter(
        (other) =>
          lookup(slots[other.slot]!.options[other.option]!.sets, fact) === value &&
          other.slot !== slot &&
          !comesBefore(slot, other.slot),
      );
      if (lookup(world.facts, fact) === value) suppliers.unshift({ slot: -1, option: 0 });
      return { slot, option, fact, value, suppliers };
    }),
  );
  const tenures: PossibleTenure[] = [
    ...performed.flatMap((one) =>
      [...claimTenures(problem, one.slot, one.option), ...effectTenures(problem, one.slot, one.option)].map(
        (tenure) => ({
          tenure,
          if: [one],
        }),
      ),
    ),
    ...needs.flatMap(({ slot, option, fact, value, suppliers }, need) =>
      suppliers.map((one, supplier): PossibleTenure => {
        const both = one.slot < 0 ? [{ slot, option }] : [{ slot, option }, one];
        return { tenure: linkTenure(fact, value, one.slot, slot), if: both, link: { need, supplier } };
      }),
    ),
  ];
  const byThing = new Map<string, number[]>();
  tenures.forEach(({ tenure }, t) => {
    const key = `${tenure.kind} ${tenure.on}`;
    if (!byThing.get(key)?.push(t)) byThing.set(key, [t]);
  });
  const groups = [...byThing.values()];
  const pairs = groups.flatMap((group) => pairsOf(group, tenures, comesBefore));
  const machines = groups.flatMap((group) => machineOf(problem, group, tenures, comesBefore));
  const budgets = Object.entries(world.budgets ?? {}).filter(([on, most]) => {
    const worst = slots.map(({ options }) => Math.max(...options.map((action) => spent(action, on))));
    return worst.reduce((sum, amount) => sum + amount, 0) > most;
  });
  const limited = groups.flatMap((group) => {
    const capacity = lookup(world.resources, tenures[group[0]!]!.tenure.on)?.capacity;
    const sharing = group.filter((t) => tenures[t]!.tenure.amount > 0);
    const most = sharing.reduce((sum, t) => sum + tenures[t]!.tenure.amount, 0);
    return capacity !== undefined && most > capacity ? sharing : [];
  });
  return {
    needs,
    tenures,
    pairs,
    machines,
    budgets: budgets.map(([on, most]) => ({ on, most })),
    limited,
    closings: tenures.flatMap(({ tenure }, index) =>
      closingsOf(world, tenure).map((closing) => ({ ...closing, index })),
    ),
    comesBefore,
  };
}

/**
 * The incompatible pairs of one thing that can both be there and that no own order settles. Two links need no
 * order of their own: it follows from the orders of their suppliers.
 */
function pairsOf(
  group: readonly number[],
  tenures: readonly PossibleTenure[],
  comesBefore: (first: number, second: number) => boolean,
): Pair[] {
  const found: Pair[] = [];
  for (const a of group)
    for (const b of group) {
      if (b <= a) continue;
      const [one, other] = [tenures[a]!, tenures[b]!];
      if (compatible(one.tenure, other.tenure) || (one.link && other.link)) continue;
      if (comesBefore(one.tenure.to, other.tenure.from) || comesBefore(other.tenure.to, one.tenure.from))
        continue;
      const apart = one.if.some((p) => other.if.some((q) => p.slot === q.slot && p.option !== q.option));
      if (!apart) found.push({ a, b, one: one.tenure, other: other.tenure });
    }
  return found;
}

/** The exclusive tenures of one resource without those that an agent may have at the same time as another. */
function machineOf(
  problem: PlanProblem,
  group: readonly number[],
  tenures: readonly PossibleTenure[],
  comesBefore: (first: number, second: number) => boolean,
): Machine[] {
  const { kind, on } = tenures[group[0]!]!.tenure;
  const kept: { index: number; least: number }[] = [];
  for (const index of group) {
    const { tenure, if: performs } = tenures[index]!;
    const { from, to, share, owner } = tenure;
    const clear = kept.every(({ index: other }) => {
      const { tenure: held, if: performed } = tenures[other]!;
      const instead = held.from === from && performed[0]!.option !== performs[0]!.option;
      return held.owner !== owner || instead || comesBefore(held.to, from) || comesBefore(to, held.from);
    });
    if (share === null && clear) kept.push({ index, least: leastLength(problem, from, to) });
  }
  return kind === "resource" && kept.length > 1 ? [{ on, tenures: kept }] : [];
}

/** The least time from the start of one own slot to the end of another. */
function leastLength({ slots }: PlanProblem, from: number, to: number): number {
  const shortest = (s: number) => Math.min(...slots[s]!.options.map(({ duration }) => duration));
  const known = new Map<number, number>([[from, shortest(from)]]);
  const length = (s: number): number => {
    const found = known.get(s) ?? Math.max(...slots[s]!.before.map(length)) + shortest(s);
    known.set(s, found);
    return found;
  };
  return length(to);
}

/** Reachability by the own orders, as one row of bits for each slot. */
function ownReachability({ slots }: PlanProblem): (first: number, second: number) => boolean {
  const words = (slots.length + 31) >>> 5;
  const later = slots.map(() => new Uint32Array(words));
  const next = ownSuccessors(slots);
  for (const s of topologicalOrder(next).reverse())
    for (const w of next[s]!) {
      for (let k = 0; k < words; k++) later[s]![k]! |= later[w]![k]!;
      later[s]![w >>> 5]! |= 1 << (w & 31);
    }
  return (first, second) =>
    first >= 0 && second >= 0 && ((later[first]![second >>> 5]! >>> (second & 31)) & 1) === 1;
}
