import { expect, test } from "vitest";
import { acceptPlans } from "../../../../lib/coordlab/plans/check-plans.js";
import type { Plan } from "../../../../lib/coordlab/plans/plan.js";
import { planProblem } from "../../../../lib/coordlab/plans/plan-problem.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { mergePlans } from "../../../../lib/engine/merging/merge-plans.js";
import { lostByHiding, shortBudgets } from "../../../../lib/experiments/06-plan-merging/merger-limits.js";
import {
  compareRegimes,
  regimeRates,
} from "../../../../lib/experiments/06-plan-merging/tool-call-regimes.js";
import {
  lostUpdates,
  tokensOf,
  toolCallPlans,
} from "../../../../lib/experiments/06-plan-merging/tool-calls.js";

const edit = (agent: string, ...files: string[]): Plan => ({
  agent,
  actions: [
    ...files.map((file) => ({
      ...{ id: `${agent} read ${file}`, duration: 1 },
      claims: [{ resource: file, until: `${agent} write ${file}` }],
    })),
    ...files.map((file) => ({ id: `${agent} write ${file}`, duration: 1 })),
  ],
});
const world = { resources: { f: {}, g: {} } };

test("an update is lost if somebody who read before it writes after it", () => {
  const plans = [edit("A", "f"), edit("B", "f")];
  const at = (starts: Record<string, number>) => lostUpdates(plans, { starts, substitutions: {} });
  // A reads 0-1 and writes 3-4; B reads 1-2 and writes 2-3: B's update is overwritten.
  expect(at({ "A read f": 0, "A write f": 3, "B read f": 1, "B write f": 2 })).toEqual(["B write f"]);
  expect(at({ "A read f": 0, "A write f": 1, "B read f": 2, "B write f": 3 })).toEqual([]);
});

test("two agents that take two files in opposite order deadlock on locks, not on sorted locks or merged", () => {
  const results = compareRegimes(planProblem({ world, plans: [edit("A", "f", "g"), edit("B", "g", "f")] }));
  expect(results.map(({ regime, makespan }) => [regime, makespan])).toEqual([
    ["one after the other", 8],
    ["free-for-all", 4],
    ["waves", 8],
    ["locks in call order", undefined],
    ["locks in sorted order", 7],
    ["merged plan", 8],
  ]);
  expect(results[3]!.deadlock).toBe(
    "A read g waits for B write g over g; B read f waits for A write f over f",
  );
});

test("over many teams, only the free-for-all loses updates and only locks in call order deadlock", () => {
  const shape = { agents: 6, tasks: 2, files: 12, contention: 0.9 };
  for (const { regime, deadlocks, lostUpdates: lost, runs, speedup, overAll } of regimeRates(shape, 25, 1)) {
    expect(overAll).toBeCloseTo((speedup * (runs - deadlocks)) / runs);
    expect(deadlocks > 0).toBe(regime === "locks in call order");
    expect(lost > 0).toBe(regime === "free-for-all");
  }
});

test("a budget overrun is cured by substitution alone, at the least price", () => {
  const { world: full, plans } = toolCallPlans(
    { agents: 3, tasks: 1, files: 4, contention: 0.5 },
    seededStream(2),
  );
  expect(acceptPlans({ world: full, plans }).plans).toBe(plans);
  const merged = mergePlans(
    planProblem({ world: { ...full, budgets: { tokens: tokensOf(plans) - 1 } }, plans }),
  );
  expect(merged).toMatchObject({ status: "optimal", plan: { price: 2 } });
  if (merged.status !== "optimal") return;
  expect(merged.plan.log[0]!.conflict).toEqual({ kind: "budget", on: "tokens", over: 1 });
});

test("a merger is only as good as the claims that it is told", () => {
  const shape = { agents: 6, tasks: 2, files: 12, contention: 0.9 };
  const [none, some] = lostByHiding(shape, [0, 0.3], { runs: 10, seed: 1 });
  expect(none).toMatchObject({ hidden: 0, lostUpdates: 0, high: 0 });
  expect(some!.lostUpdates).toBeGreaterThan(0);
});

test("a budget that is short is met by smaller models, and not by taking longer", () => {
  const shape = { agents: 3, tasks: 1, files: 4, contention: 0.5 };
  const [enough, short] = shortBudgets(shape, [1, 0.85], { crews: 5, seed: 1 });
  expect(enough).toMatchObject({ merged: 5, substitutions: 0 });
  expect(short).toMatchObject({ merged: 5 });
  expect(short!.substitutions).toBeGreaterThan(0);
  expect(short!.cost).toBeGreaterThan(enough!.cost);
});
