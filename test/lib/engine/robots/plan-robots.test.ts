import fc from "fast-check";
import { expect, test } from "vitest";
import { checkGridPlan } from "../../../../lib/engine/robots/check-grid-plan.js";
import { conflictBasedSearch } from "../../../../lib/engine/robots/conflict-based-search.js";
import { everyPriority } from "../../../../lib/engine/robots/every-priority.js";
import type { GridTask } from "../../../../lib/engine/robots/grid.js";
import { jointSearch } from "../../../../lib/engine/robots/joint-search.js";
import { planRobots } from "../../../../lib/engine/robots/plan-robots.js";
import { prioritisedPlanning } from "../../../../lib/engine/robots/prioritised-planning.js";
import { drawn, publicTask, roomy, tight } from "./tasks.js";

test("one robot takes a shortest path", () => {
  expect(conflictBasedSearch(drawn("a@A", "..."))).toMatchObject({ status: "optimal", cost: 4, nodes: 0 });
});

test("two robots that change places side by side: one goes around", () => {
  // Robot 1 needs 1 step, robot 0 needs 3 around; or both wait: 1 + 3 = 4 is least.
  const task: GridTask = { rows: ["..", ".."], starts: [[0, 0], [0, 1]], goals: [[0, 1], [0, 0]] }; // biome-ignore format: a picture
  expect(conflictBasedSearch(task)).toMatchObject({ status: "optimal", cost: 4 });
});

test("a robot may not stop at its goal if another still has to pass there", () => {
  // Robot b starts next to its goal, through which robot a has to go to the end: b lets it pass.
  const task = drawn("a.B.A", "@@b@@");
  const planned = conflictBasedSearch(task);
  // a is in B at time 2, so b can be there at time 3: 4 + 3.
  expect(planned).toMatchObject({ status: "optimal", cost: 7 });
  expect(prioritisedPlanning(task, [1, 0])).toEqual({ status: "stuck", robot: 0 });
});

test("a corridor: one robot waits until the other is through", () => {
  // Both need 6. a is through at time 5 (in the cell below b's start); b waits in the bay meanwhile.
  const task: GridTask = {
    rows: ["..@@@..", "......."],
    starts: [[1, 0], [1, 6]], // biome-ignore format: a picture
    goals: [[1, 6], [1, 0]], // biome-ignore format: a picture
  };
  expect(conflictBasedSearch(task)).toMatchObject({ cost: jointCost(task) });
});

test("a rectangle: two robots across an open area need one step more, found at once", () => {
  const task: GridTask = {
    rows: Array(8).fill("........"),
    starts: [[1, 0], [0, 1]], // biome-ignore format: a picture
    goals: [[6, 7], [7, 6]], // biome-ignore format: a picture
  };
  const planned = conflictBasedSearch(task);
  expect(planned).toMatchObject({ status: "optimal", cost: 25 });
  expect(planned.nodes).toBeLessThan(5);
});

test("no order of priorities works for the tree, and search finds 16", () => {
  // Okumura's toy (lacam3).
  const tree: GridTask = {
    rows: ["@.@", "@..", "@.@", "..."],
    starts: [[3, 1], [1, 1], [0, 1]], // biome-ignore format: a picture
    goals: [[0, 1], [3, 1], [1, 1]], // biome-ignore format: a picture
  };
  expect(everyPriority(tree)).toEqual({ orders: 6, stuck: 6, best: undefined });
  for (const solve of [jointSearch, planRobots])
    expect(solve(tree)).toMatchObject({ status: "optimal", cost: 16 });
  expect(conflictBasedSearch(tree)).toMatchObject({ status: "optimal", cost: 16 });
});

test("every order of priority is tried, and the best of those that work is told", () => {
  // Robot 0 stays where robot 1 has to pass; on two rows everybody passes.
  const behind: GridTask = { rows: ["..."], starts: [[0, 1], [0, 0]], goals: [[0, 1], [0, 2]] }; // biome-ignore format: a picture
  expect(everyPriority(behind)).toEqual({ orders: 2, stuck: 2, best: undefined });
  const free: GridTask = { rows: ["...", "..."], starts: [[0, 0], [0, 2]], goals: [[0, 2], [0, 0]] }; // biome-ignore format: a picture
  expect(everyPriority(free)).toEqual({ orders: 2, stuck: 0, best: 6 });
  const eight = Array.from({ length: 8 }, (_, i): [number, number] => [0, i]);
  expect(() => everyPriority({ rows: ["........"], starts: eight, goals: eight })).toThrow(
    "too many orders of 8",
  );
});

test("no way, no room to change places, and too little budget are told apart", () => {
  const cutOff = drawn("a@A");
  expect(planRobots(cutOff)).toMatchObject({ status: "infeasible" });
  expect(conflictBasedSearch(cutOff)).toMatchObject({ because: "robot 0 has no way to its goal", nodes: 0 });
  const noRoom: GridTask = { rows: ["..."], starts: [[0, 0], [0, 2]], goals: [[0, 2], [0, 0]] }; // biome-ignore format: a picture
  expect(planRobots(noRoom)).toMatchObject({
    status: "infeasible",
    because: "all 3 joint states that can be reached were tried",
  });
  expect(conflictBasedSearch(noRoom, { nodes: 50 })).toMatchObject({ status: "unknown", nodes: 50 });
});

test("a budget that runs out leaves a feasible plan with the bound that is proven", () => {
  const task: GridTask = {
    rows: Array(10).fill(".........."),
    starts: [[1, 0], [0, 1], [5, 9], [9, 0]], // biome-ignore format: a picture
    goals: [[6, 7], [7, 6], [5, 0], [0, 9]], // biome-ignore format: a picture
  };
  const planned = planRobots(task, { nodes: 1 });
  if (planned.status !== "feasible" && planned.status !== "optimal") throw new Error(planned.status);
  expect(planned.lowerBound).toBeLessThanOrEqual(planned.cost);
  expect(checkGridPlan(task, planned.paths)).toBeUndefined();
});

test.each([
  [{ rows: [".."], starts: [[0, 0], [0, 0]], goals: [[0, 0], [0, 1]] }, "robots 0 and 1 have the same start [0, 0]"], // biome-ignore format: one a line
  [{ rows: [".."], starts: [[0, 0], [0, 1]], goals: [[0, 1], [0, 1]] }, "robots 0 and 1 have the same goal [0, 1]"], // biome-ignore format: one a line
  [{ rows: [".@"], starts: [[0, 0]], goals: [[0, 1]] }, 'the goal of robot 0 must be free, got [0, 1] "@"'],
  [{ rows: [".."], starts: [[0, 0]], goals: [[1, 0]] }, 'the goal of robot 0 must be free, got [1, 0] ""'],
  [{ rows: ["..", "."], starts: [[0, 0]], goals: [[0, 1]] }, "row 1 must have 2 signs, got 1"],
  [{ rows: ["?."], starts: [[0, 0]], goals: [[0, 1]] }, 'row 0: unknown sign "?"'],
  [{ rows: [".."], starts: [[0, 0]], goals: [] }, "each robot needs a start and a goal, got 1 and 0"],
] as [GridTask, string][])("what is not in order is refused: %j", (task, message) => {
  for (const solve of [planRobots, conflictBasedSearch, prioritisedPlanning, jointSearch])
    expect(() => solve(task)).toThrow(RangeError);
  expect(() => conflictBasedSearch(task)).toThrow(message);
});

test("a limit must not be negative, an order name each robot", () => {
  for (const solve of [planRobots, conflictBasedSearch])
    for (const limit of ["nodes", "milliseconds", "memory"] as const)
      expect(() => solve(drawn("aA"), { [limit]: -1 })).toThrow(`${limit} must be at least 0, got -1`);
  expect(() => prioritisedPlanning(drawn("aA"), [1])).toThrow("order must name each of 1 robots once, got 1");
});

test.each([
  ["tight", tight, 120],
  ["roomy", roomy, 60],
] as const)(
  "%s: the conflict tree agrees with the joint search, and the checker with both",
  (_, tasks, numRuns) => {
    fc.assert(
      fc.property(tasks, (task) => {
        const joint = jointSearch(task);
        const tree = conflictBasedSearch(task, { nodes: 100 });
        if (tree.status === "optimal") {
          expect(tree.cost).toBe(joint.status === "optimal" ? joint.cost : "infeasible");
          expect(checkGridPlan(task, tree.paths)).toBeUndefined();
          expect(tree.paths.reduce((sum, path) => sum + path.length - 1, 0)).toBe(tree.cost);
        } else if (tree.status === "unknown" && joint.status === "optimal")
          expect(tree.lowerBound).toBeLessThanOrEqual(joint.cost);
        else expect(joint.status).toBe("infeasible");
        if (joint.status === "optimal") expect(checkGridPlan(task, joint.paths)).toBeUndefined();
      }),
      { numRuns, seed: 5 },
    );
  },
);

test("prioritised paths are right and never cheaper than the optimum", () => {
  fc.assert(
    fc.property(tight, (task) => {
      const planned = prioritisedPlanning(task);
      if (planned.status === "stuck") return;
      expect(checkGridPlan(task, planned.paths)).toBeUndefined();
      expect(planned.cost).toBeGreaterThanOrEqual(jointCost(task));
    }),
    { numRuns: 60, seed: 6 },
  );
});

const known = [
  ["random-32-32-20", 1, 30, 637],
  ["random-32-32-20", 2, 30, 613],
  ["empty-16-16", 1, 20, 189],
  ["empty-16-16", 2, 20, 239],
  ["room-32-32-4", 1, 20, 569],
  ["room-32-32-4", 2, 20, 590],
] as const;
test.each(known)("%s, scenario %i, %i robots: %i is proven", (map, k, robots, cost) => {
  const task = publicTask(map, `${map}-random-${k}`, robots);
  const planned = planRobots(task);
  expect(planned).toMatchObject({ status: "optimal", cost, lowerBound: cost });
  if (planned.status === "optimal") expect(checkGridPlan(task, planned.paths)).toBeUndefined();
});
test("the tunnel: the conflict tree stops honestly, the joint search proves 53", () => {
  const task = publicTask("tunnel", "tunnel");
  expect(conflictBasedSearch(task, { nodes: 300 })).toMatchObject({ status: "unknown", nodes: 300 });
  expect(planRobots(task)).toMatchObject({ status: "optimal", cost: 53 });
});
function jointCost(task: GridTask): number {
  const joint = jointSearch(task);
  if (joint.status !== "optimal") throw new Error(joint.status);
  return joint.cost;
}
