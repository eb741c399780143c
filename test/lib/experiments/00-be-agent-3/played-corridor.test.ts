import { afterYou, independent, lowestId, rotating, seededStream, simulate } from "coordlab";
import { expect, test } from "vitest";
import {
  type ComposedRule,
  composedRule,
} from "../../../../lib/experiments/00-be-agent-3/browser/composed-rule.js";
import {
  chapterCorridor,
  chapterRun,
  PlayedCorridor,
} from "../../../../lib/experiments/00-be-agent-3/browser/played-corridor.js";

test("who always steps in plays the run that `simulate` gives for independent choice", () => {
  const played = new PlayedCorridor();
  for (let step = 0; step < 200; step++) played.step(true);
  const { mechanism: _, ...simulated } = simulate(chapterCorridor(), independent, 200, seededStream(7));
  expect(played.ledger()).toMatchObject(simulated);
  expect([simulated.collisions, simulated.worked]).toEqual([162, 32]);
});

test("who waits in a step does not go in", () => {
  const played = new PlayedCorridor();
  while (!played.wish) played.step(true);
  expect(played.step(false).outcome[3]).toBe(0);
});

test.each([
  ["step in", independent],
  ["wait", afterYou],
  ["lowest", lowestId],
  ["turn", rotating],
] as const)("the composed rule %s runs as the library's %o", (inCompany, mechanism) => {
  const composed: ComposedRule = { alone: "step in", inCompany };
  for (const refused of ["lost", "remembered"] as const) {
    const { worked, collisions, perAgent } = chapterRun(composedRule(composed), refused).ledger;
    expect({ worked, collisions, perAgent }).toEqual(
      (({ worked, collisions, perAgent }) => ({ worked, collisions, perAgent }))(
        chapterRun(mechanism, refused).ledger,
      ),
    );
  }
});
