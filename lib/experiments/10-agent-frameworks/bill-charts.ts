/** The charts of what a team pays, one call each. A learner's guess is drawn in where it was given. */
import type { PlacedBet } from "coordlab/bets/bet.js";
import { barChart, lineChart, type VegaLiteFigure } from "coordlab-figures";
import type { Bill, GrowthBill } from "./bill.js";
import type { LetterCost } from "./what-if.js";

const short = (pattern: string) => pattern.replace(/,.*/, "");

/** Tokens for each letter by pattern, in the words of the bet. */
export function tokensALetter(bills: readonly Bill[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    bills.map(({ pattern, tokens, answered }) => [
      short(pattern).replace("agents as", "as"),
      tokens / answered,
    ]),
  );
}

/** Tokens for each letter, cheapest first, with the learner's ranking over the bars. */
export function patternBars(bills: readonly Bill[], bet: PlacedBet): VegaLiteFigure {
  const rows = Object.entries(tokensALetter(bills)).map(([pattern, tokens]) => ({ pattern, tokens }));
  return barChart(
    rows.sort((a, b) => a.tokens - b.tokens),
    {
      x: "pattern",
      y: "tokens",
      xTitle: "pattern",
      yTitle: "tokens for each letter",
      format: ",.0f",
      title: "A team can be cheaper than one agent, or three times as dear",
      guess: { bet },
      caption: "Mean over 100 letters. Every pattern answers all of them.",
      alt: `Tokens for each letter: ${rows.map(({ pattern, tokens }) => `${pattern} ${Math.round(tokens).toLocaleString("en")}`).join(", ")}.`,
    },
  );
}

/** Bills against the size of the team. The bet: how many times one desk's bill a supervisor pays for ten. */
export function growthChart(
  bills: readonly (GrowthBill & { readonly pattern: string })[],
  bet: PlacedBet,
): VegaLiteFigure {
  const one = bills.find(({ n }) => n === 1)!.tokens;
  const at = (n: number) => bills.filter((bill) => bill.n === n);
  const names = at(10).map(({ pattern, tokens }) => `${pattern} ${tokens.toLocaleString("en")}`);
  const inTokens = typeof bet.guess === "number" ? { ...bet, guess: one * bet.guess } : bet;
  return lineChart(bills, {
    x: "n",
    y: "tokens",
    series: "pattern",
    xTitle: "desks that have to speak",
    yTitle: "tokens for one letter",
    guess: { bet: inTokens, at: 10 },
    title: "Ten desks cost a supervisor thirty times one desk",
    caption: "Each return to the supervisor reads again all that came before.",
    alt: `Tokens against desks, four lines that climb from at most ${one}. At ten desks: ${names.join(", ")}.`,
  });
}

/** Tokens by place in the conversation. The bet: the letter from which on the router is dearer. */
export function letterChart(bills: readonly Bill[], bet: PlacedBet): VegaLiteFigure {
  const rows = bills.flatMap(({ pattern, byTurn, answered }) =>
    byTurn.map((sum, turn) => ({
      pattern: short(pattern),
      letter: turn + 1,
      tokens: (sum * byTurn.length) / answered,
    })),
  );
  const ends = bills.map(({ pattern, byTurn, answered }) => {
    const [first, last] = [byTurn[0]!, byTurn.at(-1)!].map((sum) =>
      Math.round((sum * byTurn.length) / answered),
    );
    return `${short(pattern)} from ${first} to ${last}`;
  });
  return lineChart(rows, {
    x: "letter",
    y: "tokens",
    series: "pattern",
    xTitle: "letter of the conversation",
    yTitle: "tokens for this letter",
    guess: { bet, along: "x" },
    title: "The router is dearer from the fourth letter on",
    caption: "Means over 20 conversations. The router reads the history twice.",
    alt: `Tokens by letter: ${ends.join(", ")}; router and one agent cross between the third and the fourth letter.`,
  });
}

/** The same for teams that nobody recorded, with sliders for desks and roles. */
export function whatIfChart(costs: readonly LetterCost[]): VegaLiteFigure {
  return lineChart(costs, {
    x: "letter",
    y: "tokens",
    series: "pattern",
    xTitle: "letter of the conversation",
    yTitle: "tokens for this letter",
    sliders: [
      { field: "desks", label: "desks", value: 5 },
      { field: "roleTokens", label: "tokens of a role", value: 150 },
    ],
    title: "Long roles favour teams, long conversations do not",
    caption:
      "Move the sliders: with short roles one agent wins at once, with long ones nobody catches the handoffs.",
    alt: "Five lines of tokens by letter for chosen numbers of desks and role lengths: supervisor steepest, then agents as tools, router, handoffs and the one agent, which starts high and climbs slowly.",
  });
}

export interface DoorwayRun {
  readonly name: string;
  readonly calls: number;
  /** Tokens spent after each call. */
  readonly spent: readonly number[];
}

/** Tokens against calls of agents that hand over to each other, on log axes; each line ends where it was stopped. */
export function doorwayChart(runs: readonly DoorwayRun[]): VegaLiteFigure {
  // A line of hundreds of calls needs no more than one point in seventeen.
  const rows = runs.flatMap(({ name, calls, spent }) =>
    spent
      .map((tokens, i) => ({ name: `${name}, ${calls} calls`, call: i + 1, tokens }))
      .filter(({ call }) => call <= 25 || call % 17 === 8),
  );
  const ends = runs.map(
    ({ name, calls, spent }) => `${name} at ${calls} calls and ${spent.at(-1)!.toLocaleString("en")} tokens`,
  );
  return lineChart(rows, {
    x: "call",
    y: "tokens",
    series: "name",
    xTitle: "model calls",
    yTitle: "tokens spent",
    xScale: "log",
    yScale: "log",
    title: "Two are stopped by a default, one is not stopped at all",
    caption: "AutoGen has no limit of its own: we cut it after 399 calls and 1.8 million tokens.",
    alt: `Tokens against calls on log axes, lines that climb with the square of the calls and end: ${ends.join("; ")}.`,
  });
}
