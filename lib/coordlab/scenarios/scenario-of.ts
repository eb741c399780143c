/** A scenario of one's own, from a description: who can do what, and what it takes. */
import type { Agent } from "../world/game.js";
import type { Stream } from "../world/random.js";
import { requireWhole } from "../world/require-range.js";
import { idle, type Option, outcomeCode, type Scenario, type SharedResource } from "../world/scenario.js";

/** Something an agent can do in a step: the resources that it takes, by name, and what it pays the team. */
export interface Task {
  readonly uses: readonly string[];
  readonly value: number;
}

/** A team in words and numbers. */
export interface TeamDescription extends Pick<Scenario, "name" | "agents" | "failure"> {
  /** How those who use a resource meet there; for a joint one, how many it needs. */
  readonly resources: Readonly<Record<string, "exclusive" | "once" | number>>;
  /** What the agent could do in this step, what it likes best first; nothing if it has nothing to do. */
  tasks(agent: Agent, step: number, stream: Stream): readonly Task[];
  /** Whether tasks stay until one of them works. Default: false, each step has new ones. */
  readonly remembered?: boolean;
  /** Whether an agent could ever use a resource; then tasks are private. Default: everybody sees all tasks. */
  mayUse?(agent: Agent, resource: string): boolean;
}

/**
 * The scenario that a description stands for. Each resource is a standing place; the order that everybody knows is
 * the one in which resources are described.
 *
 * @throws RangeError if there is no agent, or a task uses a resource that is not described or not its agent's
 * @example scenarioOf({ name: "printer", agents: 3, failure: "collision", resources: { printer: "exclusive" }, tasks: () => [] }).places // 1
 */
export function scenarioOf(team: TeamDescription): Scenario {
  const { name, agents, failure, remembered, mayUse } = team;
  requireWhole(`${name}: agents`, 1, agents);
  const everybody = Array.from({ length: agents }, (_, agent) => agent);
  const resources = Object.entries(team.resources).map(([name, meets], slot): SharedResource => {
    const [kind, seats] = typeof meets === "number" ? (["joint", meets] as const) : ([meets, 1] as const);
    return { name, kind, seats, slot, key: slot, place: slot };
  });
  const find = (used: string, agent: Agent): SharedResource => {
    const found = resources.find((resource) => resource.name === used);
    if (found && (!mayUse || mayUse(agent, used))) return found;
    throw new RangeError(
      `${name}: agent ${agent} wants "${used}"; the rule is: a task uses what is described and its agent may use`,
    );
  };
  const inOrder = ({ uses }: Option): number => uses[0]?.slot ?? resources.length;
  const start: Scenario["start"] = (stream) => {
    let step = 0;
    const drawn = (agent: Agent): readonly Option[] => {
      const option = ({ uses, value }: Task): Option => {
        return { name: uses.join(" and "), uses: uses.map((used) => find(used, agent)), value };
      };
      return [...team.tasks(agent, step, stream).map(option), idle];
    };
    let own = everybody.map(drawn);
    const wants = (agent: Agent, { slot }: SharedResource): boolean =>
      own[agent]!.some(({ uses }) => uses.some((used) => used.slot === slot));
    return {
      get step() {
        return step;
      },
      slots: resources.length,
      options: (agent) => own[agent]!,
      publicOptions: (agent) => [...own[agent]!].sort((a, b) => inOrder(a) - inOrder(b)),
      contenders: (_agent, resource) =>
        everybody.filter((one) => (mayUse ? mayUse(one, resource.name) : wants(one, resource))),
      advance(_jointAction, outcome) {
        step++;
        own = own.map((options, agent) =>
          remembered && options.length > 1 && outcome[agent] !== outcomeCode.worked ? options : drawn(agent),
        );
      },
    };
  };
  return { name, agents, failure, places: Math.max(1, resources.length), start };
}
