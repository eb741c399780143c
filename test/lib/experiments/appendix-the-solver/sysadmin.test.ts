import { expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { line, ring, star } from "../../../../lib/coordlab/graph/topologies.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { planElimination } from "../../../../lib/engine/elimination/plan-elimination.js";
import { sysadminGraph, sysadminStep } from "../../../../lib/experiments/appendix-the-solver/sysadmin.js";
import {
  rebootAlone,
  rebootDown,
  rebootNone,
  rebootTogether,
  sysadminRun,
} from "../../../../lib/experiments/appendix-the-solver/sysadmin-run.js";
import { timeBySize } from "../../../../lib/experiments/appendix-the-solver/time-by-size.js";

test.each([
  ["ring", ring],
  ["star", star],
])("SysAdmin on a %s: the best reboots are those of brute force", (_, shape) => {
  const stream = seededStream(3);
  for (let k = 0; k < 10; k++) {
    const graph = sysadminGraph(
      shape(8),
      Array.from({ length: 8 }, () => (stream() < 0.5 ? 1 : 0)),
    );
    expect(planElimination(graph).solve().payoff).toBeCloseTo(bruteForce(graph).payoff, 12);
  }
});

test("SysAdmin: three machines on a line, the middle one down", () => {
  const network = line(3);
  const graph = sysadminGraph(network, [1, 0, 1]);
  // P unaided: ends 0.45 + 0.5 / 2 = 0.7, middle 0.05. Rebooting the middle: 2 - .75 + .7 + 1 + .7 + .7 + .7 = 5.05;
  // nothing: 2 + .7 + .05 + .7 + .035 + .035 = 3.52; all: 2 - 2.25 + 3 + 2 = 4.75; middle and one end: 5.05 - .75 + .6.
  const solution = planElimination(graph).solve();
  expect(Array.from(solution.jointAction)).toEqual([0, 1, 0]);
  expect(solution.payoff).toBeCloseTo(5.05, 12);
  const next = sysadminStep(network, { isRunning: [1, 0, 1], jointAction: [1, 1, 1] }, seededStream(1));
  expect(Array.from(next)).toEqual([1, 1, 1]);
  expect(() => sysadminGraph(network, [1])).toThrow("isRunning needs 3 entries, got 1");
});

test("SysAdmin, played: a rule's means, by hand where there is no luck", () => {
  const [network, all] = [ring(5), new Int32Array(5).fill(1)];
  // all reboot, so all 5 machines and 5 pairs run next: 5 + 5 - 5 x 0.75
  expect(sysadminRun(network, { rule: () => all, steps: 7 }, seededStream(1))).toEqual({
    running: 1,
    pairsRunning: 1,
    reboots: 5,
    value: 6.25,
  });
  expect(Array.from(rebootNone(network)(Uint8Array.of(0, 1, 0, 1, 1)))).toEqual([0, 0, 0, 0, 0]);
  expect(Array.from(rebootDown()(Uint8Array.of(0, 1, 0, 1, 1)))).toEqual([1, 0, 1, 0, 0]);
  expect(() => sysadminRun(network, { rule: rebootDown(), steps: 0 }, seededStream(1))).toThrow(
    "steps must be a whole number of at least 1, got 0",
  );
});

test("SysAdmin: two dead neighbours reboot together where neither would alone", () => {
  const value = { rebootCost: 1, running: 0.2, pair: 1 };
  // 1 and 2 are down between running 0 and 3 (0.7 unaided, on a line of 4). Alone: -1 + .95 (.2 + .7 + .05) < 0.
  // Both: -2 + .95 x .2 x 2 + .95 x .7 x 2 + (1 - .05^2) > 0.
  const isRunning = Uint8Array.of(1, 0, 0, 1);
  expect(Array.from(rebootAlone(line(4), value)(isRunning))).toEqual([0, 0, 0, 0]);
  expect(Array.from(rebootTogether(line(4), value)(isRunning))).toEqual([0, 1, 1, 0]);
  // 0 is down beside a running 1: -1 + .95 x .2 + 2 x .95 x .7 > 0 for 0, and -1 + .3 x .2 + 2 x .3 x .05 < 0 for 1.
  expect(Array.from(rebootAlone(line(2), { ...value, pair: 2 })(Uint8Array.of(0, 1)))).toEqual([1, 0]);
  const run = (rule: ReturnType<typeof rebootDown>) =>
    sysadminRun(ring(10), { rule, steps: 300, value }, seededStream(7)).value;
  expect(run(rebootTogether(ring(10), value))).toBeGreaterThan(2 * run(rebootAlone(ring(10), value)));
});

test("time by size: the fastest of the runs, by the clock given", () => {
  const ticks = [0, 5, 10, 12, 20, 29]; // runs of 5, 2 and 9
  const sizes: number[] = [];
  const rows = timeBySize([6], line, {
    actions: 2,
    clock: () => ticks.shift()!,
    solve: ({ actionCounts }) => sizes.push(actionCounts.length),
  });
  expect([rows, sizes]).toEqual([[{ agents: 6, time: 2 }], [6, 6, 6]]);
});
