/** Random teams of plans, to measure and to test merging with. */

import type { ActionSpec, Alternative, Claim, Facts, Plan, Resource, World } from "coordlab/plans/plan.js";
import { type PlanProblem, planProblem } from "coordlab/plans/plan-problem.js";
import { below, type Stream } from "coordlab/world/random.js";

/** What random plans look like; the fractions are probabilities for each action. */
export interface PlansShape {
  readonly agents: number;
  /** Actions of each plan. */
  readonly actions: number;
  readonly resources: number;
  /** Facts, each true or false, at first false. */
  readonly facts?: number;
  /** How many actions claim a resource. Default: all. */
  readonly claiming?: number;
  /** How many of the claims hold on to the end of a later action. */
  readonly holding?: number;
  /** How many of the resources close once, for 1 to 4 steps within the first 12. Default: none. */
  readonly closing?: number;
  /** How many of the claims are shared; resources then have a capacity of 2. */
  readonly sharing?: number;
  readonly needing?: number;
  readonly setting?: number;
  /** How many actions have an alternative, which claims nothing and costs 1 to 4. */
  readonly replaceable?: number;
  /** The share of what the plans would spend that the one budget allows. Default: no budget. */
  readonly budget?: number;
}

/**
 * Shapes small enough to try every timetable; together they have claims, holds, capacities, closing times,
 * causal links, substitutions and budgets.
 */
export const smallShapes: readonly PlansShape[] = [
  { agents: 2, actions: 3, resources: 2, holding: 0.5 },
  { agents: 2, actions: 2, resources: 1, holding: 0.3, replaceable: 0.5 },
  { agents: 3, actions: 2, resources: 1, facts: 1, needing: 0.3, setting: 0.5, claiming: 0.5 },
  {
    agents: 2,
    actions: 2,
    resources: 2,
    facts: 2,
    needing: 0.5,
    setting: 0.5,
    replaceable: 0.3,
    holding: 0.3,
  },
  { agents: 3, actions: 1, resources: 1, sharing: 0.8 },
  {
    agents: 2,
    actions: 2,
    resources: 1,
    replaceable: 0.6,
    budget: 0.7,
    facts: 1,
    needing: 0.2,
    setting: 0.2,
  },
  { agents: 2, actions: 3, resources: 2, holding: 0.4, closing: 0.8 },
  { agents: 3, actions: 2, resources: 1, sharing: 0.4, replaceable: 0.4, closing: 1 },
];

/**
 * Plans of the given shape: durations of 1 to 4 steps, each claim of one resource drawn uniformly. Agents are
 * A0, A1, ...; the actions of A0 are "0.0", "0.1", ...
 *
 * @example randomPlans({ agents: 4, actions: 5, resources: 4, holding: 0.4 }, seededStream(1)).plans.length // 4
 */
export function randomPlans(shape: PlansShape, stream: Stream): PlanProblem {
  const { agents, actions, resources, facts = 0, sharing = 0, closing = 0, budget } = shape;
  const names = (count: number, letter: string) => Array.from({ length: count }, (_, i) => `${letter}${i}`);
  const plans = names(agents, "A").map((agent, a): Plan => {
    const ids = Array.from({ length: actions }, (_, k) => `${a}.${k}`);
    return { agent, actions: ids.map((_, k) => randomAction(shape, ids, k, stream)) };
  });
  const spent = plans.flatMap((plan) => plan.actions.flatMap(({ spends }) => spends ?? []));
  const total = spent.reduce((sum, { amount }) => sum + amount, 0);
  const resource = (): Resource => {
    const from = closing > 0 && stream() < closing ? below(9, stream) : undefined;
    return {
      ...(sharing > 0 && { capacity: 2 }),
      ...(from !== undefined && { closed: [[from, from + 1 + below(4, stream)]] }),
    };
  };
  const world: World = {
    facts: Object.fromEntries(names(facts, "f").map((fact) => [fact, false])),
    resources: Object.fromEntries(names(resources, "r").map((name) => [name, resource()])),
    ...(budget !== undefined && { budgets: { tokens: Math.floor(budget * total) } }),
  };
  return planProblem({ world, plans });
}

function randomAction(shape: PlansShape, ids: readonly string[], k: number, stream: Stream) {
  const { claiming = 1, needing = 0, setting = 0, replaceable = 0, budget } = shape;
  const duration = 1 + below(4, stream);
  const claims = stream() < claiming ? [randomClaim(shape, ids, k, stream)] : [];
  const needs = stream() < needing ? randomFact(shape, stream) : {};
  const sets = stream() < setting ? randomFact(shape, stream) : {};
  const spends = (amount: number) => (budget === undefined ? {} : { spends: [{ budget: "tokens", amount }] });
  const amount = 2 + below(4, stream);
  const action: ActionSpec = { id: ids[k]!, duration, claims, needs, sets, ...spends(amount) };
  if (stream() >= replaceable) return action;
  const price = 1 + below(4, stream);
  const length = 1 + below(4, stream);
  const other: Alternative = {
    id: `${ids[k]}'`,
    duration: length,
    price,
    needs,
    sets,
    ...spends(below(amount, stream)),
  };
  return { ...action, alternatives: [other] };
}

function randomClaim(shape: PlansShape, ids: readonly string[], k: number, stream: Stream): Claim {
  const { resources, holding = 0, sharing = 0 } = shape;
  const resource = `r${below(resources, stream)}`;
  const until =
    stream() < holding && k + 1 < ids.length
      ? { until: ids[k + 1 + below(ids.length - k - 1, stream)]! }
      : {};
  return stream() < sharing ? { resource, mode: "shared", amount: 1, ...until } : { resource, ...until };
}

function randomFact({ facts = 0 }: PlansShape, stream: Stream): Facts {
  return facts > 0 ? { [`f${below(facts, stream)}`]: stream() < 0.5 } : {};
}
