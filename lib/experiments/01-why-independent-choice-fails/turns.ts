/** The checks of the notebook's own turns: each says what to think about, most of all after the commonest slip. */

import { near } from "coordlab/exercise/equality.js";
import { check } from "coordlab/exercise/exercise-check.js";
import { centralPlanner } from "coordlab/mechanisms/baselines.js";
import { independent } from "coordlab/mechanisms/independent.js";
import { crawlers } from "coordlab/scenarios/crawlers.js";
import { doorway } from "coordlab/scenarios/doorway.js";
import { lift } from "coordlab/scenarios/lift.js";
import { type Rule, silent } from "coordlab/world/mechanism.js";
import { seededStream } from "coordlab/world/random.js";
import type { Scenario } from "coordlab/world/scenario.js";
import { simulate } from "coordlab/world/simulate.js";

const follow = (scenario: Scenario, rule: Rule, steps: number) =>
  simulate(
    scenario,
    silent("mine", "conventions", () => rule),
    steps,
    seededStream(7),
  );

/** Do eight crawlers that all follow `rule` fetch 400 different pages in 50 steps? */
export function checkNoPageTwice(rule: Rule): void {
  const { worked, duplicated } = follow(crawlers({ agents: 8 }), rule, 50);
  const hint =
    duplicated === 0
      ? `No page twice, but only ${worked} fetches: somebody waits who need not.`
      : worked === 50
        ? "Everybody reads the same list and takes the same place in it. What distinguishes you from the others?"
        : "Two of you still meet at a page. All see one list; which place in it is yours, and nobody else's?";
  check("no page twice: 400 fetches, 400 pages", () => worked === 400 && duplicated === 0, hint);
}

/** Do eight robots that all follow `rule` lift in pairs, every robot in every one of 40 steps? */
export function checkNoLoneRobot(rule: Rule): void {
  const { worked, missedSynergies } = follow(lift({ agents: 8 }), rule, 40);
  const hint =
    missedSynergies === 0
      ? "Nobody is alone, and not everybody is needed: a shelf pays two. How many shelves can eight robots lift?"
      : "Place 1 of your list is the shelf nearest to you but one, and to your partner it is another shelf. Agree on one from the list that all share, `publicOptions`; then look for it in your own.";
  check("no lone robot, and every robot lifts", () => worked === 320 && missedSynergies === 0, hint);
}

/** Is `loss(scenario)` the share of the planner's reward that independent choice loses, over 60 steps of world 7? */
export function checkLoss(loss: (scenario: Scenario) => number): void {
  const earned = (scenario: Scenario, mechanism: typeof independent) =>
    simulate(scenario, mechanism, 60, seededStream(7)).reward;
  const scenarios = [doorway(), crawlers({ agents: 8, reach: 1 }), crawlers({ agents: 8 })];
  const all = (is: (own: number, best: number) => number) =>
    scenarios.every((scenario) =>
      near(loss(scenario), is(earned(scenario, independent), earned(scenario, centralPlanner))),
    );
  const hint = all((own) => own)
    ? "That is what the team earned. How much could be had in the same world? `centralPlanner` knows."
    : all((own, best) => own / best)
      ? "That is the share which is kept. The question was what is lost."
      : all((own, best) => best - own)
        ? "That is lost in units of each world: crossings here, popularity there. As a share of what?"
        : "Run `independent` and `centralPlanner` in the same world, 60 steps each, and compare their rewards.";
  check(
    "nothing is lost where nobody shares, everything at the doorway",
    () => all((own, best) => 1 - own / best),
    hint,
  );
}
