/** Teams to start from on the ladder's page. */

import type { AnimationFigure } from "coordlab-figures/figure.js";
import { type LadderExample, ladderPage } from "./ladder-page.js";

/** Seven numbers each; the page lets a reader change them. */
export const ladderExamples: readonly LadderExample[] = [
  {
    name: "support team of five",
    ...{ agents: 5, neighbours: 4, foreseeable: "rule", symmetric: true },
    ...{ clashes: 0.3, clashCost: 4, messageCost: 0.05 },
  },
  {
    name: "eight web crawlers",
    ...{ agents: 8, neighbours: 7, foreseeable: "rule", symmetric: true },
    ...{ clashes: 7, clashCost: 1, messageCost: 0.05 },
  },
  {
    name: "scouts and workers",
    ...{ agents: 6, neighbours: 2, foreseeable: "rule", symmetric: false },
    ...{ clashes: 1, clashCost: 3, messageCost: 0.1 },
  },
  {
    name: "40 robots, three neighbours each",
    ...{ agents: 40, neighbours: 3, foreseeable: "pairs", symmetric: true },
    ...{ clashes: 6, clashCost: 5, messageCost: 0.1 },
  },
  {
    name: "drones, plans unknown",
    ...{ agents: 12, neighbours: 4, foreseeable: "nothing", symmetric: true },
    ...{ clashes: 2, clashCost: 50, messageCost: 0.2 },
  },
  {
    name: "clashes that hardly matter",
    ...{ agents: 30, neighbours: 6, foreseeable: "pairs", symmetric: true },
    ...{ clashes: 1, clashCost: 2, messageCost: 0.1 },
  },
];

/** The ladder as a page to fill in. */
export function teamLadder(examples: readonly LadderExample[] = ladderExamples): AnimationFigure {
  return ladderPage(examples, {
    title: "Which rung does your team need?",
    caption:
      "Costs are in one unit of your choice: seconds, tokens, euros. A step is whatever your team does once.",
    alt: "A form with seven numbers about a team, and the cheapest mechanism that covers it: why, and what one rung down would miss.",
  });
}
