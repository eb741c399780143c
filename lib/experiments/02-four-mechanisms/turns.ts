/** The checks of the notebook's own turns: each says what to think about, most of all after the commonest slip. */

import { check } from "coordlab/exercise/exercise-check.js";
import { movedShare } from "coordlab/mechanisms/ownership.js";
import { crawlers } from "coordlab/scenarios/crawlers.js";
import { graphMessages } from "./graph-messages.js";

const team = (agents: number) => Array.from({ length: agents }, (_, agent) => agent);

/** Does a newcomer take only what it must, and has everybody a fair share? */
export function checkOwner(owner: (key: number, n: number) => number): void {
  const moved = movedShare(owner, team(9), team(10), 20_000);
  const counts = new Array<number>(10).fill(0);
  for (let key = 0; key < 20_000; key++) {
    const place = owner(key, 10);
    if (counts[place] !== undefined) counts[place]++;
  }
  const fair = counts.every((count) => count > 1600 && count < 2400);
  const hint = !fair
    ? "Nearly nothing moves if nearly nobody owns anything. Every one of ten agents should own about a tenth of the keys."
    : moved > 0.85
      ? "A new n gives a new remainder to nearly every key. Let every agent draw a number for this key, `hash(key, agent + 1)`; the highest owns it. What does a newcomer take then?"
      : "Some keys move that the newcomer does not get. A key should only ever move to the newcomer.";
  check("a tenth agent joins, and a tenth of the keys moves", () => fair && moved < 0.12, hint);
}

/** Is it the number of joint actions that four carrier pairs over eight shelves leave? */
export function checkJointActions(count: bigint): void {
  const hint =
    count === 9n ** 8n
      ? "That is the team without roles: every robot may still go to each of the eight shelves. How many shelves does a pair own?"
      : count === 2n ** 8n
        ? "Two shelves each, and one more thing that a robot can always do: nothing."
        : count === 3n ** 4n
          ? "Four pairs, but eight robots, and each of them chooses for itself."
          : "Of the shelves, each robot keeps those of its pair. Count them, and add the choice to do nothing.";
  check("eight robots, each with what its role leaves", () => count === 3n ** 8n, hint);
}

/** Is it the least reach at which six crawlers' graph outtalks all-to-all? */
export function checkReach(reach: number): void {
  const says = (sites: number) =>
    graphMessages(crawlers({ agents: 6, reach: sites }), { worlds: 40, steps: 5 }, 7).mean;
  const legal = Number.isInteger(reach) && reach >= 1 && reach <= 6;
  const hint = !legal
    ? "A reach is a whole number of sites, from 1 to 6."
    : says(reach) <= 30
      ? "At this reach the graph still says less than 30 messages. Count: two an edge to tell, ten to agree."
      : "It outtalks all-to-all here, but it did so already with one site fewer.";
  check(
    "six crawlers' graph outtalks all-to-all from here on",
    () => legal && says(reach) > 30 && says(reach - 1) <= 30,
    hint,
  );
}
