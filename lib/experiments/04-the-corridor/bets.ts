/** The bets of the notebook on the corridor. */
import type { CurveBet, NumberBet, RankingBet } from "coordlab/bets/bet.js";

/** The bets by name; their ids begin with the notebook's number. */
export const corridorBets: {
  readonly four: RankingBet;
  readonly starved: NumberBet;
  readonly late: NumberBet;
  readonly turns: NumberBet;
  readonly halves: NumberBet;
  readonly hump: CurveBet;
} = {
  four: {
    kind: "ranking",
    id: "04-four",
    question:
      "Two switches: is a refused wish lost or remembered, and is there a rule or not? Rank the four teams by how often they cross in 200 steps.",
    options: ["lost, no rule", "lost, rule", "remembered, no rule", "remembered, rule"],
    tempting: ["remembered, rule", "lost, rule", "remembered, no rule", "lost, no rule"],
    misconception: "Patience helps even without a rule.",
    shows: "Patience helps those who have a rule and jams those who have none.",
  },
  starved: {
    kind: "number",
    id: "04-starved",
    question: "The lowest number goes first and nobody forgets. How often does agent 5 cross in 200 steps?",
    unit: "crossings",
    tempting: [5, 60],
    misconception: "Lowest number first is fair in the long run.",
    shows: "The team loses nothing, and its last two members get one crossing between them.",
  },
  late: {
    kind: "number",
    id: "04-late",
    question: "How many of those 200 crossings came after more than one step of waiting?",
    unit: "crossings",
    tempting: [0, 10],
    misconception: "Whoever yields goes one step later.",
    shows: "Most cross at once, a few wait a step, and a long tail waits for dozens of steps or for ever.",
  },
  turns: {
    kind: "number",
    id: "04-turns",
    question: "How many messages a step does it take to give all six the same number of turns?",
    unit: "messages",
    tempting: [1, 30],
    misconception: "Fairness costs messages.",
    shows: "The same zero messages, and every agent crosses about equally often.",
  },
  halves: {
    kind: "number",
    id: "04-halves",
    question:
      "Two at a door; each goes with probability ½. In how many of 1,000 steps does somebody get through?",
    unit: "steps",
    tempting: [200, 300],
    misconception: "Both must be lucky, so the chances multiply.",
    shows: "Chance lets somebody through in half of the steps, an asymmetric rule in all of them.",
  },
  hump: {
    kind: "curve",
    id: "04-hump",
    question:
      "Six agents, each for itself, refused wishes lost. Draw crossings a step for demands of 0, 0.1, 0.2, 0.4, 0.6, 0.8 and 1.",
    xs: [0, 0.1, 0.2, 0.4, 0.6, 0.8, 1],
    xTitle: "demand p",
    unit: "crossings a step",
    tempting: [0, 0.1, 0.2, 0.4, 0.6, 0.8, 1],
    misconception: "The more agents want to cross, the more cross.",
    shows: "A hump: it rises to 0.40 at p = 1/6 and falls to nothing.",
  },
};
