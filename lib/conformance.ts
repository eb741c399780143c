/**
 * The contract of scenarios and mechanisms as a test that anybody can run on one of their own:
 * `checkScenario(mine)` and `checkMechanism(mine, corridor(...))` throw at the first broken rule.
 */
import { Channel } from "./channel.js";
import type { Agent } from "./game.js";
import type { Mechanism } from "./mechanism.js";
import { below, seededStream } from "./random.js";
import { Resolver } from "./resolve.js";
import { nothingToDo, type Scenario, type SharedWorld } from "./scenario.js";
import { simulate } from "./simulate.js";

/**
 * Plays random joint actions for `steps` steps and checks every rule that `Scenario` and `SharedWorld` state.
 *
 * @throws Error naming scenario, step, agent, value and rule
 */
export function checkScenario(scenario: Scenario, steps: number = 50, seed: number = 1): void {
  const world = scenario.start(seededStream(seed));
  const twin = scenario.start(seededStream(seed));
  const stream = seededStream(`${seed}/choices`);
  const resolver = new Resolver(scenario.agents);
  const jointAction = new Int32Array(scenario.agents);
  for (let step = 0; step < steps; step++) {
    const rule = rulesOf(scenario, step);
    rule(world.step === step, `step is ${world.step}`, "counts steps from 0");
    for (let agent = 0; agent < scenario.agents; agent++) {
      checkOptions(world, agent, rule);
      rule(
        describe(world, agent) === describe(twin, agent),
        `agent ${agent} has ${describe(world, agent)} and ${describe(twin, agent)}`,
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
  const shown = [...world.publicOptions(agent)].map(({ name }) => name).sort();
  rule(
    shown.join() ===
      [...options]
        .map(({ name }) => name)
        .sort()
        .join(),
    `agent ${agent} shows ${shown.join()}`,
    "publicOptions are the options in another order",
  );
  for (const { uses, name } of options)
    for (const resource of uses) {
      const inRange = Number.isInteger(resource.slot) && resource.slot >= 0 && resource.slot < world.slots;
      rule(
        inRange,
        `"${name}" uses slot ${resource.slot}`,
        `slots are whole numbers in 0..${world.slots - 1}`,
      );
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

function describe(world: SharedWorld, agent: Agent): string {
  return world
    .options(agent)
    .map(({ name, value }) => `${name} (${value})`)
    .join(", ");
}

/**
 * Checks on one scenario that a mechanism chooses existing options, repeats itself from equal seeds, and, if it
 * calls itself silent, sends nothing and chooses for an agent the same whether the others are there or not.
 *
 * @returns why the mechanism makes no sense here, undefined if it does
 * @throws Error naming the broken rule
 */
export function checkMechanism(
  mechanism: Mechanism,
  scenario: Scenario,
  steps: number = 50,
  seed: number = 1,
): string | undefined {
  const unsuited = mechanism.unsuited(scenario);
  if (unsuited !== undefined) return unsuited;
  const where = `${mechanism.name} in ${scenario.name}`;
  const [first, second] = [1, 2].map(() => simulate(scenario, mechanism, steps, seededStream(seed)));
  if (JSON.stringify(first) !== JSON.stringify(second))
    throw new Error(`${where}: two runs from seed ${seed} differ; equal seeds give equal ledgers`);
  if (!mechanism.silent) return undefined;
  if (first!.messages !== 0)
    throw new Error(`${where}: sent ${first!.messages} messages; a silent mechanism sends none`);
  for (let agent = 0; agent < scenario.agents; agent++) {
    const step = firstDifference(mechanism, scenario, agent, steps, seed);
    if (step >= 0)
      throw new Error(
        `${where}: in step ${step} agent ${agent} chose otherwise because of what it cannot see; the rule is: a silent agent goes by its observation`,
      );
  }
  return undefined;
}

/** Runs a world, and asks a second team in each step with everybody but `agent` secretly out of action. */
function firstDifference(
  mechanism: Mechanism,
  scenario: Scenario,
  agent: Agent,
  steps: number,
  seed: number,
): number {
  const world = scenario.start(seededStream(seed));
  const hidden: SharedWorld = Object.create(world, {
    options: { value: (other: Agent) => (other === agent ? world.options(agent) : nothingToDo) },
    publicOptions: { value: (other: Agent) => (other === agent ? world.publicOptions(agent) : nothingToDo) },
  });
  const team = mechanism.team(scenario, seededStream(seed));
  const twin = mechanism.team(scenario, seededStream(seed));
  const channel = new Channel(scenario.agents + 1);
  const resolver = new Resolver(scenario.agents);
  const jointAction = new Int32Array(scenario.agents);
  const other = new Int32Array(scenario.agents);
  for (let step = 0; step < steps; step++) {
    team(world, channel, jointAction, resolver.outcome);
    twin(hidden, channel, other, resolver.outcome);
    if (jointAction[agent] !== other[agent]) return step;
    resolver.resolve(world, jointAction);
    world.advance(jointAction, resolver.outcome);
  }
  return -1;
}
