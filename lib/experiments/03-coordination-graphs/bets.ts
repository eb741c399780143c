/** The bets of the notebook on coordination graphs. */
import type { ChoiceBet, NumberBet, RankingBet } from "coordlab/bets/bet.js";

/** The bets by name; their ids begin with the notebook's number. */
export const graphBets: {
  readonly pairs: NumberBet;
  readonly left: NumberBet;
  readonly noEdge: ChoiceBet;
  readonly hub: NumberBet;
  readonly shapes: RankingBet;
  readonly greedy: ChoiceBet;
  readonly million: NumberBet;
} = {
  pairs: {
    kind: "number",
    id: "03-pairs",
    question:
      "Forty agents with three actions each work in twenty pairs; nobody depends on anybody outside its pair. How many payoffs must you look up to be sure of the best joint action?",
    unit: "payoffs",
    tempting: [1e9, 2e19],
    misconception: "To be sure of the best joint action, all joint actions must be tried.",
    shows: "Trying everything multiplies by nine with each pair, going pair by pair adds nine.",
    again: "01-year",
  },
  left: {
    kind: "number",
    id: "03-left",
    question:
      "Next is agent 0, whose neighbours are 1 and, through the new edge, 2; then 1 goes, then 2. What number is left at the very end?",
    unit: "points",
    tempting: [16, 18],
    misconception: "The best for the team is the best entry of every table, added up.",
    shows: "What is left at the end is the most that the team can have, less than its best entries added up.",
  },
  noEdge: {
    kind: "choice",
    id: "03-no-edge",
    question:
      "0 works with 1, and 1 with 2; each pair earns 3 if its two do different things. Agent 0 has decided to go. What should agent 2 do for the team: go, wait, or either, since 0 and 2 share no edge?",
    options: ["go", "wait", "either"],
    tempting: "either",
    misconception: "Agents without an edge between them can choose independently.",
    shows: "If 2 does what 0 does, the team can earn 6; if not, 3.",
  },
  hub: {
    kind: "number",
    id: "03-hub",
    question:
      "A star of eight, three actions each. How many times as many table cells does it take if the hub goes first, rather than the leaves?",
    unit: "times",
    tempting: [1.5, 10],
    misconception: "The order in which agents go is a detail.",
    shows: "The hub leaves a table over all seven leaves, a leaf one over the hub alone.",
  },
  shapes: {
    kind: "ranking",
    id: "03-shapes",
    question:
      "Three actions each. Rank by the table cells that elimination takes: a line of 100, a ring of 100, a star of 100, a grid of 10 x 10, and ten agents of which everybody works with everybody.",
    options: ["line", "ring", "star", "grid", "complete"],
    tempting: ["complete", "star", "grid", "ring", "line"],
    misconception: "Few neighbours each make a team easy.",
    shows:
      "The grid, in which nobody has more than four neighbours, costs most; the line and the star least.",
  },
  greedy: {
    kind: "choice",
    id: "03-greedy",
    question:
      "A grid of 20 x 20. Which order makes fewer table cells: simply row by row, or 'fewest new edges next', the rule that was best on the 5 x 5 grid?",
    options: ["row by row", "fewest new edges"],
    tempting: "fewest new edges",
    misconception: "A rule of thumb that won on a small case wins on a large one.",
    shows: "On the small grids the rule is ahead, on the large ones the rows are.",
  },
  million: {
    kind: "number",
    id: "03-million",
    question: "A line of a million agents, two actions each. How many table cells?",
    unit: "cells",
    tempting: [1e8, 1e15],
    misconception: "A large team is a hard team.",
    shows: "Cells grow in proportion to the agents: a million of them cost some four million cells.",
  },
};
