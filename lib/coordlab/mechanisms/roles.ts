/**
 * Organisational roles: standing positions that take most options off the table before anything happens.
 *
 * Who may touch what is settled at design time, so roles send nothing at run time. Their price comes when the
 * organisation has to change: then a coordinator must find out, decide and tell everybody.
 */
import type { Channel } from "../world/channel.js";
import type { Agent } from "../world/game.js";
import { type Mechanism, type Observation, silent } from "../world/mechanism.js";
import type { Option, Scenario, SharedWorld } from "../world/scenario.js";

/** What an agent holding the role may do; everything else is off the table. */
export interface Role {
  readonly name: string;
  mayUse(option: Option): boolean;
}

/** Assigns a role to every agent of the team, before the run. */
export type RoleAssignment = (scenario: Scenario) => readonly Role[];

/**
 * Divides the standing places (sites, aisles) among the agents, or among pairs of agents ("carriers") where the
 * work takes two: neighbouring numbers get neighbouring places. Where there are fewer places than workers, those of
 * a place share it by seniority.
 *
 * @param members the agents to divide the places among; all, if left out
 */
export function standingPlaces(scenario: Scenario, members?: readonly Agent[]): readonly Role[] {
  const present = members ?? Array.from({ length: scenario.agents }, (_, agent) => agent);
  const { places } = scenario;
  const size = scenario.failure === "missed synergy" ? 2 : 1;
  const teams = Math.max(1, Math.floor(present.length / size));
  const holds = (team: number, place: number) =>
    places < teams ? team % places === place : Math.floor((place * teams) / places) === team;
  const nothing: Role = { name: "spare", mayUse: () => false };
  const roles = new Array<Role>(scenario.agents).fill(nothing);
  present.forEach((agent, index) => {
    const team = Math.floor(index / size);
    if (team >= teams) return;
    roles[agent] = {
      name: `${size === 2 ? "carrier" : "worker"} ${team}`,
      mayUse: ({ uses }) => uses.every(({ place }) => holds(team, place)),
    };
  });
  return roles;
}

/**
 * Roles without any message: an agent takes the first option, in the order that everybody knows, that its role
 * allows. Where several roles may use the same exclusive resource, the senior (lower number) goes first.
 *
 * @throws RangeError when a run starts, if `assign` gives another number of roles than there are agents
 */
export function roles(assign: RoleAssignment = standingPlaces, name = "roles"): Mechanism {
  return silent(
    name,
    "roles",
    (scenario) => {
      const assigned = assign(scenario);
      if (assigned.length !== scenario.agents)
        throw new RangeError(`${name} assigns ${assigned.length} roles to ${scenario.agents} agents`);
      return (observation) => allowed(observation, observation.agent, assigned[observation.agent]!);
    },
    noStandingWork,
  );
}

/**
 * Roles that can be reassigned. Every step each agent sends its coordinator (the lowest one in order) a sign of
 * life; when one is missing the coordinator divides the places anew and tells everybody its role. n - 1 messages
 * a step, and as many once more for every reconfiguration.
 */
export const reconfiguredRoles: Mechanism = {
  name: "roles, reconfigured",
  rung: "roles",
  silent: false,
  unsuited: noStandingWork,
  team(scenario) {
    let present = Array.from({ length: scenario.agents }, (_, agent) => agent);
    let assigned = standingPlaces(scenario, present);
    return (world, channel, jointAction) => {
      const alive = rollCall(world, channel, present);
      if (alive.length < present.length) {
        present = alive;
        assigned = standingPlaces(scenario, present);
        for (const agent of present.slice(1)) channel.send(present[0]!, agent, present);
        channel.deliver();
      }
      for (let agent = 0; agent < scenario.agents; agent++)
        jointAction[agent] = allowed(seenBy(world, agent), agent, assigned[agent]!);
      return scenario.agents;
    };
  },
};

/** Every working agent sends a heartbeat to the lowest working agent, which so learns who is silent. */
function rollCall(world: SharedWorld, channel: Channel, present: readonly Agent[]): Agent[] {
  const working = present.filter((agent) => !world.failed?.(agent));
  const coordinator = working[0];
  if (coordinator === undefined) return [];
  for (const agent of working) if (agent !== coordinator) channel.send(agent, coordinator, 1);
  channel.deliver();
  return [coordinator, ...channel.inbox(coordinator).map(({ from }) => from)];
}

type Sight = Pick<Observation, "options" | "publicOptions" | "contenders">;

function seenBy(world: SharedWorld, agent: Agent): Sight {
  return {
    options: world.options(agent),
    publicOptions: world.publicOptions(agent),
    contenders: (resource) => world.contenders(agent, resource),
  };
}

/** Of those who may use an exclusive resource the senior goes first. */
function allowed(sight: Sight, agent: Agent, role: Role): number {
  const { options, publicOptions } = sight;
  const index = firstAllowed(publicOptions, options, role);
  const resource = options[index]!.uses[0];
  if (resource?.kind !== "exclusive") return index;
  return sight.contenders(resource)[0] === agent ? index : options.length - 1;
}

/** Index into `own` of the first option in public order that the role allows; the last one if it allows none. */
function firstAllowed(publicOptions: readonly Option[], own: readonly Option[], role: Role): number {
  for (let index = 0; index < publicOptions.length - 1; index++) {
    const option = publicOptions[index]!;
    if (role.mayUse(option)) return own === publicOptions ? index : own.indexOf(option);
  }
  return own.length - 1;
}

function noStandingWork({ lanes }: Scenario): string | undefined {
  return lanes
    ? "what a drone needs changes with every step; no standing division of the airspace fits"
    : undefined;
}
