import { describe, expect, test } from "vitest";
import { centralPlanner } from "../../../../lib/coordlab/mechanisms/baselines.js";
import { hashOwnership, lowestId } from "../../../../lib/coordlab/mechanisms/conventions.js";
import { independent } from "../../../../lib/coordlab/mechanisms/independent.js";
import { crawlers } from "../../../../lib/coordlab/scenarios/crawlers.js";
import { lift } from "../../../../lib/coordlab/scenarios/lift.js";
import {
  frontier,
  mechanismTable,
  type TableRow,
} from "../../../../lib/experiments/02-four-mechanisms/mechanism-table.js";

describe("the measured table", () => {
  const rows = mechanismTable(
    { crawlers: crawlers({ agents: 4 }), lift: lift({ agents: 4 }) },
    [independent, lowestId, hashOwnership, centralPlanner],
    { runs: 3, steps: 20 },
    1,
  );
  const row = (scenario: string, mechanism: string) =>
    rows.find((candidate) => candidate.scenario === scenario && candidate.mechanism === mechanism)!;

  test("sets the central planner at exactly 1, and lowest ID among crawlers with it, in silence", () => {
    expect(row("crawlers", "central planner").share!.mean).toBe(1);
    expect(row("crawlers", "lowest ID")).toMatchObject({ messages: 0, failures: 0, share: { mean: 1 } });
  });

  test("counts what is left: three duplicates a step of four crawlers each for itself", () => {
    expect(row("crawlers", "independent choice")).toMatchObject({ messages: 0, failures: 3 });
  });

  test("says why where a pair makes no sense", () => {
    const { unsuited, share } = row("lift", "hash mod n");
    expect([unsuited, share]).toEqual(["a single owner cannot do what needs two", undefined]);
  });
});

test("the frontier keeps what nothing cheaper equals", () => {
  const at = (mechanism: string, messages: number, mean: number): TableRow => ({
    scenario: "",
    mechanism,
    rung: "none",
    messages,
    failures: 0,
    share: { mean, low: mean, high: mean, runs: 1 },
  });
  const rows = [
    at("loud and good", 9, 1),
    at("silent", 0, 0.5),
    at("loud and bad", 9, 0.4),
    at("fair", 3, 0.9),
  ];
  expect(frontier(rows).map(({ mechanism }) => mechanism)).toEqual(["silent", "fair", "loud and good"]);
});

test("where there is nothing to earn every share is 1, and without steps there is no table", () => {
  const table = (steps: number) =>
    mechanismTable({ idle: crawlers({ agents: 2, free: 0 }) }, [independent], { runs: 2, steps }, 1);
  expect(table(5)[0]!.share).toEqual({ mean: 1, low: 1, high: 1, runs: 2 });
  expect(() => table(0)).toThrow("steps must be a whole number of at least 1, got 0");
});
