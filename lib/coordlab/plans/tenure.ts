/**
 * A *tenure* is the one notion behind claims, holds, effects and causal links: from the start of one action
 * to the end of another, something must not be touched by others.
 *
 * - a claim is a tenure of its resource, from its action to the action until which it holds;
 * - an effect is a tenure of the fact at its new value, over the action that brings it about;
 * - a causal link is a tenure of the fact at the value needed, from the action that supplies it (or from the
 *   beginning) to the action that needs it.
 *
 * So two agents in one crane, two writes of one file, and an effect that undoes another's precondition are
 * the same thing: two incompatible tenures that overlap. And they have the same cure: order the two, the
 * last action of one before the first action of the other.
 */

import type { FactValue } from "./plan.js";
import type { PlanProblem } from "./plan-problem.js";

export interface Tenure {
  /** What is held: a resource, or a fact. */
  readonly kind: "resource" | "fact";
  readonly on: string;
  /** The slot with whose start the tenure begins; -1 is the beginning, for a fact that holds at first. */
  readonly from: number;
  /** The slot with whose end it ends. */
  readonly to: number;
  /** With whom it can be shared: tenures that share the same are compatible, `null` is exclusive. */
  readonly share: FactValue | null;
  /** Who may overlap itself: the agent for a resource; for a fact the action, which may need it and change it. */
  readonly owner: number;
  /** How much of the capacity it takes. */
  readonly amount: number;
}

/** What all shared claims share. */
const TOGETHER = "shared";

/** Whether two tenures of the same thing may overlap. */
export function compatible(a: Tenure, b: Tenure): boolean {
  return (a.share !== null && a.share === b.share) || a.owner === b.owner;
}

/** The tenures of the claims of one slot, if it performs the given option. */
export function claimTenures({ slots, slotOf }: PlanProblem, slot: number, option: number): Tenure[] {
  const { agent, options } = slots[slot]!;
  return (options[option]!.claims ?? []).map(({ resource, mode, amount, until }) => ({
    kind: "resource",
    on: resource,
    from: slot,
    to: until === undefined ? slot : slotOf.get(until)!,
    share: mode === "shared" ? TOGETHER : null,
    owner: agent,
    amount: mode === "shared" ? (amount ?? 1) : 0,
  }));
}

/** The tenures of what one slot sets, if it performs the given option. */
export function effectTenures({ slots }: PlanProblem, slot: number, option: number): Tenure[] {
  return Object.entries(slots[slot]!.options[option]!.sets ?? {}).map(([fact, value]) =>
    linkTenure(fact, value, slot, slot),
  );
}

/** The tenure of a causal link: `supplier` (or the beginning, -1) makes true what `consumer` needs. */
export function linkTenure(fact: string, value: FactValue, supplier: number, consumer: number): Tenure {
  return { kind: "fact", on: fact, from: supplier, to: consumer, share: value, owner: consumer, amount: 0 };
}
