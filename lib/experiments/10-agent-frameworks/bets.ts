/** The bets of the notebook on agent frameworks. */
import type { ChoiceBet, NumberBet, RankingBet } from "coordlab/bets/bet.js";

/** The bets by name; their ids begin with the notebook's number. */
export const frameworkBets: {
  readonly sixth: NumberBet;
  readonly order: RankingBet;
  readonly times: NumberBet;
  readonly letter: NumberBet;
  readonly door: ChoiceBet;
  readonly shard: NumberBet;
} = {
  sixth: {
    kind: "number",
    id: "10-sixth",
    question:
      "Five desks own their customers by customer number modulo 5. A sixth desk opens, and from now on it is modulo 6. How many of 100 customers get another desk?",
    unit: "of 100",
    tempting: [10, 25],
    misconception: "A newcomer takes its share and leaves the rest alone.",
    shows: "Five customers in six move, where the newcomer's fair share is one in six.",
    again: "07-resize",
  },
  order: {
    kind: "ranking",
    id: "10-order",
    question:
      "The hundred letters come in 20 conversations of five. Rank the six teams by the tokens of a letter, the dearest first.",
    options: ["one agent", "handoffs", "router", "as tools", "supervisor", "broadcast"],
    tempting: ["broadcast", "supervisor", "as tools", "router", "handoffs", "one agent"],
    misconception: "One agent is always cheaper than a team.",
    shows: "Two teams undercut the one agent, and three cost two to four times as much.",
  },
  times: {
    kind: "number",
    id: "10-times",
    question: "A supervisor needs 628 tokens with one desk. How many times that does it need with ten?",
    unit: "times",
    tempting: [8, 12],
    misconception: "Ten desks cost ten times one desk.",
    shows: "The supervisor's line bends upward: every desk makes all later calls longer.",
  },
  letter: {
    kind: "number",
    id: "10-letter",
    question: "From which letter of a conversation on is the router dearer than the one agent?",
    unit: "letters",
    tempting: [6, 20],
    misconception: "What is cheaper at the first letter stays cheaper.",
    shows: "The router starts at half the price and climbs twice as steeply.",
  },
  door: {
    kind: "choice",
    id: "10-door",
    question: "Two polite agents, no limit set by you, three frameworks as they come. Which of them stop?",
    options: ["none", "LangGraph and OpenAI", "OpenAI and AutoGen", "all three"],
    tempting: "all three",
    misconception: "The framework coordinates: it will notice and stop them.",
    shows: "Two lines end at a default limit; the third is cut off by us, and no customer was answered.",
  },
  shard: {
    kind: "number",
    id: "10-shard",
    question:
      "Five agents share a ring that its manual calls consistent hashing. A sixth joins. How many of 100 conversations move in Moleculer?",
    unit: "of 100",
    tempting: [10, 20],
    misconception: "What is called consistent hashing moves only the newcomer's share.",
    shows: "Half of Moleculer's circle changes hands, of a ring with points by name a sixth.",
  },
};
