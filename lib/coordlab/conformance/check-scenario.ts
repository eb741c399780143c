/** The contract of scenarios as a test that anybody can run on one of their own: `checkScenario(mine)`. */
import type { Agent } from "../world/game.js";
import { below, seededStream } from "../world/random.js";
import { requireWhole } from "../world/require-range.js";
import { Resolver } from "../world/resolve.js";
import type { Scenario, SharedResource, SharedWorld } from "../world/scenario.js";

/**
 * Plays random joint actions for `steps` steps and checks every rule that `Scenario` and `SharedWorld` state.
 * Cost O(steps x agents x options x contenders).
 *
 * @throws Error naming scenario, step, agent, value and rule
 * @throws RangeError if `steps` is not a whole number of at least 1
 * @example checkScenario(doorway()) // undefined
 */
export function checkScenario(scenario: Scenario, steps: number = 50, seed: number = 1): void {
  requireWhole("steps", 1, steps);
  for (const count of ["agents", "places"] as const)
    requireWhole(`${scenario.name}: ${count}`, 1, scenario[count]);
  const world = scenario.start(seededStream(seed));
  const twin = scenario.start(seededStream(seed));
  const stream = seededStream(`${seed}/choices`);
  const resolver = new Resolver(scenario.agents);
  const jointAction = new Int32Array(scenario.agents);
  for (let step = 0; step < steps; step++) {
    const rule = rulesOf(scenario, step);
    rule(world.step === step, `step is ${world.step}`, "counts steps from 0");
    const inSlot = new Map<number, SharedResource>();
    for (let agent = 0; agent < scenario.agents; agent++) {
      checkOptions(world, agent, rule);
      for (const { uses } of world.options(agent))
        for (const resource of uses) checkResource(world, scenario, resource, inSlot, rule);
      checkContenders(world, agent, rule);
      rule(
        describeOptions(world, agent) === describeOptions(twin, agent),
        `agent ${agent} has ${describeOptions(world, agent)} and ${describeOptions(twin, agent)}`,
        "equal streams give equal worlds",
      );
      jointAction[agent] = below(world.options(agent).length, stream);
    }
    const { reward } = resolver.resolve(world, jointAction);
    rule(Number.isFinite(reward), `reward is ${reward}`, "a joint action pays a finite reward");
    world.advance(jointAction, resolver.outcome);
    twin.advance(jointAction, resolver.outcome);
  }
}

type Check = (holds: boolean, got: string, rule: string) => void;

function rulesOf(scenario: Scenario, step: number): Check {
  return (holds, got, rule) => {
    if (!holds) throw new Error(`${scenario.name}, step ${step}: ${got}; the rule is: ${rule}`);
  };
}

function checkOptions(world: SharedWorld, agent: Agent, rule: Check): void {
  const options = world.options(agent);
  rule(options.length > 0, `agent ${agent} has no option`, "every agent can at least do nothing");
  const last = options.at(-1)!;
  rule(
    last.value === 0,
    `the last option of agent ${agent} pays ${last.value}`,
    "the last option is to do nothing",
  );
  for (const { name, value } of options)
    rule(Number.isFinite(value), `"${name}" pays ${value}`, "an option has a finite value");
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).sort();
  const shown = names(world.publicOptions(agent)).join();
  rule(
    shown === names(options).join(),
    `agent ${agent} shows ${shown}`,
    "publicOptions are the options in another order",
  );
}

/** @param inSlot what has been seen in which slot at this moment */
function checkResource(
  { slots }: SharedWorld,
  { places }: Scenario,
  resource: SharedResource,
  inSlot: Map<number, SharedResource>,
  rule: Check,
): void {
  const { name, kind, seats, slot, place } = resource;
  const within = (value: number, count: number) => Number.isInteger(value) && value >= 0 && value < count;
  rule(within(slot, slots), `"${name}" uses slot ${slot}`, `slots are whole numbers in 0..${slots - 1}`);
  rule(
    within(place, places),
    `"${name}" is in place ${place}`,
    `places are whole numbers in 0..${places - 1}`,
  );
  rule(
    kind === "joint" ? Number.isInteger(seats) && seats >= 1 : seats === 1,
    `"${name}" (${kind}) has ${seats} seats`,
    "a resource has one seat, a joint one a whole number of them",
  );
  const other = inSlot.get(slot) ?? resource;
  rule(
    other.key === resource.key && other.kind === kind && other.seats === seats,
    `"${name}" and "${other.name}" both use slot ${slot}`,
    "at any moment a slot belongs to one resource",
  );
  inSlot.set(slot, resource);
}

function checkContenders(world: SharedWorld, agent: Agent, rule: Check): void {
  const options = world.options(agent);
  for (const { uses, name } of options)
    for (const resource of uses) {
      const seen = world.contenders(agent, resource);
      const ascending = seen.every((other, k) => k === 0 || seen[k - 1]! < other);
      rule(ascending, `contenders for "${name}" are ${seen.join()}`, "contenders ascend");
      rule(
        options.length === 1 || seen.includes(agent),
        `agent ${agent} is not among ${seen.join()}`,
        "an agent is a contender for what it can use",
      );
    }
}

/** An agent's options and what they pay, as text. */
export function describeOptions(world: SharedWorld, agent: Agent): string {
  return world
    .options(agent)
    .map(({ name, value }) => `${name} (${value})`)
    .join(", ");
}
