/** The bets of the notebook on learned edges. */
import type { ChoiceBet, CurveBet, NumberBet } from "coordlab/bets/bet.js";

/** The bets by name; their ids begin with the notebook's number. */
export const learningBets: {
  readonly dice: NumberBet;
  readonly climbers: NumberBet;
  readonly tenfold: NumberBet;
  readonly cliff: NumberBet;
  readonly desk: NumberBet;
  readonly explore: CurveBet;
  readonly parity: ChoiceBet;
  readonly copy: NumberBet;
} = {
  dice: {
    kind: "number",
    id: "09-dice",
    question:
      "Six agents roll a die each for every question, and whoever rolls a six answers it. How many of 100 questions get exactly one answer?",
    unit: "of 100",
    tempting: [60, 100],
    misconception: "One answer on average is one answer.",
    shows: "Four in ten get one answer, a third none, the rest several.",
    again: "07-once",
  },
  climbers: {
    kind: "number",
    id: "09-climbers",
    question: "The best pair of ways pays 11. What will two who learn by the mean earn?",
    unit: "points",
    tempting: [7, 11],
    misconception: "Learning will find the joint optimum, given data.",
    shows: "The best row has the worst mean, so both settle for the third way and earn 5.",
  },
  tenfold: {
    kind: "number",
    id: "09-tenfold",
    question: "VDN gets ten times the data, 50,000 steps. How many of 100 seeds end at 11?",
    unit: "of 100",
    tempting: [30, 100],
    misconception: "What fails with little data works with more.",
    shows: "No seed gets there, with any amount of data: a sum of own values has no place for the 11.",
  },
  cliff: {
    kind: "number",
    id: "09-cliff",
    question:
      "Six actions each, random play, values by the mean. From which cost p of a lone catch on do the hunters give up the stag?",
    unit: "points",
    tempting: [5, 10],
    misconception: "The stag is worth hunting as long as it pays more than a lone catch costs.",
    shows: "The step stands at a quarter of what the stag is worth, since partners seldom catch by chance.",
  },
  desk: {
    kind: "number",
    id: "09-desk",
    question:
      "The desk gets a table for every pair of its six agents, the best there is. How many of the six answer?",
    unit: "agents",
    tempting: [1, 1],
    misconception: "With a table for every pair a team can hold every game.",
    shows: "The fitted line falls from the left: nobody answering looks best.",
  },
  explore: {
    kind: "curve",
    id: "09-explore",
    question:
      "A team plays its optimum, and in 0, 5, 10, 30 or 100 % of the steps an agent tries something at random. Draw the share of the true edges that 1,600 rows show.",
    xs: [0, 5, 10, 30, 100],
    xTitle: "exploration (%)",
    unit: "% of the true edges",
    tempting: [100, 100, 100, 99, 99],
    misconception: "The best team leaves the best log.",
    shows: "From nothing at 0 the curve is steep: a team that never explores leaves no evidence.",
  },
  parity: {
    kind: "choice",
    id: "09-parity",
    question:
      "Three agents are paid 3 if an odd number of them plays 1, and nothing else matters to them. In 3,200 rows of random play, how many of their three pairs does the test find?",
    options: ["none", "one", "two", "all three"],
    tempting: "all three",
    misconception: "Who depends on each other shows up in pairs.",
    shows: "Nearly every team's log shows no pair at all of the three that decide everything.",
  },
  copy: {
    kind: "number",
    id: "09-copy",
    question:
      "Twelve agents, uniform play, 1,600 rows; but one agent copies agent 0 in nine of ten rows, and they share no edge. How many false edges does the test draw?",
    unit: "false edges",
    tempting: [0, 1.5],
    misconception: "A copy that changes no payoff changes nothing in the test.",
    shows: "The more is copied, the more bonds are seen that are not there.",
  },
};
