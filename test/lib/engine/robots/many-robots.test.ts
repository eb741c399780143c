import fc from "fast-check";
import { expect, test } from "vitest";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { cheapestPaths } from "../../../../lib/engine/robots/cheapest-paths.js";
import { checkGridPlan } from "../../../../lib/engine/robots/check-grid-plan.js";
import { type Grid, gridOf, pathsOf } from "../../../../lib/engine/robots/grid.js";
import { jointSearch } from "../../../../lib/engine/robots/joint-search.js";
import { Lacam, pathsAlong } from "../../../../lib/engine/robots/lacam.js";
import type { PathLimit } from "../../../../lib/engine/robots/path-limits.js";
import { planRobots, planRobotsInTurns } from "../../../../lib/engine/robots/plan-robots.js";
import { Repair } from "../../../../lib/engine/robots/repair.js";
import { Reservations } from "../../../../lib/engine/robots/reservations.js";
import { clashes } from "./clashes.js";
import { publicTask, roomy, tight } from "./tasks.js";

const crowded = publicTask("random-32-32-20", "random-32-32-20-random-1", 400);
const busy = publicTask("random-32-32-20", "random-32-32-20-random-1", 60);

/** Paths of a first plan, or undefined if there is none. */
function firstPlan(grid: Grid): Int32Array[] | undefined {
  const { search } = new Lacam(grid, seededStream(1));
  for (;;) {
    const step = search.next();
    if (step.done) return step.value.status === "found" ? pathsAlong(step.value.steps, grid) : undefined;
  }
}

test("400 robots where every second cell is taken: a plan that checker and detector accept", () => {
  const planned = planRobots(crowded, { nodes: 250 });
  if (planned.status !== "feasible") throw new Error(planned.status);
  expect(checkGridPlan(crowded, planned.paths)).toBeUndefined();
  expect(clashes(planned.paths)).toBe(0);
  expect(planned.lowerBound).toBeGreaterThanOrEqual(8944);
  expect(planned.cost).toBe(planned.paths.reduce((sum, path) => sum + path.length - 1, 0));
});

test("the detector sees a plan in which two robots meet or change places", () => {
  const row = [[0, 0], [0, 1], [0, 2]] as const; // biome-ignore format: a path
  expect(clashes([row, [...row].reverse()])).toBe(1);
  expect(clashes([row.slice(0, 2), [...row.slice(0, 2)].reverse()])).toBe(1);
  expect(clashes([row.slice(0, 1), [...row].reverse()])).toBe(1);
});

test("the first plan is found wherever there is one, and its absence is proven", () => {
  fc.assert(
    fc.property(fc.oneof(tight, roomy), (task) => {
      const grid = gridOf(task);
      if (grid.starts.some((start, i) => grid.toGoal[i]![start]! < 0)) return;
      const paths = firstPlan(grid);
      expect(paths !== undefined).toBe(jointSearch(task).status === "optimal");
      if (!paths) return;
      expect(checkGridPlan(task, pathsOf(grid, paths))).toBeUndefined();
      expect(clashes(pathsOf(grid, paths))).toBe(0);
    }),
    { numRuns: 150, seed: 7 },
  );
});

test("whatever is planned is right, and no dearer than its bound says", () => {
  fc.assert(
    fc.property(fc.oneof(tight, roomy), (task) => {
      const planned = planRobots(task, { nodes: 30 });
      const joint = jointSearch(task);
      if (planned.status === "infeasible") expect(joint.status).toBe("infeasible");
      else if (planned.status !== "unknown" && joint.status === "optimal") {
        expect(clashes(planned.paths)).toBe(0);
        expect(planned.lowerBound).toBeLessThanOrEqual(joint.cost);
        if (planned.status === "optimal") expect(planned.cost).toBe(joint.cost);
      }
    }),
    { numRuns: 100, seed: 8 },
  );
});

test("a round of repair keeps the plan right and never makes it dearer", () => {
  const grid = gridOf(busy);
  const repair = new Repair(grid, firstPlan(grid)!, seededStream(2));
  const first = repair.cost;
  for (let k = 0; k < 60; k++) {
    const before = repair.cost;
    expect(repair.round()).toBe(repair.cost < before);
    expect(clashes(pathsOf(grid, repair.paths))).toBe(0);
  }
  expect(checkGridPlan(busy, pathsOf(grid, repair.paths))).toBeUndefined();
  expect(repair.cost).toBe(repair.paths.reduce((sum, path) => sum + path.length - 1, 0));
  expect(repair.cost).toBeLessThan(first);
});

test("the fastest path past others is as fast as the cheapest within the limits that they are", () => {
  fc.assert(
    fc.property(fc.oneof(tight, roomy), (task) => {
      const grid = gridOf(task);
      const table = new Reservations(grid);
      const limits: PathLimit[] = [];
      for (const robot of grid.starts.keys()) {
        const path = table.fastest(robot);
        const [start, goal] = [grid.starts[robot]!, grid.goals[robot]!];
        const cheapest = cheapestPaths(grid, { start, goal, toGoal: grid.toGoal[robot]! }, limits);
        expect(path && path.length - 1).toBe(cheapest?.cost);
        if (!path) return;
        expect(table.fastest(robot, path.length - 2)).toBeUndefined();
        table.place(robot, path);
        path.forEach((cell, at) => {
          expect(table.at(cell, at)).toBe(robot);
          limits.push({ kind: "cell", cell, from: at, to: at === path.length - 1 ? Infinity : at });
          if (at > 0) limits.push({ kind: "move", cell, into: path[at - 1]!, at: at - 1 });
        });
      }
    }),
    { numRuns: 150, seed: 9 },
  );
});

test("the memory for the tree is a limit, and what is left is repaired", () => {
  const small = planRobots(busy, { memory: 2 ** 20, nodes: 150 });
  const large = planRobots(busy, { nodes: 150 });
  expect(small.nodes).toBeLessThan(large.nodes);
  expect(small.status).toBe("feasible");
});

test("incumbents get cheaper and bounds rise, in turns as in one go", async () => {
  const told: (readonly [cost: number, bound: number])[] = [];
  const limits = { nodes: 150 };
  const planned = await planRobotsInTurns(busy, {
    ...limits,
    onImproved: (plan, bound) => told.push([plan?.cost ?? Infinity, bound]),
  });
  for (const [k, [cost, bound]] of told.slice(1).entries()) {
    expect(cost).toBeLessThanOrEqual(told[k]![0]);
    expect(bound).toBeGreaterThanOrEqual(told[k]![1]);
  }
  expect(planned).toEqual(planRobots(busy, limits));
  expect(planned).toMatchObject({ cost: told.at(-1)![0], lowerBound: told.at(-1)![1] });
});

test("a signal ends the call with the best so far, at once if it is aborted already", async () => {
  const stop = new AbortController();
  let paths = 0;
  const planned = await planRobotsInTurns(crowded, {
    nodes: Infinity,
    signal: stop.signal,
    onImproved: (plan) => {
      paths = plan?.paths.length ?? 0;
      setTimeout(() => stop.abort());
    },
  });
  expect(planned.status).toBe("feasible");
  expect(paths).toBe(400);
  expect(planRobots(crowded, { signal: stop.signal })).toMatchObject({ status: "unknown", lowerBound: 8944 });
});
