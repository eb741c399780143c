/** The first half of the checker: is a merged plan right if every action takes exactly as long as planned? */
import { checkTotals } from "./check-totals.js";
import { type CheckedPlan, type Performed, performedBy, type Violation } from "./performed-actions.js";
import type { Claim, FactValue, World } from "./plan.js";
import type { PlanFile } from "./plan-problem.js";

export type { CheckedPlan, Violation } from "./performed-actions.js";

interface Held {
  readonly agent: string;
  readonly claim: Claim;
  readonly end: number;
}

/**
 * Replays a merged plan by time, events that end before events that start, and returns the first violation:
 * every action performed once and as offered, own orders, releases and deadlines kept, needs true over the
 * whole action, nobody setting a fact otherwise meanwhile, no exclusive claim broken, nothing held while it is
 * closed, no capacity or budget exceeded, delays, makespan, price and sum of costs as claimed. Shares no code with the merger.
 *
 * Cost O(A log A + A x those at work at the same time), A actions.
 *
 * @param durations how long actions really took, by their id in the plan; as planned where it is silent
 */
export function checkTimetable(
  { world = {}, plans }: PlanFile,
  merged: CheckedPlan,
  durations: Readonly<Record<string, number>> = {},
): Violation | undefined {
  const performed = performedBy(plans, merged, durations);
  if ("rule" in performed) return performed;
  return (
    replay(world, performed) ??
    delayRules(world, merged, performed) ??
    checkTotals(world, plans, merged, performed)
  );
}

function replay(world: World, performed: ReadonlyMap<string, Performed>): Violation | undefined {
  const facts = new Map<string, FactValue>(Object.entries(world.facts ?? {}));
  const starting = [...performed.values()].sort((a, b) => a.start - b.start);
  const ending = [...performed.values()].sort((a, b) => a.end - b.end);
  const running = new Set<Performed>();
  const held = new Map<string, Held[]>();
  let ended = 0;
  for (let next = 0; next < starting.length; ) {
    const time = starting[next]!.start;
    for (; ended < ending.length && ending[ended]!.end <= time; ended++) {
      const done = ending[ended]!;
      for (const [fact, value] of Object.entries(done.action.sets ?? {})) facts.set(fact, value);
      running.delete(done);
    }
    const now: Performed[] = [];
    for (; next < starting.length && starting[next]!.start === time; next++) now.push(starting[next]!);
    for (const job of now) running.add(job);
    for (const job of now) {
      const violation =
        ownRules(job, performed) ?? factRules(job, running, facts) ?? claimRules(world, job, performed, held);
      if (violation) return violation;
    }
  }
  return undefined;
}

function ownRules(
  { agent, id, start, end, after, plan }: Performed,
  performed: ReadonlyMap<string, Performed>,
) {
  const wrong = (time: number, rule: string): Violation => ({ time, agents: [agent], on: id, rule });
  for (const first of after)
    if (performed.get(first)!.end > start) return wrong(start, `it starts before "${first}" has ended`);
  if (start < (plan.release ?? 0)) return wrong(start, `it starts before the release ${plan.release ?? 0}`);
  if (end > (plan.deadline ?? end)) return wrong(end, `it ends after the deadline ${plan.deadline}`);
  return undefined;
}

function factRules(job: Performed, running: ReadonlySet<Performed>, facts: ReadonlyMap<string, FactValue>) {
  const wrong = (on: string, rule: string, other?: Performed): Violation => ({
    ...{ time: job.start, agents: other ? [job.agent, other.agent] : [job.agent], on, rule },
  });
  const needs = Object.entries(job.action.needs ?? {});
  for (const [fact, value] of needs)
    if (facts.get(fact) !== value)
      return wrong(fact, `"${job.id}" needs it to be ${value}, it is ${facts.get(fact)}`);
  for (const other of running) {
    if (other === job) continue;
    const sets = new Map(Object.entries(other.action.sets ?? {}));
    for (const [fact, value] of needs)
      if ((sets.get(fact) ?? value) !== value)
        return wrong(fact, `"${other.id}" undoes it under "${job.id}"`, other);
    for (const [fact, value] of Object.entries(job.action.sets ?? {})) {
      if ((sets.get(fact) ?? value) !== value)
        return wrong(fact, `"${job.id}" and "${other.id}" set it differently at once`, other);
      const needed = Object.entries(other.action.needs ?? {}).find(([name]) => name === fact);
      if (needed && needed[1] !== value)
        return wrong(fact, `"${job.id}" undoes it under "${other.id}"`, other);
    }
  }
  return undefined;
}

function claimRules(
  world: World,
  job: Performed,
  performed: ReadonlyMap<string, Performed>,
  held: Map<string, Held[]>,
): Violation | undefined {
  for (const claim of job.action.claims ?? []) {
    const { resource: on } = claim;
    const holders = (held.get(on) ?? []).filter(({ end }) => end > job.start);
    const exclusive = claim.mode !== "shared";
    const end = performed.get(claim.until ?? job.id)!.end;
    const closed = world.resources?.[on]?.closed?.find(([from, until]) => job.start < until && end > from);
    if (closed) {
      const rule = `"${job.id}" claims it while it is closed, from ${closed[0]} to ${closed[1]}`;
      return { time: Math.max(job.start, closed[0]), agents: [job.agent], on, rule };
    }
    for (const { agent, claim: other } of holders)
      if (agent !== job.agent && (exclusive || other.mode !== "shared"))
        return {
          time: job.start,
          agents: [agent, job.agent],
          on,
          rule: `"${job.id}" claims it while it is held`,
        };
    holders.push({ agent: job.agent, claim, end });
    held.set(on, holders);
    const capacity = world.resources?.[on]?.capacity ?? Number.POSITIVE_INFINITY;
    const taken = holders.reduce((sum, { claim: c }) => sum + (c.mode === "shared" ? (c.amount ?? 1) : 0), 0);
    if (taken > capacity) {
      const agents = [...new Set(holders.map(({ agent }) => agent))];
      return { time: job.start, agents, on, rule: `${taken} of it are taken, its capacity is ${capacity}` };
    }
  }
  return undefined;
}

/** A delay is kept, and ends when something opens that its action claims. */
function delayRules(
  world: World,
  { delays = {} }: CheckedPlan,
  performed: ReadonlyMap<string, Performed>,
): Violation | undefined {
  for (const [id, notBefore] of Object.entries(delays)) {
    const job = performed.get(id);
    if (!job) return { agents: [], on: id, rule: "it is delayed, and no plan has it" };
    const closings = (job.action.claims ?? []).flatMap(
      ({ resource }) => world.resources?.[resource]?.closed ?? [],
    );
    const wrong = (rule: string): Violation => ({ time: job.start, agents: [job.agent], on: id, rule });
    if (job.start < notBefore) return wrong(`it starts before ${notBefore}, to which it is delayed`);
    if (closings.every(([, until]) => until !== notBefore))
      return wrong(`it is delayed to ${notBefore}, when nothing opens that it claims`);
  }
  return undefined;
}
