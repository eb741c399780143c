import { expect, test } from "vitest";
import { corridorPlans, corridorWays } from "../../../../lib/experiments/06-plan-merging/corridor-plans.js";

test("what is agreed leaves nothing to detect, and costs what the geometry says", () => {
  // 5 cells; a robot follows two steps behind the one before it, since that holds two cells while it moves.
  const agreed = corridorWays([2, 6], 5).filter(({ way }) => way.startsWith("agreed"));
  expect(agreed.map(({ robots, way, cells, makespan }) => [robots, way, cells, makespan])).toEqual([
    [2, "agreed: by turns", 5, 2 * 5],
    [2, "agreed: one way, then the other", 5, 5 + 5],
    [2, "agreed: keep right, on two lanes", 10, 5],
    [6, "agreed: by turns", 5, 6 * 5],
    [6, "agreed: one way, then the other", 5, 9 + 9],
    [6, "agreed: keep right, on two lanes", 10, 5 + 2 + 2],
  ]);
  for (const { detected, nodes } of agreed) expect([detected, nodes]).toEqual([0, 0]);
});

test("two lanes are two rows of cells, each for one way", () => {
  const { world, plans } = corridorPlans(2, 3, "lanes");
  expect(Object.keys(world.resources!)).toHaveLength(6);
  const cells = plans.map(({ actions }) => actions.map(({ claims }) => claims![0]!.resource));
  expect(cells[0]).toEqual(["right cell 0", "right cell 1", "right cell 2"]);
  expect(cells[1]).toEqual(["left cell 2", "left cell 1", "left cell 0"]);
});
