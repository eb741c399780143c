import type { Rule } from "coordlab";
import { expect, test, vi } from "vitest";
import {
  checkNoBump,
  checkNobodyStarves,
  checkSomebodyCrosses,
} from "../../../../lib/experiments/00-be-agent-3/turns.js";

const door = ({ options }: Parameters<Rule>[0]) => options[0]!.uses[0];
const stepIn: Rule = () => 0;
const polite: Rule = (o) => (door(o) && o.contenders(door(o)!).length > 1 ? o.options.length - 1 : 0);
const never: Rule = ({ options }) => options.length - 1;
const lowest: Rule = (o) => (door(o) && o.contenders(door(o)!)[0] !== o.agent ? o.options.length - 1 : 0);
const highest: Rule = (o) =>
  door(o) && o.agent === Math.max(...o.contenders(door(o)!)) ? 0 : o.options.length - 1;
const distance = ({ agent, agents, step }: Parameters<Rule>[0], other = agent) =>
  (other - (step % agents) + agents) % agents;
const inTurn: Rule = (o) =>
  door(o) && o.contenders(door(o)!).some((other) => distance(o, other) < distance(o))
    ? o.options.length - 1
    : 0;
const backwards: Rule = (o) =>
  door(o) && o.contenders(door(o)!).every((other) => distance(o, other) <= distance(o))
    ? 0
    : o.options.length - 1;

function said(checkRule: (rule: Rule) => void, rule: Rule): string {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
  checkRule(rule);
  log.mockRestore();
  return lines.join("\n");
}

test.each([
  ["no bump", checkNoBump, [polite, lowest, never], [stepIn, "longer than 1"]],
  ["somebody crosses", checkSomebodyCrosses, [lowest, highest, inTurn], [polite, "same conclusion"]],
  ["nobody starves", checkNobodyStarves, [inTurn, backwards], [lowest, "The time"]],
] as const)(
  "%s: right answers pass, the commonest wrong one gets its hint",
  (_, checkRule, right, [wrong, hint]) => {
    for (const rule of right) expect(said(checkRule, rule)).toContain("✓");
    expect(said(checkRule, wrong)).toMatch(/✗/);
    expect(said(checkRule, wrong)).toContain(hint);
  },
);

test("a rule that bumps is told how often", () => {
  expect(said(checkSomebodyCrosses, stepIn)).toContain("found themselves chosen");
  expect(said(checkNobodyStarves, polite)).toContain("exactly one");
});
