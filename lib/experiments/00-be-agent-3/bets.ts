/** The bets of the opening notebook. */
import type { ChoiceBet, CurveBet, NumberBet } from "coordlab/bets/bet.js";

/** The bets by name; their ids begin with the notebook's number. */
export const agent3Bets: {
  readonly courtesy: NumberBet;
  readonly polite: ChoiceBet;
  readonly rebel: NumberBet;
  readonly converts: CurveBet;
} = {
  courtesy: {
    kind: "number",
    id: "00-courtesy",
    question:
      "Only you change: you wait whenever you see anybody else at the door. The others step in, and the team crossed 32 times. How often now, in 200 steps?",
    unit: "crossings",
    tempting: [50, 100],
    misconception: "Whoever is polite helps a lot, or at least loses something by it.",
    shows: "The team gains a little, and you lose nothing: bumps took your crossings before.",
  },
  polite: {
    kind: "choice",
    id: "00-polite",
    question:
      "All six wait whenever they see anybody else, and a refused wish is lost. Against the 32 crossings of before, the team crosses",
    options: ["more often", "as often", "less often", "never"],
    tempting: "more often",
    misconception: "A polite rule is a safe rule: without bumps the team must gain.",
    shows: "The same crossings: every bump has become a standstill.",
  },
  rebel: {
    kind: "number",
    id: "00-rebel",
    question:
      "Five obey 'lowest number first', you always step in, and wishes are remembered. How many crossings in 200 steps?",
    unit: "crossings",
    tempting: [100, 195],
    misconception:
      "If each does its bit, the team does: five sixths of the discipline give five sixths of the crossings.",
    shows: "One rebel stops all six: whoever bumps into you comes back, and so do you.",
  },
  converts: {
    kind: "curve",
    id: "00-converts",
    question:
      "k of six obey, the others step in, and refused wishes are lost. Draw the crossings in 200 steps for k = 0 to 6.",
    xs: [0, 1, 2, 3, 4, 5, 6],
    xTitle: "agents that obey",
    unit: "crossings",
    tempting: [32, 59, 86, 113, 140, 167, 194],
    misconception: "Every convert is worth the same.",
    shows: "The curve bends upward: the last convert is worth several times the first.",
  },
};
