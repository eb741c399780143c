/** The bets of the notebook on the overhead ceiling. */
import type { ChoiceBet, CurveBet, NumberBet } from "coordlab/bets/bet.js";

/** The bets by name; their ids begin with the notebook's number. */
export const ceilingBets: {
  readonly printer: ChoiceBet;
  readonly peak: NumberBet;
  readonly promise: NumberBet;
  readonly fee: CurveBet;
  readonly hub: ChoiceBet;
  readonly most: NumberBet;
  readonly talks: ChoiceBet;
} = {
  printer: {
    kind: "choice",
    id: "05-printer",
    question:
      "Six machines share a printer; of those with a job waiting the lowest number prints, and there is more to print than it can. What does the highest number get in the long run?",
    options: ["its share, later", "about half of it", "next to nothing"],
    tempting: "its share, later",
    misconception: "Lowest number first is fair in the long run.",
    shows: "The highest number prints less than once in a thousand jobs.",
    again: "04-starved",
  },
  peak: {
    kind: "number",
    id: "05-peak",
    question:
      "Every agent works for one unit of time, then all tell all, one message after the other on one shared medium. A message takes 1/100 of a unit. Up to which team size does one more agent help?",
    unit: "agents",
    tempting: [25, 100],
    misconception: "Adding agents never hurts, it only helps less.",
    shows: "All to all turns down after 10 agents; through a hub it flattens.",
  },
  promise: {
    kind: "number",
    id: "05-promise",
    question:
      "Amdahl's law, fitted to this team's first eight points, promises 9.0 times the work of one at 40 agents. What do 40 agents do?",
    unit: "times the work of one",
    tempting: [6, 9.5],
    misconception: "Amdahl's law says when to stop.",
    shows: "Amdahl's curve keeps rising where the team has long been falling.",
  },
  fee: {
    kind: "curve",
    id: "05-fee",
    question:
      "Six agents, refused wishes remembered. Draw the fee at which agreeing breaks even, in crossings, for demands of 0.02, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75 and 0.9.",
    xs: [0.02, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9],
    xTitle: "demand p",
    unit: "crossings",
    tempting: [0.1, 0.2, 0.4, 0.5, 0.7, 0.8, 0.9, 1],
    misconception: "The busier the team, the more agreeing is worth.",
    shows: "A valley: near 2 for rare demand, about 0.7 in the middle, 1 when all want to cross.",
  },
  hub: {
    kind: "choice",
    id: "05-hub",
    question:
      "64 agents and a private link for every pair. Whose ceiling is higher, the star's (126 messages a round) or all-to-all's (4,032)?",
    options: ["star", "all-to-all", "equal"],
    tempting: "star",
    misconception: "Fewer messages, higher ceiling.",
    shows: "On private links the busiest agent decides, and the hub is as busy as everybody in the other.",
  },
  most: {
    kind: "number",
    id: "05-most",
    question:
      "A fit to 1 to 10 threads promises a peak of 16,052 queries a second at 47 threads. What is the most that was ever measured, with up to 32?",
    unit: "queries a second",
    tempting: [14_000, 17_000],
    misconception: "A fit that goes through its points knows where they lead.",
    shows: "The points leave the curve soon after the last one that it was fitted to.",
  },
  talks: {
    kind: "choice",
    id: "05-talks",
    question:
      "Two teams of one to eight workers ran on the same two cores: one never talks, one talks after every unit of work. Whose fit shows coherency (κ above 0)?",
    options: ["the silent one", "the talkers", "both", "neither"],
    tempting: "the talkers",
    misconception: "A fit names the cause.",
    shows: "The silent team's curve falls for lack of cores, and the fit calls it coherency.",
  },
};
