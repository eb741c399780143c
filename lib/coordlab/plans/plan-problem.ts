/**
 * Plans, checked and numbered once: the value that every function on plans takes. A *slot* is the place of one
 * action in its plan: option 0 is the action as planned, option m its m-th alternative, and exactly one option
 * is performed in each slot.
 */
import { acceptPlans } from "./check-plans.js";
import type { ActionSpec, Alternative, Order, Plan, World } from "./plan.js";
import { findCycle, topologicalOrder } from "./precedence.js";

export interface Slot {
  readonly id: string;
  /** The number of the plan, and so of the agent. */
  readonly agent: number;
  readonly options: readonly ActionSpec[];
  readonly prices: readonly number[];
  /** The slots that come directly before, by the own plan or by what was agreed. */
  readonly before: readonly number[];
  readonly release: number;
  readonly deadline: number;
}

/** Individual plans and the world in which they meet, as a program or a JSON file holds them. */
export interface PlanFile {
  /** Default: nothing to claim, to spend or to rely on. */
  readonly world?: World;
  readonly plans: readonly Plan[];
  /** Orders that hold whatever is merged: a convention, agreed before anything was planned. Default: none. */
  readonly agreed?: readonly Order[];
}

/** A world and its plans with every action's slot; slots are numbered plan by plan in the order listed. */
export interface PlanProblem {
  readonly world: World;
  readonly plans: readonly Plan[];
  readonly slots: readonly Slot[];
  readonly slotOf: ReadonlyMap<string, number>;
  /** Orders that hold before anything is merged. */
  readonly agreed: readonly Order[];
}

/**
 * The problem that individual plans pose: looked at once, here, and numbered. Cost O(size).
 *
 * @param file { world, plans, agreed }, from a program or parsed from JSON
 * @throws RangeError that begins with the path of the bad field (see {@link acceptPlans}), or if an agreed order
 *   names no action, or the agreed orders and the plans' own are a cycle
 * @example planProblem({ plans: [{ agent: "A", actions: [{ id: "a", duration: 2 }] }] }).slots.length // 1
 */
export function planProblem(file: PlanFile): PlanProblem {
  const { world, plans, agreed } = acceptPlans(file);
  return numberPlans(world, plans, agreed);
}

/** The problem of plans that are known to be in order. */
export function numberPlans(
  world: World,
  plans: readonly Plan[],
  agreed: readonly Order[] = [],
): PlanProblem {
  const slotOf = new Map<string, number>();
  for (const plan of plans) for (const action of plan.actions) slotOf.set(action.id, slotOf.size);
  const slots = plans.flatMap((plan, agent) => {
    const before = predecessors(plan, slotOf);
    return plan.actions.map((action, k): Slot => {
      const alternatives: readonly Alternative[] = action.alternatives ?? [];
      return {
        id: action.id,
        agent,
        options: [action, ...alternatives],
        prices: [0, ...alternatives.map(({ price }) => price)],
        before: before[k]!,
        release: plan.release ?? 0,
        deadline: plan.deadline ?? Number.POSITIVE_INFINITY,
      };
    });
  });
  if (agreed.length === 0) return { world, plans, slots, slotOf, agreed };
  const joined = slots.map((slot) => ({ ...slot, before: [...slot.before] }));
  agreed.forEach(({ before, after }, k) => {
    for (const id of [before, after])
      if (!slotOf.has(id)) throw new RangeError(`agreed[${k}] names "${id}", which no plan has`);
    joined[slotOf.get(after)!]!.before.push(slotOf.get(before)!);
  });
  const cycle = findCycle(ownSuccessors(joined))?.map((s) => slots[s]!.id);
  if (cycle) throw new RangeError(`what is agreed closes a cycle: ${cycle.join(" -> ")}`);
  return { world, plans, slots: joined, slotOf, agreed };
}

function predecessors(plan: Plan, slotOf: ReadonlyMap<string, number>): number[][] {
  const numbers = plan.actions.map(({ id }) => slotOf.get(id)!);
  if (!plan.order) return numbers.map((_, k) => (k === 0 ? [] : [numbers[k - 1]!]));
  const before = plan.actions.map((): number[] => []);
  for (const [first, second] of plan.order)
    before[slotOf.get(second)! - numbers[0]!]!.push(slotOf.get(first)!);
  return before;
}

/** The direct successors of each slot, by the agents' own orders and what was agreed. */
export function ownSuccessors(slots: readonly Slot[]): number[][] {
  const next = slots.map((): number[] => []);
  slots.forEach(({ before }, s) => {
    for (const p of before) next[p]!.push(s);
  });
  return next;
}

/** The start of every slot if each agent is alone. Cost O(A + own orders). */
export function startsAlone({ slots }: PlanProblem, options: ArrayLike<number>): Float64Array {
  const starts = Float64Array.from(slots, ({ release }) => release);
  for (const s of topologicalOrder(ownSuccessors(slots)))
    for (const p of slots[s]!.before)
      starts[s] = Math.max(starts[s]!, starts[p]! + slots[p]!.options[options[p]!]!.duration);
  return starts;
}

/** When the team ends at the earliest: the longest of the plans alone, each action in its fastest way. */
export function earliestMakespan(team: PlanProblem): number {
  const durations = team.slots.map(({ options }) => options.map(({ duration }) => duration));
  const fastest = durations.map((list) => list.indexOf(Math.min(...list)));
  const ends = startsAlone(team, fastest).map((start, s) => start + durations[s]![fastest[s]!]!);
  return ends.reduce((most, end) => Math.max(most, end), 0);
}
