/** The bets of the notebook on independent choice. */
import type { ChoiceBet, NumberBet, RankingBet } from "coordlab/bets/bet.js";

/** The six bets, in the order in which the notebook asks them. */
export const choiceBets: {
  readonly year: NumberBet;
  readonly bumps: NumberBet;
  readonly pages: NumberBet;
  readonly lonely: NumberBet;
  readonly need: RankingBet;
  readonly polite: ChoiceBet;
} = {
  year: {
    kind: "number",
    id: "01-year",
    question:
      "Three actions each, a computer that tries a billion joint actions a second. From how many agents on does trying all of them take more than a year?",
    unit: "agents",
    tempting: [80, 1000],
    misconception: "A fast computer can try them all, unless the team is very large.",
    shows: "Each agent multiplies the work by three; a year is passed before the table's fourth row.",
  },
  bumps: {
    kind: "number",
    id: "01-bumps",
    question:
      "Six agents, each of which wants to cross with probability 0.3 in a step, and goes when it wants. In what share of steps do two or more go, from 0 to 1?",
    unit: "of the steps",
    tempting: [0.05, 0.35],
    misconception: "If each is rare, meeting is rarer still.",
    shows: "Any one pair is rare, but there are fifteen of them: most steps hold a bump.",
  },
  pages: {
    kind: "number",
    id: "01-pages",
    question: "Eight crawlers, 50 steps, 400 fetches. How many different pages will they have fetched?",
    unit: "pages",
    tempting: [150, 380],
    misconception: "Luck spreads agents that do not agree on anything.",
    shows: "The same view gives the same choice: every page is fetched eight times.",
  },
  lonely: {
    kind: "number",
    id: "01-lonely",
    question: "In what share of its visits does a robot stand at its shelf alone, from 0 to 1?",
    unit: "of the visits",
    tempting: [0.7, 1],
    misconception: "What needs two hardly ever happens by chance.",
    shows: "Between a third and a half, on average; single worlds lie far to both sides.",
  },
  need: {
    kind: "ranking",
    id: "01-need",
    question: "Rank four teams by the share of the reward that independent choice loses.",
    options: ["corridor", "crawlers", "lift", "drones"],
    tempting: ["lift", "crawlers", "corridor", "drones"],
    misconception: "Where the best action changes most often, most is lost.",
    shows: "The lines cross: the team whose best action changes most often loses least.",
  },
  polite: {
    kind: "choice",
    id: "01-polite",
    question: "Polite talk sends 30 messages a step. How many agents get across in a step?",
    options: ["none", "0.4", "0.8", "1"],
    tempting: "0.8",
    misconception: "Whoever talks is coordinated.",
    shows: "Polite talk lies bottom right: as loud as all-to-all, and nobody crosses.",
  },
};
