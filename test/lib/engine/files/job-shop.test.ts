import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { planProblem } from "../../../../lib/coordlab/plans/plan-problem.js";
import { ft06, readJobShop } from "../../../../lib/engine/files/job-shop.js";
import { mergePlans, planOf } from "../../../../lib/engine/merging/merge-plans.js";

test("readJobShop reads jobs as plans and machines as resources", () => {
  const { world, plans } = readJobShop("# two jobs\n2 2\n0 3 1 2\n1 4 0 1\n");
  expect(Object.keys(world.resources!)).toEqual(["machine 0", "machine 1"]);
  expect(plans[1]).toEqual({
    agent: "job 1",
    actions: [
      { id: "1.0", duration: 4, claims: [{ resource: "machine 1" }] },
      { id: "1.1", duration: 1, claims: [{ resource: "machine 0" }] },
    ],
  });
});

test.each([
  ["", "line 1: expected the numbers of jobs and machines"],
  ["2 2\n0 3 1 2\n", "expected 2 lines of jobs, got 1: the file is cut short"],
  ["1 2\n# comment\n0 3 1\n", 'line 3: expected 2 pairs "machine duration", got 3 numbers'],
  ["1 1\n1 3\n", "line 2: machine must be in 0..0, got 1"],
  ["1 1\n0 -3\n", "line 2: a duration must be a whole number >= 0, got -3"],
])("a file cut short or out of range is refused with its line: %j", (text, message) => {
  expect(() => readJobShop(text)).toThrow(message);
});

const shops = fileURLToPath(new URL("../../../data/job-shop/", import.meta.url));

test.each([
  ["ft06", 55],
  ["la01", 666],
])("a published optimum is proven: %s takes %d", (name, makespan) => {
  const { world, plans } = readJobShop(readFileSync(`${shops}${name}`, "utf8"));
  expect(mergePlans(planProblem({ world, plans }))).toMatchObject({ status: "optimal", plan: { makespan } });
});

test("the ft06 that the engine brings is the published one", () => {
  expect(readJobShop(ft06)).toEqual(readJobShop(readFileSync(`${shops}ft06`, "utf8")));
});

test("an operation of no duration is left out: the job does not visit that machine", () => {
  const shop = readJobShop("2 2\n0 3 1 0\n1 2 0 4\n");
  expect(shop.plans.map(({ actions }) => actions.map(({ id }) => id))).toEqual([["0.0"], ["1.0", "1.1"]]);
  // Machine 0 works for 3 + 4; machine 1 for 2 before the 4 may begin: 3 first, then 4.
  expect(planOf(mergePlans(shop)).makespan).toBe(7);
});
