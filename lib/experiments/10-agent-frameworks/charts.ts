/** The charts of the notebook, one call each. A learner's guess is drawn in where it was given. */
import type { PlacedBet } from "coordlab/bets/bet.js";
import { barChart, lineChart, type PictureFigure, pictureRow, type VegaLiteFigure } from "coordlab-figures";
import type { Bill, GrowthBill } from "./bill.js";
import { sharesByVersion } from "./mast.js";
import { ringDrawing } from "./ring-drawing.js";
import { equalSlices, namedPoints } from "./shard-ring.js";
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

/** What moves when a sixth agent joins: Moleculer's ring beside a ring whose points depend on names alone. */
export function ringPair(): PictureFigure {
  const before = ["agent-1", "agent-2", "agent-3", "agent-4", "agent-5"];
  const join = { before, after: [...before, "agent-6"] };
  const slices = { ...join, pointsEach: 10, title: "Moleculer's Shard", alt: "Equal slices: half moves." };
  const points = {
    ...join,
    pointsEach: 40,
    title: "40 points by name",
    alt: "Points by name: a sixth moves.",
  };
  return pictureRow([ringDrawing(equalSlices, slices), ringDrawing(namedPoints, points)], {
    title: "One is called consistent hashing, the other is",
    caption: "Inside: owners before. Outside: after a sixth agent joined. Black: what changes hands.",
    alt: "Two double rings. With Moleculer's equal slices 50 percent of the circle changes hands, with points that depend on names 16 percent.",
  });
}

/** The share of keys that another rule moves when a sixth owner joins, in per cent. */
export interface Moved {
  readonly rule: string;
  readonly moves: number;
}

/** What moves when a sixth agent joins, by rule. The bet stands at Moleculer's bar. */
export function movedFigure(rows: readonly Moved[], bet: PlacedBet): VegaLiteFigure {
  return barChart(rows, {
    x: "rule",
    y: "moves",
    xTitle: "",
    yTitle: "conversations that move (%)",
    format: ".1f",
    guess: { bet, at: "Moleculer's Shard" },
    title: "A fair share is a sixth; the name on the ring does not say",
    caption:
      "A sixth agent joins. Shard: 10,000 keys in the broker. Modulo, rendezvous: 20,000 keys. Points by name: 100 each, exact.",
    alt: `Share of conversations that move: ${rows.map(({ rule, moves }) => `${rule} ${moves.toFixed(1)}`).join(", ")} per cent.`,
  });
}

/** Failure modes of MAST by the version that counted them. */
export function versionSlopes(codes: readonly string[]): VegaLiteFigure {
  const shares = sharesByVersion(codes);
  const said = [...new Set(shares.map(({ mode }) => mode))].map(
    (mode) =>
      `${mode} ${shares
        .filter((it) => it.mode === mode)
        .map(({ share }) => share.toFixed(1))
        .join(", ")}`,
  );
  return lineChart(shares, {
    x: "version",
    y: "share",
    series: "mode",
    xTitle: "where the number stands",
    yTitle: "per cent of all labels",
    yDomain: [0, 20],
    title: "The same mode, three numbers",
    caption: "Five of fourteen modes. Ignored input: 0.2, then 1.9, then none.",
    alt: `Slopes over version 2, version 3 and the released labels: ${said.join("; ")}.`,
  });
}
