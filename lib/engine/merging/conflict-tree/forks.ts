/** Where the conflict tree branches: a conflict that is left, and every way to resolve it. */

import { overBudget, overloads, spent } from "coordlab/plans/capacity-and-budget.js";
import type { Conflict } from "coordlab/plans/conflict.js";
import type { Decision, TreeState } from "./state.js";

/** A conflict of a node, and the ways to resolve it: one branch each. */
export interface Fork {
  readonly conflict: Conflict;
  readonly branches: readonly (readonly Decision[])[];
}

/**
 * A conflict of the earliest starts if all open slots perform what was planned; none if that is a plan.
 *
 * Of all pairs the one whose easier order leaves the least slack (the "cardinal" one), and first the order that
 * leaves most (Smith & Cheng 1993). Ties go to what is listed first.
 */
export function forkOf(state: TreeState): Fork | undefined {
  return (
    closedFork(state) ??
    needFork(state) ??
    budgetFork(state) ??
    hurryFork(state) ??
    pairFork(state) ??
    capacityFork(state)
  );
}

/** What has begun too late to end before a closing can only wait for its end, unless faster actions come before. */
function closedFork(state: TreeState): Fork | undefined {
  const { closings, tenures } = state.choices;
  if (closings.length === 0) return undefined;
  const { starts, ends } = state.times();
  const { earliest, duration } = state.network;
  for (const { index, from: closes, until } of closings) {
    const { tenure, if: performs } = tenures[index]!;
    const { from, to, on } = tenure;
    if (starts[from]! >= until || ends[to]! <= closes || !state.assumed(index)) continue;
    const action = state.problem.slots[from]!.id;
    const conflict = { kind: "closed", on, action, from: closes, until } as const;
    if (earliest[to]! + duration[to]! <= closes)
      return { conflict, branches: everyOption(state, state.slow()[0]!) };
    const delay = { kind: "delay", slot: from, notBefore: until, steps: until - starts[from]! } as const;
    return {
      conflict,
      branches: orSubstitute(
        state,
        performs.map(({ slot }) => slot),
        [[delay]],
      ),
    };
  }
  return undefined;
}

function needFork(state: TreeState): Fork | undefined {
  const { needs } = state.choices;
  const n = needs.findIndex(
    ({ slot, option }, need) => state.supplier[need]! < 0 && Math.max(0, state.option[slot]!) === option,
  );
  if (n < 0) return undefined;
  const { slot, suppliers, fact, value } = needs[n]!;
  const supplied = suppliers.flatMap((supplier, k): Decision[][] =>
    state.possible(supplier, slot) ? [[{ kind: "supply", need: n, supplier: k }]] : [],
  );
  const conflict = { kind: "unsupported", on: fact, action: state.problem.slots[slot]!.id, value } as const;
  return { conflict, branches: orSubstitute(state, [slot], supplied) };
}

function budgetFork(state: TreeState): Fork | undefined {
  const chosen = Array.from(state.option, (option) => Math.max(0, option));
  const [conflict] = state.choices.budgets.length > 0 ? overBudget(state.problem, chosen) : [];
  if (conflict?.kind !== "budget") return undefined;
  let best = -1;
  let most = 0;
  state.problem.slots.forEach(({ options }, s) => {
    const saved = Math.max(
      ...options.map((action) => spent(options[0]!, conflict.on) - spent(action, conflict.on)),
    );
    if (state.option[s]! >= 0 || saved <= most) return;
    best = s;
    most = saved;
  });
  return { conflict, branches: best < 0 ? [] : everyOption(state, best) };
}

/** The plan as it stands is too slow for the target, and an alternative is faster. */
function hurryFork(state: TreeState): Fork | undefined {
  const slow = state.slow();
  if (slow.length === 0) return undefined;
  const { latestEnd } = state.network;
  const { starts, ends } = state.times();
  const late = ends.findIndex((end, s) => end > latestEnd[s]!);
  if (late < 0) return undefined;
  const slot = slow.reduce((best, s) =>
    latestEnd[s]! - starts[s]! < latestEnd[best]! - starts[best]! ? s : best,
  );
  const action = state.problem.slots[late]!.id;
  return {
    conflict: { kind: "late", action, end: ends[late]!, deadline: latestEnd[late]! },
    branches: everyOption(state, slot),
  };
}

function pairFork(state: TreeState): Fork | undefined {
  const { tenures, pairs } = state.choices;
  const { starts, ends } = state.times();
  let best = -1;
  let most = Number.POSITIVE_INFINITY;
  for (let p = 0; p < pairs.length; p++) {
    if (state.ordered[p] !== 0) continue;
    const { a, b, one, other } = pairs[p]!;
    if ((starts[one.from] ?? 0) >= ends[other.to]! || (starts[other.from] ?? 0) >= ends[one.to]!) continue;
    if (!state.assumed(a) || !state.assumed(b)) continue;
    const slack = Math.max(state.slack(one.to, other.from), state.slack(other.to, one.from));
    if (slack >= most) continue;
    best = p;
    most = slack;
  }
  if (best < 0) return undefined;
  const { a, b, one, other } = pairs[best]!;
  const orders = [
    { before: one.to, after: other.from },
    { before: other.to, after: one.from },
  ].filter(({ after }) => after >= 0);
  orders.sort((x, y) => state.slack(y.before, y.after) - state.slack(x.before, x.after));
  const branches = orders.map((order): Decision[] => [{ kind: "order", ...order, on: one.on }]);
  const slots = [...tenures[a]!.if, ...tenures[b]!.if].map(({ slot }) => slot);
  return { conflict: state.clash(a, b), branches: orSubstitute(state, slots, branches) };
}

function capacityFork(state: TreeState): Fork | undefined {
  const { limited, tenures } = state.choices;
  if (limited.length === 0) return undefined;
  const { starts, ends } = state.times();
  const present = limited.filter((t) => state.assumed(t)).map((t) => tenures[t]!.tenure);
  const [set] = overloads(state.problem.world, present, starts, ends);
  if (!set) return undefined;
  const on = set[0]!.on;
  const orders = set.flatMap((x) =>
    set.flatMap((y): Decision[][] => (x === y ? [] : [[{ kind: "order", before: x.to, after: y.from, on }]])),
  );
  const slots = set.map(({ from }) => from);
  const conflict: Conflict = { kind: "capacity", on, actions: slots.map((s) => state.problem.slots[s]!.id) };
  return { conflict, branches: orSubstitute(state, slots, orders) };
}

/** Branches that differ in the first slot that is substituted; in the others all perform what was planned. */
function orSubstitute(
  state: TreeState,
  slots: readonly number[],
  branches: readonly (readonly Decision[])[],
): Decision[][] {
  const open = [...new Set(slots)].filter((slot) => state.option[slot]! < 0);
  const planned = open.map((slot): Decision => ({ kind: "perform", slot, option: 0 }));
  const substitutes = open.flatMap((slot, k) =>
    everyOption(state, slot)
      .slice(1)
      .map((branch) => [...planned.slice(0, k), ...branch]),
  );
  return [...branches.map((branch) => [...planned, ...branch]), ...substitutes];
}

/** One branch for each option of a slot, the cheapest first; the planned one costs nothing. */
function everyOption(state: TreeState, slot: number): Decision[][] {
  const { prices } = state.problem.slots[slot]!;
  const options = prices.map((_, option) => option).sort((x, y) => prices[x]! - prices[y]! || x - y);
  return options.map((option) => [{ kind: "perform", slot, option }]);
}
