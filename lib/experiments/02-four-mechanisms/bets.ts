/** The bets of the notebook on four mechanisms. */
import type { CurveBet, NumberBet, RankingBet } from "coordlab/bets/bet.js";

/** The bets by name; their ids begin with the notebook's number. */
export const mechanismBets: {
  readonly vans: NumberBet;
  readonly pair: NumberBet;
  readonly queue: NumberBet;
  readonly owners: NumberBet;
  readonly tenth: NumberBet;
  readonly talk: CurveBet;
  readonly narrows: RankingBet;
} = {
  vans: {
    kind: "number",
    id: "02-vans",
    question:
      "Four vans keep coming to one loading bay. Each announces itself by radio, and whoever hears another backs off. How many loads are there in 1,000 steps?",
    unit: "loads",
    tempting: [100, 1000],
    misconception: "Whoever talks is coordinated.",
    shows:
      "Whoever announces and backs off unloads nothing; a silent number decides, and every step has a load.",
    again: "01-polite",
  },
  pair: {
    kind: "number",
    id: "02-pair",
    question:
      "The eight robots work in their four pairs. Robot 3 breaks down in step 50 of 300, and nobody notices. What share of the value is lost, from 0 to 1?",
    unit: "of the value",
    tempting: [0.08, 0.13],
    misconception: "Whoever is missing costs its own share of the work.",
    shows: "A pair is gone, not a robot: a quarter of the work, for five sixths of the time.",
  },
  queue: {
    kind: "number",
    id: "02-queue",
    question: "What share is lost if the queue keeps all pages, from 0 to 1?",
    unit: "of the reward",
    tempting: [0.5, 0.8],
    misconception: "What a mechanism did in one setting is a property of the mechanism.",
    shows:
      "The dead one costs its own pages and what they would have uncovered; a short queue does the rest.",
  },
  owners: {
    kind: "number",
    id: "02-owners",
    question:
      "Eight processes, each hashes a page with a salt of its own and takes it if the hash says so. What share of the pages has exactly one owner, from 0 to 1?",
    unit: "of the pages",
    tempting: [0.7, 1],
    misconception: "A hash is the same everywhere.",
    shows:
      "Each claims an eighth, all independently: a third of the pages has no owner and a quarter several.",
  },
  tenth: {
    kind: "number",
    id: "02-tenth",
    question:
      "Nine agents own keys by hash(key) % 9. A tenth joins, and from now on it is % 10. What share of the keys changes its owner, from 0 to 1?",
    unit: "of the keys",
    tempting: [0.08, 0.2],
    misconception: "A newcomer takes its share and leaves the rest alone, whatever the rule.",
    shows: "A new n gives nearly every key a new remainder; rendezvous hashing moves the newcomer's tenth.",
  },
  talk: {
    kind: "curve",
    id: "02-talk",
    question:
      "Six crawlers see 1, 2, 3 or 4 sites each. How many messages a step does their coordination graph send?",
    xs: [1, 2, 3, 4],
    xTitle: "sites that each crawler sees",
    unit: "messages a step",
    tempting: [2, 6, 10, 14],
    misconception: "Who talks to neighbours only sends less than who talks to all.",
    shows: "Silent with a site each, and above all-to-all's line from three sites on.",
  },
  narrows: {
    kind: "ranking",
    id: "02-narrows",
    question: "Rank five ways to fly through the narrow lane by what they earn.",
    options: ["independent choice", "keep right", "coordination graph", "plan merging", "central planner"],
    tempting: ["central planner", "coordination graph", "plan merging", "keep right", "independent choice"],
    misconception: "More messages means more coordination.",
    shows: "The graph talks ten times as much as plan merging and earns a fifth of it.",
  },
};
