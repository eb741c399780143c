import { twoLanes } from "../../../lib/coordlab/scenarios/airspace.js";
import { bernoulliDemand, chapterDemand, corridor } from "../../../lib/coordlab/scenarios/corridor.js";
import { crawlers } from "../../../lib/coordlab/scenarios/crawlers.js";
import { doorway } from "../../../lib/coordlab/scenarios/doorway.js";
import { drones } from "../../../lib/coordlab/scenarios/drones.js";
import { lift } from "../../../lib/coordlab/scenarios/lift.js";
import { withFailure } from "../../../lib/coordlab/scenarios/with-failure.js";
import type { Scenario } from "../../../lib/coordlab/world/scenario.js";
import { withSeats } from "../../../lib/experiments/11-your-class/with-seats.js";

/** Every scenario of the library, small, and with what is hidden in it switched on. */
export const everyScenario: readonly (readonly [string, Scenario])[] = [
  ["corridor, lost demand", corridor({ agents: 6, demand: chapterDemand(), refused: "lost" })],
  ["corridor, remembered", corridor({ agents: 5, demand: bernoulliDemand(0.3), refused: "remembered" })],
  ["doorway", doorway()],
  ["crawlers", crawlers({ agents: 8 })],
  ["crawlers with reach 2, free 0.8", crawlers({ agents: 6, reach: 2, free: 0.8 })],
  ["lift", lift({ agents: 5 })],
  ["lift with reach 3, ready 0.8", lift({ agents: 8, reach: 3, ready: 0.8 })],
  ["lift with a failing robot", withFailure(lift({ agents: 5 }), 3, 20)],
  ["crawlers with a latecomer", withSeats(crawlers({ agents: 5 }), (agent, step) => agent < 4 || step >= 20)],
  ["drones in the narrows", drones({ agents: 4 })],
  ["drones with two lanes", drones({ agents: 6, map: twoLanes, pads: "by direction" })],
];
