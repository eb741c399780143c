/** The bets of the notebook on a team of one's own. */
import type { ChoiceBet, NumberBet } from "coordlab/bets/bet.js";

const mechanisms = ["alone", "roles", "lowest ID", "rotating", "hash", "graph", "planner", "all-to-all"];

/** The four bets, in the order in which the notebook asks them; the last is about the learner's own team. */
export const ownTeamBets: {
  readonly wall: ChoiceBet;
  readonly pockets: NumberBet;
  readonly speakers: ChoiceBet;
  readonly mine: ChoiceBet;
} = {
  wall: {
    kind: "choice",
    id: "12-wall",
    question:
      "Every cook can read every ticket. What is the cheapest mechanism that earns nine tenths of a planner's reward?",
    options: ["alone", "lowest ID", "graph", "planner"],
    tempting: "planner",
    misconception: "A busy place needs somebody who gives orders.",
    shows: "The bar of a rule that nobody says aloud is as high as the planner's.",
    again: "01-polite",
  },
  pockets: {
    kind: "number",
    id: "12-pockets",
    question:
      "Now the tickets are in pockets. What share of a planner's reward does the best silent rule earn, from 0 to 1?",
    unit: "of the planner's reward",
    tempting: [0.6, 1],
    misconception: "A rule that works goes on working when less is known.",
    shows: "The silent bars fall together; those that speak stay where they were.",
  },
  speakers: {
    kind: "choice",
    id: "12-speakers",
    question: "Who sends fewer messages a step in this kitchen, the graph or the planner?",
    options: ["the graph", "the planner", "as many"],
    tempting: "the planner",
    misconception: "One in the middle always needs the fewest messages.",
    shows: "Two cooks whose dishes do not meet have nothing to say to each other, and the graph knows it.",
  },
  mine: {
    kind: "choice",
    id: "12-mine",
    question: "Your own team: what is the cheapest mechanism that earns nine tenths of a planner's reward?",
    options: mechanisms,
    tempting: "all-to-all",
    misconception: "My own team is the one that has to talk.",
    shows: "The first bar from the left that reaches nine tenths, if you count messages and not bars.",
  },
};
