/** The bets of the notebook on plan merging. */
import type { ChoiceBet, NumberBet, RankingBet } from "coordlab/bets/bet.js";

/** The bets by name; their ids begin with the notebook's number. */
export const mergingBets: {
  readonly bridge: NumberBet;
  readonly closed: NumberBet;
  readonly sharing: NumberBet;
  readonly deadlock: NumberBet;
  readonly late: NumberBet;
  readonly corridor: ChoiceBet;
  readonly rooms: NumberBet;
  readonly regimes: RankingBet;
} = {
  bridge: {
    kind: "number",
    id: "06-bridge",
    question:
      "Two trucks meet on a bridge of one lane. Both back off and, being patient, try again at once. How many get across in 1,000 tries?",
    unit: "crossings",
    tempting: [50, 1000],
    misconception: "Patience helps even without a rule.",
    shows: "A thousand bumps and not one crossing.",
    again: "04-four",
  },
  closed: {
    kind: "number",
    id: "06-closed",
    question:
      "From minute 3 to 5 the saw is closed, and Ada needs her 4 minutes in one piece. What is the best makespan now (it was 6)?",
    unit: "minutes",
    tempting: [7, 9],
    misconception: "A closure of two minutes costs two minutes.",
    shows: "Ada's four minutes fit only behind the closure.",
  },
  sharing: {
    kind: "number",
    id: "06-sharing",
    question:
      "100 agents, 400 resources, each agent uses at most 40 of them, at random. What percentage of the agent pairs share one?",
    unit: "percent",
    tempting: [5, 40],
    misconception: "Who uses a tenth of all things seldom meets another.",
    shows: "Nearly every pair shares something where plans are long.",
  },
  deadlock: {
    kind: "number",
    id: "06-deadlock",
    question:
      "30 % of the claims are held on to a later action. First come, first served: how many of 100 teams of four deadlock?",
    unit: "of 100",
    tempting: [0, 15],
    misconception: "A deadlock is a rare accident.",
    shows: "Nobody deadlocks without holding on, and three in ten do at 30 %.",
  },
  late: {
    kind: "number",
    id: "06-late",
    question:
      "A merged plan is handed out as a timetable, and a fifth of the actions take 1 to 3 steps longer. In how many of 100 replays does it still work?",
    unit: "of 100",
    tempting: [30, 90],
    misconception: "A valid timetable survives lateness.",
    shows: "The timetable breaks at once, completed orders never.",
  },
  corridor: {
    kind: "choice",
    id: "06-corridor",
    question:
      "Six robots, three from each side, a corridor of five cells. Which rule, agreed beforehand, is as quick as the best merged plan?",
    options: ["by turns", "one way, then the other", "neither"],
    tempting: "by turns",
    misconception: "Turns are fair, and therefore quick.",
    shows: "One way, then the other takes 18 steps as the best plan does; turns take 30.",
  },
  rooms: {
    kind: "number",
    id: "06-rooms",
    question: "Alone the four robots need 28 steps in all. What is the least sum when nobody may collide?",
    unit: "steps",
    tempting: [28, 32],
    misconception: "Merging only adds a wait or two.",
    shows: "One robot waits in the bay while two pass, and another goes last.",
  },
  regimes: {
    kind: "ranking",
    id: "06-regimes",
    question: "Six agents edit the same files. Rank these safe regimes by speed.",
    options: ["one by one", "waves", "sorted locks", "merged plan"],
    tempting: ["waves", "merged plan", "sorted locks", "one by one"],
    misconception: "Whoever does not overlap runs in parallel, so waves are nearly as quick as can be.",
    shows: "Waves stay closer to one by one than to the merged plan, which is twice as quick as they are.",
  },
};
