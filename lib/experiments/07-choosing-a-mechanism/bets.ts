/** The bets of the notebook on choosing a mechanism. */
import type { ChoiceBet, CurveBet, NumberBet } from "coordlab/bets/bet.js";

/** The bets by name; their ids begin with the notebook's number. */
export const choosingBets: {
  readonly newsroom: ChoiceBet;
  readonly wait: ChoiceBet;
  readonly once: NumberBet;
  readonly beats: NumberBet;
  readonly hot: NumberBet;
  readonly dead: NumberBet;
  readonly resize: CurveBet;
} = {
  newsroom: {
    kind: "choice",
    id: "07-newsroom",
    question:
      "Twelve editors write to all others on one slow channel before every article, a message 1/100 of the work. The newsroom grows to 24. Its output",
    options: ["doubles", "grows by less", "stays at its ceiling", "falls"],
    tempting: "grows by less",
    misconception: "Adding agents never hurts, it only helps less.",
    shows: "24 editors write less than 12 did.",
    again: "05-peak",
  },
  wait: {
    kind: "choice",
    id: "07-wait",
    question:
      "Five agents race for every message, the quickest reply is sent. Now each message gets one owner instead. The customers' median wait gets",
    options: ["shorter", "longer", "it depends on how busy they are"],
    tempting: "shorter",
    misconception: "Fewer calls, shorter waits.",
    shows: "Idle teams are quicker in a race, busy ones with owners.",
  },
  once: {
    kind: "number",
    id: "07-once",
    question:
      "Five processes salt their hashes differently; each answers a conversation if its own hash says so. How many of 100 conversations are answered exactly once?",
    unit: "of 100",
    tempting: [60, 100],
    misconception: "A hash is the same everywhere.",
    shows: "Four in ten are answered once, a third never, the rest several times.",
  },
  resize: {
    kind: "curve",
    id: "07-resize",
    question:
      "Owners by hash modulo n. One agent joins a team of 2, 3, 5, 8, 12, 20 or 30. Draw the share of conversations that change their owner.",
    xs: [2, 3, 5, 8, 12, 20, 30],
    xTitle: "agents before",
    unit: "share, 0 to 1",
    tempting: [0.33, 0.25, 0.17, 0.11, 0.08, 0.05, 0.03],
    misconception: "A newcomer takes its share and leaves the rest alone.",
    shows: "With modulo nearly everything moves, and the more so the larger the team.",
  },
  beats: {
    kind: "number",
    id: "07-beats",
    question:
      "Five agents tell each other every second that they are alive; 0.3 customer messages a second come in. How many messages between agents for each customer message?",
    unit: "messages",
    tempting: [1, 30],
    misconception: "Zero messages is free.",
    shows: "The agents write far more to each other than the customers write to them.",
  },
  dead: {
    kind: "number",
    id: "07-dead",
    question:
      "One of five owners dies early and nobody notices. How many of 100 messages are never answered?",
    unit: "of 100",
    tempting: [0, 8],
    misconception: "The others will pick it up.",
    shows: "A fifth of all messages goes unanswered, for as long as nobody looks.",
  },
  hot: {
    kind: "number",
    id: "07-hot",
    question:
      "One conversation sends 30 % of one message a second. The unluckiest 1 % waited about 12 seconds without it. How long do they wait now, with owners by hash?",
    unit: "seconds",
    tempting: [12, 40],
    misconception: "A hash spreads the work.",
    shows: "Minutes: ownership balances conversations, not work.",
  },
};
