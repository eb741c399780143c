import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkTimetable } from "../../../../lib/coordlab/plans/check-timetable.js";
import { readJobShop } from "../../../../lib/engine/files/job-shop.js";
import { checkOrders } from "../../../../lib/engine/merging/check-orders.js";
import { mergePlans, planOf } from "../../../../lib/engine/merging/merge-plans.js";

test("la01 is at its optimum 666 before the tree has opened a hundred nodes, and right", () => {
  const shop = readJobShop(readFileSync(new URL("../../../data/job-shop/la01", import.meta.url), "utf8"));
  const merged = mergePlans(shop, { nodes: 10_000 });
  expect(merged.nodes).toBeLessThan(100);
  const plan = planOf(merged);
  expect(plan.makespan).toBe(666);
  expect(checkTimetable(shop, plan)).toBeUndefined();
  expect(checkOrders(shop, plan)).toBeUndefined();
});
