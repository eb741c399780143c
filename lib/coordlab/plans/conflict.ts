/** What can be wrong between plans, and what puts it right; both in terms of the plans' own names. */

import type { FactValue, Order } from "./plan.js";
import type { PlanProblem } from "./plan-problem.js";
import type { Tenure } from "./tenure.js";

/** One action waits for another over something. */
export interface Wait {
  readonly action: string;
  readonly waitsFor: string;
  readonly on: string;
}

/** What is wrong when all agents follow their plans at the times they meant to. */
export type Conflict =
  /** Two actions claim one resource at the same time, or set one fact differently at the same time. */
  | { readonly kind: "overlap"; readonly on: string; readonly actions: readonly [string, string] }
  /** What `supplier` (or the beginning, `undefined`) makes true for `consumer`, `undoer` undoes in between. */
  | {
      readonly kind: "threat";
      readonly on: string;
      readonly supplier: string | undefined;
      readonly consumer: string;
      readonly undoer: string;
    }
  /** These actions compete for more of a resource than there is. */
  | { readonly kind: "capacity"; readonly on: string; readonly actions: readonly string[] }
  /** The action would claim or hold a resource while it is closed: no order helps, only a delay or substitution. */
  | {
      readonly kind: "closed";
      readonly on: string;
      readonly action: string;
      readonly from: number;
      readonly until: number;
    }
  /** The actions together spend `over` more than the budget: no order helps, only substitution (if any). */
  | { readonly kind: "budget"; readonly on: string; readonly over: number }
  /** Each waits for the next, and the last for the first: a deadlock, with its certificate. */
  | { readonly kind: "cycle"; readonly waits: readonly Wait[] }
  /** The action needs what nothing has made true when it starts. */
  | { readonly kind: "unsupported"; readonly on: string; readonly action: string; readonly value: FactValue }
  /** What has been decided costs more than the plan may. */
  | { readonly kind: "dear"; readonly cost: number; readonly target: number }
  /** The action cannot have ended in time: by its deadline, or by the makespan that is aimed at. */
  | { readonly kind: "late"; readonly action: string; readonly end: number; readonly deadline: number };

/** A change to the plans that removes a conflict. */
export type Resolution =
  | { readonly kind: "order"; readonly before: string; readonly after: string }
  /** The action waits `steps` steps for the clock: it starts at `notBefore`, or later. */
  | {
      readonly kind: "delay";
      readonly action: string;
      readonly notBefore: number;
      readonly steps: number;
    }
  | { readonly kind: "substitute"; readonly action: string; readonly by: string; readonly price: number };

/** One conflict and what was done about it. */
export interface Resolved {
  readonly conflict: Conflict;
  readonly resolution: Resolution;
  /** For the order of two tenures, the opposite order. */
  readonly instead?: Order;
}

/** The conflict between two incompatible tenures of one thing. */
export function clash({ slots }: PlanProblem, a: Tenure, b: Tenure): Conflict {
  const name = (slot: number) => slots[slot]!.id;
  const [link, other] = a.from !== a.to ? [a, b] : [b, a];
  if (link.kind === "resource" || link.from === link.to)
    return { kind: "overlap", on: a.on, actions: [name(a.from), name(b.from)] };
  const supplier = link.from < 0 ? undefined : name(link.from);
  return { kind: "threat", on: a.on, supplier, consumer: name(link.to), undoer: name(other.to) };
}

/** A conflict in one sentence. */
export function describeConflict(conflict: Conflict): string {
  switch (conflict.kind) {
    case "overlap":
      return `${conflict.actions.join(" and ")} want ${conflict.on} at the same time`;
    case "threat": {
      const from = conflict.supplier === undefined ? "holds at first" : `${conflict.supplier} brings about`;
      return `${conflict.undoer} undoes ${conflict.on}, which ${from} and ${conflict.consumer} needs`;
    }
    case "capacity":
      return `${conflict.actions.join(", ")} compete for the capacity of ${conflict.on}`;
    case "closed":
      return `${conflict.on} is closed from ${conflict.from} to ${conflict.until}, when ${conflict.action} wants it`;
    case "budget":
      return `the plans spend ${conflict.over} more than the budget of ${conflict.on}`;
    case "cycle":
      return conflict.waits.map((w) => `${w.action} waits for ${w.waitsFor} over ${w.on}`).join("; ");
    case "unsupported":
      return `${conflict.action} needs ${conflict.on} = ${conflict.value}, which nothing makes true in time`;
    case "dear":
      return `the substitutions make the plan cost ${conflict.cost} or more, above ${conflict.target}`;
    case "late":
      return `${conflict.action} ends at ${conflict.end}, after the deadline ${conflict.deadline}`;
  }
}

/** A resolution in one sentence. */
export function describeResolution(resolution: Resolution): string {
  switch (resolution.kind) {
    case "order":
      return `${resolution.before} before ${resolution.after}`;
    case "delay": {
      const { action, notBefore, steps } = resolution;
      return `${action} waits ${steps} ${steps === 1 ? "step" : "steps"}, until ${notBefore}`;
    }
    case "substitute":
      return `${resolution.by} in place of ${resolution.action}, at a price of ${resolution.price}`;
  }
}
