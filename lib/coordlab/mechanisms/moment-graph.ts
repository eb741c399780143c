/** The coordination graph of a scenario at this moment: who shares a resource with whom, and what it pays. */

import { type CoordinationGraph, coordinationGraph, type PayoffTerm } from "../graph/coordination-graph.js";
import type { Agent } from "../world/game.js";
import type { Option, SharedResource, SharedWorld } from "../world/scenario.js";

/** What a clash, or waiting for a partner, costs beyond what it loses: settles ties in favour of doing nothing. */
const hair = 1e-6;

/**
 * One agent a vertex, its options its actions, and as terms
 *
 * - what each option is worth to an agent alone,
 * - minus, for a pair that would use the same exclusive or once resource, what is lost by it,
 * - for a joint resource, its value where enough of its contenders use it: one term over all of them.
 *
 * Its best joint action is a best one of the scenario: whoever loses by a clash does better to do nothing, so
 * charging clashes pair by pair changes no optimum.
 *
 * @param largestTable the most cells a table may have, one per joint action of all contenders of a resource
 * @throws RangeError if a joint resource has more contenders than that holds
 */
export function momentGraph(
  world: SharedWorld,
  agents: number,
  largestTable: number = 1e6,
): CoordinationGraph {
  const options = Array.from({ length: agents }, (_, agent) => world.options(agent));
  const users = usersOf(options);
  const terms: PayoffTerm[] = [];
  options.forEach((list, agent) => {
    if (list.length > 1) terms.push({ agents: [agent], payoff: list.map(aloneValue) });
  });
  for (const [i, j] of clashingPairs(users))
    terms.push({ agents: [i, j], payoff: (a, b) => -loss(options[i]![a]!, options[j]![b]!) });
  for (const { resource, agents: contenders } of users.values())
    if (resource.kind === "joint") terms.push(jointTerm(resource, contenders, options, largestTable));
  return coordinationGraph(
    options.map((list) => list.length),
    terms,
  );
}

/** The agents that share a resource with this one: its neighbours in the graph of the moment, ascending. */
export function sharers(world: SharedWorld, agent: Agent): Agent[] {
  const met = new Set<Agent>();
  for (const { uses } of world.options(agent))
    for (const resource of uses) for (const other of world.contenders(agent, resource)) met.add(other);
  met.delete(agent);
  return [...met].sort((a, b) => a - b);
}

interface Users {
  readonly resource: SharedResource;
  readonly agents: Agent[];
}

function usersOf(options: readonly (readonly Option[])[]): Map<number, Users> {
  const users = new Map<number, Users>();
  options.forEach((list, agent) => {
    for (const { uses } of list)
      for (const resource of uses) {
        const entry = users.get(resource.slot);
        if (!entry) users.set(resource.slot, { resource, agents: [agent] });
        else if (entry.agents.at(-1) !== agent) entry.agents.push(agent);
      }
  });
  return users;
}

/** Pairs of agents with an exclusive or once resource in common, each once. */
function clashingPairs(users: ReadonlyMap<number, Users>): [Agent, Agent][] {
  const pairs = new Map<string, [Agent, Agent]>();
  for (const { resource, agents } of users.values()) {
    if (resource.kind === "joint") continue;
    for (const i of agents) for (const j of agents) if (i < j) pairs.set(`${i},${j}`, [i, j]);
  }
  return [...pairs.values()];
}

function aloneValue({ uses, value }: Option): number {
  return uses.some(({ kind }) => kind === "joint") ? -hair : value;
}

/** What is lost when two agents choose these: both values at an exclusive resource, the lesser at a once one. */
function loss(a: Option, b: Option): number {
  const shared = a.uses.filter(({ slot }) => b.uses.some((other) => other.slot === slot));
  if (shared.some(({ kind }) => kind === "exclusive"))
    return Math.max(a.value, 0) + Math.max(b.value, 0) + hair;
  return shared.some(({ kind }) => kind === "once") ? Math.min(a.value, b.value) + hair : 0;
}

function jointTerm(
  { slot, seats, name }: SharedResource,
  agents: readonly Agent[],
  options: readonly (readonly Option[])[],
  largestTable: number,
): PayoffTerm {
  const cells = agents.reduce((product, agent) => product * options[agent]!.length, 1);
  if (cells > largestTable)
    throw new RangeError(
      `${name} has ${agents.length} contenders, a table of ${cells} cells; at most ${largestTable} are allowed: let agents reach fewer`,
    );
  const uses = agents.map((agent) =>
    options[agent]!.map((option) => option.uses.some((r) => r.slot === slot)),
  );
  const value = Math.max(
    ...options[agents[0]!]!.filter(({ uses }) => uses.some((r) => r.slot === slot)).map((o) => o.value),
  );
  return {
    agents,
    payoff: (...actions) => {
      let users = 0;
      for (let i = 0; i < actions.length; i++) if (uses[i]![actions[i]!]) users++;
      return users >= seats ? value : 0;
    },
  };
}
