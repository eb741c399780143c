/** The contract of mechanisms as a test that anybody can run: `checkMechanism(mine, corridor(...))`. */
import { Channel } from "../world/channel.js";
import type { Agent } from "../world/game.js";
import type { Mechanism } from "../world/mechanism.js";
import { type Stream, seededStream } from "../world/random.js";
import { requireWhole } from "../world/require-range.js";
import { Resolver } from "../world/resolve.js";
import type { Scenario, SharedWorld } from "../world/scenario.js";
import { simulate } from "../world/simulate.js";
import { describeOptions } from "./check-scenario.js";
import { HearsayChannel, seenBy } from "./hearsay.js";

/**
 * Checks on one scenario that a mechanism chooses existing options, repeats itself from equal seeds, leaves the world
 * as it is, sends nothing if it calls itself silent, and that what no message brought, nobody knows: an agent that
 * hears of another neither from it nor through others chooses the same whether the other has anything to do or not.
 *
 * Cost: n + 3 runs of `steps` steps.
 *
 * @returns why the mechanism makes no sense here, undefined if it does
 * @throws Error naming the broken rule
 * @throws RangeError if `steps` is not a whole number of at least 1
 * @example checkMechanism(independent, doorway()) // undefined
 */
export function checkMechanism(
  mechanism: Mechanism,
  scenario: Scenario,
  steps: number = 50,
  seed: number = 1,
): string | undefined {
  requireWhole("steps", 1, steps);
  const unsuited = mechanism.unsuited(scenario);
  if (unsuited !== undefined) return unsuited;
  const where = `${mechanism.name} in ${scenario.name}`;
  const [first, second] = [1, 2].map(() => simulate(scenario, mechanism, steps, seededStream(seed)));
  if (JSON.stringify(first) !== JSON.stringify(second))
    throw new Error(`${where}: two runs from seed ${seed} differ; equal seeds give equal ledgers`);
  if (mechanism.silent && first!.messages !== 0)
    throw new Error(`${where}: sent ${first!.messages} messages; a silent mechanism sends none`);
  const channel = new HearsayChannel(scenario.agents + 1);
  play(mechanism, scenario, steps, seed, channel);
  for (let agent = 0; agent < scenario.agents; agent++)
    if (channel.heardOf(agent).size < scenario.agents)
      play(mechanism, scenario, steps, seed, new Channel(scenario.agents + 1), agent, channel.heardOf(agent));
  return undefined;
}

/**
 * Runs a world, and with `agent` given a second team beside the first that is shown the world as that agent can know it
 * and has to choose the same for it.
 */
function play(
  mechanism: Mechanism,
  scenario: Scenario,
  steps: number,
  seed: number,
  channel: Channel,
  agent?: Agent,
  heardOf: ReadonlySet<Agent> = new Set(),
): void {
  const { agents } = scenario;
  const where = `${mechanism.name} in ${scenario.name}`;
  const world = scenario.start(seededStream(seed));
  const draws = new StepDraws(seed);
  const team = mechanism.team(scenario, draws.stream);
  const twin = mechanism.team(scenario, draws.stream);
  const twinChannel = new Channel(agents + 1);
  const hidden = agent === undefined ? undefined : seenBy(agent, heardOf, world);
  const resolver = new Resolver(agents);
  const jointAction = new Int32Array(agents);
  const other = new Int32Array(agents);
  for (let step = 0; step < steps; step++) {
    const before = describeWorld(world, agents);
    const lastOutcome = resolver.outcome.slice();
    draws.begin();
    team(world, channel, jointAction, lastOutcome.slice());
    if (describeWorld(world, agents) !== before)
      throw new Error(
        `${where}: in step ${step} the team changed the world; the rule is: a team only chooses`,
      );
    if (agent !== undefined && hidden) {
      const known = lastOutcome.map((code, i) => (i === agent || heardOf.has(i) ? code : 0));
      draws.begin();
      twin(hidden, twinChannel, other, known);
      if (jointAction[agent] !== other[agent])
        throw new Error(
          `${where}: in step ${step} agent ${agent} chose otherwise because of what it cannot see; the rule is: an agent goes by its observation and by what messages told it`,
        );
    }
    draws.end();
    resolver.resolve(world, jointAction);
    world.advance(jointAction, resolver.outcome);
  }
}

function describeWorld(world: SharedWorld, agents: number): string {
  return `${world.step}: ${Array.from({ length: agents }, (_, agent) => describeOptions(world, agent)).join("; ")}`;
}

/** In a step everybody draws one and the same number, so that none can tell from its own how many others drew. */
class StepDraws {
  private readonly source: Stream;
  private number: number;
  private left = patience;

  constructor(seed: number) {
    this.source = seededStream(`${seed}/draws`);
    this.number = this.source();
  }

  readonly stream: Stream = () => (this.left-- > 0 ? this.number : this.source());

  /** Before a team's turn. */
  begin(): void {
    this.left = patience;
  }

  /** After the step. */
  end(): void {
    this.number = this.source();
  }
}

/** Equal draws in a row after which a waiting team gets another number. */
const patience = 10_000;
