/** A corridor that one agent fits into at a time. */
import type { Agent } from "../world/game.js";
import { pythonStream, type Stream } from "../world/random.js";
import { requireFraction, requireWhole } from "../world/require-range.js";
import {
  idle,
  nothingToDo,
  type Option,
  outcomeCode,
  type Scenario,
  type SharedResource,
  type SharedWorld,
} from "../world/scenario.js";

/** Decides who newly wants to cross in a step: sets `wants[i]` to 1 for those, and leaves the others alone. */
export type Demand = (step: number, wants: Uint8Array, stream: Stream) => void;

export interface CorridorSettings {
  readonly agents: number;
  readonly demand: Demand;
  /** What becomes of a wish that was not granted. */
  readonly refused: "lost" | "remembered";
}

/** Each agent wants to cross with probability `probability`, independently in every step. */
export function bernoulliDemand(probability: number): Demand {
  requireFraction("probability", probability);
  return (_step, wants, stream) => {
    for (let agent = 0; agent < wants.length; agent++) if (stream() < probability) wants[agent] = 1;
  };
}

/**
 * The demand of the chapter's Code 29.5.1: step s draws from CPython's `Random(s * 2654435761 % 2**32)`.
 * It ignores the run's own stream, so all runs see the same demand.
 */
export function chapterDemand(probability = 0.45): Demand {
  requireFraction("probability", probability);
  return (step, wants) => {
    const stream = pythonStream((step * 2654435761) % 2 ** 32);
    for (let agent = 0; agent < wants.length; agent++) if (stream() < probability) wants[agent] = 1;
  };
}

const slot: SharedResource = { name: "corridor", kind: "exclusive", seats: 1, slot: 0, key: 0, place: 0 };
const enter: Option = { name: "enter", uses: [slot], value: 1 };
const enterOrWait: readonly Option[] = [enter, { ...idle, name: "wait" }];

/**
 * The corridor: one agent fits at a time, several want to cross, and when two enter at once nobody does.
 *
 * Demand for a step that did not lead to a crossing is either `lost` (the wish is gone, as when a caller hangs
 * up) or `remembered` (the agent waits at the entrance until it has crossed). The chapter's two runs differ in
 * this as well as in who yields; here the two are separate settings.
 *
 * | option | uses | pays |
 * | --- | --- | --- |
 * | 0 enter | the corridor, alone | 1 if nobody else enters, else 0 |
 * | 1 wait | nothing | 0 |
 *
 * An agent without a wish has nothing to do. It sees its own wish and nothing of the others.
 *
 * @throws RangeError if `agents` is not a whole number of at least 1
 * @example corridor({ agents: 6, demand: chapterDemand(), refused: "lost" }).agents // 6
 */
export function corridor(settings: CorridorSettings): Scenario {
  const { agents, refused } = settings;
  requireWhole("agents", 1, agents);
  return {
    name: `corridor (${refused} demand)`,
    agents,
    failure: "collision",
    places: 1,
    start: (stream) => new CorridorWorld(settings, stream),
  };
}

class CorridorWorld implements SharedWorld {
  step = 0;
  readonly slots = 1;
  private readonly wants: Uint8Array;
  private waiting: Agent[] | undefined;

  constructor(
    private readonly settings: CorridorSettings,
    private readonly stream: Stream,
  ) {
    this.wants = new Uint8Array(settings.agents);
    settings.demand(0, this.wants, stream);
  }

  options(agent: Agent): readonly Option[] {
    return this.wants[agent] ? enterOrWait : nothingToDo;
  }

  publicOptions(agent: Agent): readonly Option[] {
    return this.options(agent);
  }

  /** Whoever wants to cross stands at an entrance, in sight of all who do. */
  contenders(): readonly Agent[] {
    if (!this.waiting) {
      this.waiting = [];
      for (let agent = 0; agent < this.wants.length; agent++) if (this.wants[agent]) this.waiting.push(agent);
    }
    return this.waiting;
  }

  advance(_jointAction: Int32Array, outcome: Uint8Array): void {
    const { wants } = this;
    if (this.settings.refused === "lost") wants.fill(0);
    else
      for (let agent = 0; agent < wants.length; agent++)
        if (outcome[agent] === outcomeCode.worked) wants[agent] = 0;
    this.waiting = undefined;
    this.step++;
    this.settings.demand(this.step, wants, this.stream);
  }

  snapshot(): { readonly wanting: readonly Agent[] } {
    return { wanting: this.contenders().slice() };
  }
}
