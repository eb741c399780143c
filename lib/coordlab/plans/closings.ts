/**
 * Times at which a resource is closed. The other party of such a conflict is the clock and not an agent, so no
 * order resolves it: only a delay or a substitution does.
 */
import type { Conflict, Resolution } from "./conflict.js";
import { lookup } from "./lookup.js";
import type { Order, World } from "./plan.js";
import type { PlanProblem } from "./plan-problem.js";
import { claimTenures, type Tenure } from "./tenure.js";

/** That a resource is closed in [from, until). */
export interface Closing {
  readonly from: number;
  readonly until: number;
}

/** When what a tenure holds is closed, by time; facts never are. */
export function closingsOf({ resources }: World, { kind, on }: Pick<Tenure, "kind" | "on">): Closing[] {
  const closed = kind === "resource" ? lookup(resources, on)?.closed : undefined;
  return (closed ?? []).map(([from, until]) => ({ from, until }));
}

/** The end of the last closing of any resource; 0 if none ever closes. */
export function lastOpening({ resources }: World): number {
  const ends = Object.values(resources ?? {}).flatMap(({ closed }) =>
    (closed ?? []).map(([, until]) => until),
  );
  return ends.reduce((last, until) => Math.max(last, until), 0);
}

/** The tenures that run into a closing, each with the first one. Cost O(tenures x closings of one resource). */
export function closedUnder(
  { slots, world }: PlanProblem,
  tenures: readonly Tenure[],
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): Conflict[] {
  return tenures.flatMap((tenure): Conflict[] => {
    const { from, to, on } = tenure;
    const closing = closingsOf(world, tenure).find(
      (closed) => starts[from]! < closed.until && ends[to]! > closed.from,
    );
    return closing ? [{ kind: "closed", on, action: slots[from]!.id, ...closing }] : [];
  });
}

/** A wait for a resource to open. */
export interface Delayed {
  readonly conflict: Conflict;
  readonly resolution: Extract<Resolution, { readonly kind: "delay" }>;
}

/**
 * The waits of a timetable that `orders` do not account for: actions that these and the own orders would let start
 * before a resource that they claim opens again, and that start after it has. Cost O(A + orders), A actions.
 */
export function delaysOf(
  problem: PlanProblem,
  options: ArrayLike<number>,
  starts: ArrayLike<number>,
  orders: readonly Order[],
): Delayed[] {
  const { slots, slotOf, world } = problem;
  if (lastOpening(world) === 0) return [];
  const end = (s: number) => starts[s]! + slots[s]!.options[options[s]!]!.duration;
  const ready = slots.map(({ before, release }) =>
    before.reduce((time, p) => Math.max(time, end(p)), release),
  );
  for (const { before, after } of orders) {
    const s = slotOf.get(after)!;
    ready[s] = Math.max(ready[s]!, end(slotOf.get(before)!));
  }
  return slots.flatMap(({ id }, s): Delayed[] => {
    let delayed: Delayed | undefined;
    let notBefore = ready[s]!;
    for (const tenure of claimTenures(problem, s, options[s]!))
      for (const closing of closingsOf(world, tenure)) {
        if (closing.until <= notBefore || closing.until > starts[s]!) continue;
        notBefore = closing.until;
        delayed = {
          conflict: { kind: "closed", on: tenure.on, action: id, ...closing },
          resolution: { kind: "delay", action: id, notBefore, steps: notBefore - ready[s]! },
        };
      }
    return delayed ? [delayed] : [];
  });
}
