/** What a timetable makes the agents do, as the checker reads it. */
import type { ActionSpec, Plan, Timetable } from "./plan.js";

/** What is wrong, with whom, over what and, where it has one, at which time. */
export interface Violation {
  readonly time?: number;
  readonly agents: readonly string[];
  /** The resource, fact, budget or action. */
  readonly on: string;
  readonly rule: string;
}

/** A merged plan as it is checked: what it claims about its cost and its delays is looked at again. */
export interface CheckedPlan extends Timetable {
  readonly makespan?: number;
  readonly price?: number;
  readonly sumOfCosts?: number;
  /** Who waits for something to open, and until when. */
  readonly delays?: Readonly<Record<string, number>>;
}

/** An action as it is performed. */
export interface Performed {
  readonly agent: string;
  readonly id: string;
  readonly action: ActionSpec;
  readonly start: number;
  readonly end: number;
  readonly after: readonly string[];
  readonly plan: Plan;
}

/**
 * Who performs what from when to when; the first action that the timetable leaves out, or performs as no plan offers,
 * if there is one.
 */
export function performedBy(
  plans: readonly Plan[],
  timetable: Timetable,
  durations: Readonly<Record<string, number>>,
): ReadonlyMap<string, Performed> | Violation {
  const performed = new Map<string, Performed>();
  for (const plan of plans) {
    const violation = perform(plan, timetable, durations, performed);
    if (violation) return violation;
  }
  for (const id of [...Object.keys(timetable.starts), ...Object.keys(timetable.substitutions)])
    if (!performed.has(id)) return { agents: [], on: id, rule: "no plan has this action" };
  return performed;
}

function perform(
  plan: Plan,
  { starts, substitutions }: Timetable,
  durations: Readonly<Record<string, number>>,
  performed: Map<string, Performed>,
): Violation | undefined {
  const { agent } = plan;
  const wrong = (on: string, rule: string): Violation => ({ agents: [agent], on, rule });
  for (let k = 0; k < plan.actions.length; k++) {
    const planned = plan.actions[k]!;
    const { id } = planned;
    const chosen = Object.hasOwn(substitutions, id) ? substitutions[id] : undefined;
    const action =
      chosen === undefined ? planned : planned.alternatives?.find((other) => other.id === chosen);
    if (!action) return wrong(id, `"${chosen}" is no alternative of it`);
    const start = Object.hasOwn(starts, id) ? starts[id]! : Number.NaN;
    if (!Number.isSafeInteger(start)) return wrong(id, "it has no start time");
    const listed = k > 0 ? [plan.actions[k - 1]!.id] : [];
    const after = plan.order
      ? plan.order.filter(([, later]) => later === id).map(([first]) => first)
      : listed;
    const end = start + (Object.hasOwn(durations, id) ? durations[id]! : action.duration);
    performed.set(id, { agent, id, action, start, end, after, plan });
  }
  return undefined;
}
