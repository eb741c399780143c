import { expect, test } from "vitest";
import { variableElimination } from "../../../../lib/coordlab/graph/variable-elimination.js";
import { bestJointAction } from "../../../../lib/coordlab/mechanisms/best-joint-action.js";
import { momentGraph } from "../../../../lib/coordlab/mechanisms/moment-graph.js";
import { bernoulliDemand, corridor } from "../../../../lib/coordlab/scenarios/corridor.js";
import { crawlers } from "../../../../lib/coordlab/scenarios/crawlers.js";
import { lift } from "../../../../lib/coordlab/scenarios/lift.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { payoffNow } from "../../../../lib/coordlab/world/resolve.js";
import { idle, type Scenario, type SharedWorld } from "../../../../lib/coordlab/world/scenario.js";

/** The most that any joint action pays at this moment, by trying them all. */
function most(world: SharedWorld, agents: number): number {
  const jointAction = new Int32Array(agents);
  let best = Number.NEGATIVE_INFINITY;
  const tryAll = (agent: number): void => {
    if (agent === agents) best = Math.max(best, payoffNow(world, jointAction));
    else
      for (let index = 0; index < world.options(agent).length; index++) {
        jointAction[agent] = index;
        tryAll(agent + 1);
      }
  };
  tryAll(0);
  return best;
}

const scenarios: readonly Scenario[] = [
  corridor({ agents: 4, demand: bernoulliDemand(0.5), refused: "lost" }),
  crawlers({ agents: 4, reach: 2, free: 0.7 }),
  lift({ agents: 4, shelves: 4, reach: 2, ready: 0.8 }),
  lift({ agents: 5, shelves: 3 }),
];

test.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
  "a best joint action of the graph of a moment is one of the scenario: %s",
  (_name, scenario) => {
    const { agents } = scenario;
    for (let seed = 0; seed < 15; seed++) {
      const world = scenario.start(seededStream(seed));
      const best = most(world, agents);
      expect(payoffNow(world, variableElimination(momentGraph(world, agents)).jointAction)).toBe(best);
      const planned = new Int32Array(agents);
      bestJointAction(world, planned);
      expect(payoffNow(world, planned)).toBe(best);
    }
  },
);

test("nobody waits at what takes two without a second, nor does again what another does", () => {
  const chosen = (kind: "joint" | "once", seats: number, users: number) => {
    const resource = { name: "it", kind, seats, slot: 0, key: 0, place: 0 };
    const options = [{ name: "use", uses: [resource], value: 1 }, idle];
    const world: SharedWorld = {
      step: 0,
      slots: 1,
      options: () => options,
      publicOptions: () => options,
      contenders: () => [0, 1],
      advance: () => {},
    };
    const planned = new Int32Array(users);
    bestJointAction(world, planned);
    const { jointAction } = variableElimination(momentGraph(world, users));
    return [planned, jointAction].map((actions) => [...actions].sort());
  };
  expect(chosen("joint", 2, 1)).toEqual([[1], [1]]);
  expect(chosen("joint", 2, 3)).toEqual([
    [0, 0, 1],
    [0, 0, 1],
  ]);
  expect(chosen("once", 1, 2)).toEqual([
    [0, 1],
    [0, 1],
  ]);
});
