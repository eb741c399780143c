import { expect, test } from "vitest";
import { classRows } from "../../../../lib/experiments/11-your-class/class-rows.js";
import { classRuns } from "../../../../lib/experiments/11-your-class/class-runs.js";
import {
  classRulesFigure,
  goingFigure,
  numberFigure,
  starved,
} from "../../../../lib/experiments/11-your-class/figures.js";
import { syntheticClass } from "../../../../lib/experiments/11-your-class/synthetic-class.js";

const whole = syntheticClass();
const half = {
  ...whole,
  blocks: whole.blocks.map((block) => ({ ...block, groups: block.groups.slice(0, 4) })),
};

test("a figure tells of the class that it is given, not of the one that ships", () => {
  const [all, fewer] = [whole, half].map((record) => classRuns(record));
  const said = (runs: typeof all) => JSON.stringify(classRulesFigure(classRows(runs!)));
  expect(said(all)).toContain("95 % over groups (10)");
  expect(said(fewer)).toContain("95 % over groups (4)");
  for (const figure of [goingFigure, numberFigure]) expect(figure(all!).alt).not.toBe(figure(fewer!).alt);
  const rows = classRows(all!);
  const lowest = rows.find((row) => row.game === "corridor" && row.treatment === "lowest first")!;
  expect(classRulesFigure(rows).alt).toContain(`${lowest.made.mean.toFixed(2)} lowest first`);
});

test("whoever never crossed is counted among those who sat there", () => {
  const runs = classRuns(whole);
  const [, never, people] = /^(\d+) of (\d+) people never crossed under "lowest first"$/.exec(
    starved(runs, "lowest first"),
  )!;
  expect(Number(people)).toBe(60);
  expect(Number(never)).toBeGreaterThan(30);
  expect(starved([], "taking turns")).toBe('0 of 0 people never crossed under "taking turns"');
});
