/** Two agents at a door. */
import type { Agent } from "../world/game.js";
import {
  idle,
  nothingToDo,
  type Option,
  outcomeCode,
  type Scenario,
  type SharedResource,
  type SharedWorld,
} from "../world/scenario.js";

const door: SharedResource = { name: "doorway", kind: "exclusive", seats: 1, slot: 0, key: 0, place: 0 };
const goOrYield: readonly Option[] = [
  { name: "go", uses: [door], value: 1 },
  { ...idle, name: "yield" },
];

/**
 * The doorway: two agents meet, one fits through at a time, and the meeting ends when both are through.
 * Both entering is a bump; both yielding leaves the doorway empty. Then the next meeting begins.
 *
 * Options: 0 go (the door, alone; pays 1), 1 yield (pays 0). An agent that is through has nothing to do.
 */
export function doorway(): Scenario {
  return { name: "doorway", agents: 2, failure: "collision", places: 1, start: () => new DoorwayWorld() };
}

class DoorwayWorld implements SharedWorld {
  step = 0;
  readonly slots = 1;
  private through = [false, false];
  private present: readonly Agent[] = [0, 1];

  options(agent: Agent): readonly Option[] {
    return this.through[agent] ? nothingToDo : goOrYield;
  }

  publicOptions(agent: Agent): readonly Option[] {
    return this.options(agent);
  }

  contenders(): readonly Agent[] {
    return this.present;
  }

  advance(_jointAction: Int32Array, outcome: Uint8Array): void {
    this.step++;
    this.through = this.through.map((done, agent) => done || outcome[agent] === outcomeCode.worked);
    if (this.through.every(Boolean)) this.through = [false, false];
    this.present = [0, 1].filter((agent) => !this.through[agent]);
  }

  snapshot(): { readonly present: readonly Agent[] } {
    return { present: this.present };
  }
}
