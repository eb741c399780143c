import { twoLanes } from "../../../lib/coordlab/scenarios/airspace.js";
import { bernoulliDemand, chapterDemand, corridor } from "../../../lib/coordlab/scenarios/corridor.js";
import { crawlers } from "../../../lib/coordlab/scenarios/crawlers.js";
import { doorway } from "../../../lib/coordlab/scenarios/doorway.js";
import { drones } from "../../../lib/coordlab/scenarios/drones.js";
import { lift } from "../../../lib/coordlab/scenarios/lift.js";
import { scenarioOf } from "../../../lib/coordlab/scenarios/scenario-of.js";
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
  [
    "one described in words",
    scenarioOf({
      name: "kitchen",
      agents: 5,
      failure: "collision",
      resources: { oven: "exclusive", soup: "once", roast: 2 },
      remembered: true,
      tasks: (cook, step, stream) =>
        stream() < 0.7
          ? [
              { uses: ["oven"], value: 3 },
              { uses: [(cook + step) % 2 ? "soup" : "roast"], value: 2 },
            ]
          : [],
    }),
  ],
  [
    "one described, with private tasks",
    scenarioOf({
      name: "presses",
      agents: 6,
      failure: "missed synergy",
      resources: { left: 2, middle: 2, right: 2 },
      tasks: (agent, _step, stream) =>
        stream() < 0.8 ? [{ uses: [["left", "middle", "right"][agent % 3]!], value: 1 + (agent % 2) }] : [],
      mayUse: (agent, press) => press === ["left", "middle", "right"][agent % 3],
    }),
  ],
  ["drones in the narrows", drones({ agents: 4 })],
  ["drones with two lanes", drones({ agents: 6, map: twoLanes, pads: "by direction" })],
];
