/**
 * A coordination mechanism (not mechanism design): whatever steers agents toward a good joint action.
 *
 * A mechanism makes a team for one run. A team chooses a joint action in every step, and what it says to do so
 * goes through the channel. A *silent* mechanism is a rule that sees one agent's observation and nothing else;
 * it is never given the channel, so its silence needs no trust.
 */
import type { Channel } from "./channel.js";
import type { Agent } from "./game.js";
import type { Stream } from "./random.js";
import type { Option, Scenario, SharedResource, SharedWorld } from "./scenario.js";

/** The rungs of the escalation ladder, cheapest first, and the baselines beside it. */
export const rungs = [
  "none",
  "roles",
  "conventions",
  "coordination graph",
  "plan merging",
  "baseline",
] as const;
export type Rung = (typeof rungs)[number];

/** A way of choosing together: `team` makes, for one run, what turns each step's options into a joint action. */
export interface Mechanism {
  readonly name: string;
  readonly rung: Rung;
  /** Whether its agents go by their own observations alone; such a team is never given the channel. */
  readonly silent: boolean;
  /** Why this mechanism makes no sense in the scenario; undefined where it does. */
  unsuited(scenario: Scenario): string | undefined;
  /** A team with a fresh memory, for one run. */
  team(scenario: Scenario, stream: Stream): Team;
}

/**
 * Chooses for one step: fills `jointAction[i]` with an index into `world.options(i)`.
 *
 * @returns how many decisions were computed: options or table cells looked at
 */
export type Team = (
  world: SharedWorld,
  channel: Channel,
  jointAction: Int32Array,
  lastOutcome: Uint8Array,
) => number;

/** All that a silent agent goes by. */
export interface Observation {
  readonly step: number;
  readonly agent: Agent;
  readonly agents: number;
  /** Its own options, what looks best to it first; the last one is to do nothing. */
  readonly options: readonly Option[];
  /** The same options in the order that everybody knows. */
  readonly publicOptions: readonly Option[];
  /** What became of its own last choice: an index into `outcomes`. */
  readonly lastOutcome: number;
  /** The agents it can see to be able to use the resource now, itself included, ascending. */
  contenders(resource: SharedResource): readonly Agent[];
  /** Who can be seen to be in the resource already, where that can be. */
  holder(resource: SharedResource): Agent | undefined;
}

/** Chooses for one agent; the result indexes `observation.options`. */
export type Rule = (observation: Observation) => number;

/**
 * A mechanism that sends nothing: every agent applies the same rule to its own observation.
 *
 * @param startRule makes the rule for a run; agents may keep a memory in it, each of its own
 * @param unsuited why it makes no sense in a scenario; undefined where it does, as in all if left out
 * @example silent("always go", "none", () => () => 0).silent // true
 */
export function silent(
  name: string,
  rung: Rung,
  startRule: (scenario: Scenario, stream: Stream) => Rule,
  unsuited: (scenario: Scenario) => string | undefined = () => undefined,
): Mechanism {
  return {
    name,
    rung,
    silent: true,
    unsuited,
    team(scenario, stream) {
      const rule = startRule(scenario, stream);
      const view = new View(scenario.agents);
      return (world, _channel, jointAction, lastOutcome) => {
        for (let agent = 0; agent < scenario.agents; agent++) {
          view.turn(world, agent, lastOutcome[agent]!);
          const choice = rule(view);
          // The array would turn what is no whole number into one, and a forgotten `return` into option 0.
          if ((choice | 0) !== choice)
            throw new RangeError(
              `${name} chose ${choice} for agent ${agent} in step ${world.step}; a choice is an index into its options`,
            );
          jointAction[agent] = choice;
        }
        return scenario.agents;
      };
    },
  };
}

/**
 * One observation object for a whole run: it looks at the world through one agent's eyes at a time. What it looks at
 * is out of a rule's reach, casts included.
 */
class View implements Observation {
  #world!: SharedWorld;
  #agent = 0;
  #lastOutcome = 0;
  constructor(readonly agents: number) {}

  turn(world: SharedWorld, agent: Agent, lastOutcome: number): void {
    this.#world = world;
    this.#agent = agent;
    this.#lastOutcome = lastOutcome;
  }

  get agent(): Agent {
    return this.#agent;
  }
  get lastOutcome(): number {
    return this.#lastOutcome;
  }
  get step(): number {
    return this.#world.step;
  }
  get options(): readonly Option[] {
    return this.#world.options(this.#agent);
  }
  get publicOptions(): readonly Option[] {
    return this.#world.publicOptions(this.#agent);
  }
  // Arrow functions, so that a rule may take them out of its observation: `({ contenders }) => ...`.
  readonly contenders = (resource: SharedResource): readonly Agent[] =>
    this.#world.contenders(this.#agent, resource);
  readonly holder = (resource: SharedResource): Agent | undefined => this.#world.holder?.(resource);
}
