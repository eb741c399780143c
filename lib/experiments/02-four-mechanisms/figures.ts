/** The notebook's figures: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import { heatmap } from "coordlab-figures/charts/heatmap.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { TableFigure, VegaLiteFigure } from "coordlab-figures/figure.js";
import type { lostByQueue } from "./dead-agents.js";
import { ladderMechanisms } from "./ladder.js";
import type { TableRow } from "./mechanism-table.js";
import type { Moves } from "./moved-keys.js";

type Queues = ReturnType<typeof lostByQueue>;

/** What the death of one crawler in eight costs, by how much the queue remembers. */
export function queueFigure(rows: Queues, bet?: PlacedBet): VegaLiteFigure {
  const at = (queue: number, what: string) =>
    rows.find((row) => row.queue === queue && row.what === what)!.share.toFixed(2);
  const [unnoticed, reassigned] = [rows[0]!.what, rows[1]!.what];
  const [shortest, longest] = [rows[0]!.queue, rows.at(-1)!.queue];
  return lineChart(rows, {
    x: "queue",
    y: "share",
    series: "what",
    low: "low",
    high: "high",
    xScale: "log",
    xTitle: "pages that the common queue keeps",
    yTitle: "share of the reward lost",
    yDomain: [0, 1],
    ...(bet && { guess: { bet, at: longest } }),
    title: "One of eight dies: the shorter the queue, the dearer",
    caption: "The dead one's good pages stay, and crowd the others' pages out of a short queue.",
    alt: `Loss against queue length. Unnoticed it falls from ${at(shortest, unnoticed)} with ${shortest} pages to ${at(longest, unnoticed)} with ${longest}; with the roles reassigned from ${at(shortest, reassigned)} to ${at(longest, reassigned)}.`,
  });
}

/** Names that stand under a column of the phone's width. */
const short: Readonly<Record<string, string>> = {
  "crawlers, sparse": "sparse web",
  "lift, sparse": "sparse lift",
  "drones, two lanes": "two lanes",
  "drones, narrows": "narrows",
};

/** A mark for every mechanism in every setting: what it earns, or what it says. */
function overSettings(
  rows: readonly TableRow[],
  value: (row: TableRow) => number,
  words: {
    title: string;
    caption: string;
    alt: string;
    valueTitle: string;
    format: string;
    domain?: readonly [number, number];
  },
): VegaLiteFigure {
  const rung = ({ mechanism }: TableRow) => ladderMechanisms.findIndex(({ name }) => name === mechanism);
  const suited = rows.filter(({ unsuited }) => unsuited === undefined);
  const byRung = [...new Set(suited.map(rung))].sort((a, b) => a - b);
  const cells = byRung
    .flatMap((place) => suited.filter((row) => rung(row) === place))
    .map((row) => ({
      setting: short[row.scenario] ?? row.scenario,
      mechanism: row.mechanism,
      value: value(row),
    }));
  return heatmap(cells, {
    x: "setting",
    y: "mechanism",
    value: "value",
    xTitle: "",
    yTitle: "",
    width: 700,
    ...words,
  });
}

/** What each mechanism earns in each setting, in percent of the central planner's reward. */
export function earningsFigure(rows: readonly TableRow[], title: string): VegaLiteFigure {
  const percent = ({ share }: TableRow) => 100 * share!.mean;
  return overSettings(rows, percent, {
    title,
    valueTitle: "%",
    format: ".0f",
    domain: [0, 100],
    caption:
      "Reward in percent of a central planner's, 200 worlds of 60 steps. Blank: the rule makes no sense there.",
    alt: said(rows, (row) => `${percent(row).toFixed(0)} %`),
  });
}

/** What each mechanism says in each setting, messages a step. */
export function messagesFigure(rows: readonly TableRow[], title: string): VegaLiteFigure {
  return overSettings(rows, ({ messages }) => messages!, {
    title,
    valueTitle: "a step",
    format: ".3~r",
    domain: [0, 60],
    caption: "Messages a step, counted by the channel. Darkest from 60 on.",
    alt: said(rows, ({ messages }) => messages!.toFixed(1)),
  });
}

function said(rows: readonly TableRow[], words: (row: TableRow) => string): string {
  const settings = [...new Set(rows.map(({ scenario }) => scenario))];
  return settings
    .map((setting) => {
      const suited = rows.filter(({ scenario, unsuited }) => scenario === setting && unsuited === undefined);
      return `${setting}: ${suited.map((row) => `${row.mechanism} ${words(row)}`).join(", ")}`;
    })
    .join("; ");
}

/** The rows of one setting, with all that they cost. */
export function priceTable(rows: readonly TableRow[], caption: string): TableFigure {
  const lines = rows
    .filter(({ unsuited }) => unsuited === undefined)
    .map(({ share, ...row }) => ({ ...row, mean: share!.mean, low: share!.low, high: share!.high }));
  return table(lines, {
    digits: { mean: 2, low: 2, high: 2, messages: 1, busiest: 1, rounds: 1, bytes: 0 },
    caption,
    columns: {
      mechanism: "mechanism",
      mean: "share of the planner's reward",
      low: "95 % from",
      high: "to",
      messages: "messages a step",
      busiest: "of these, the busiest agent's",
      rounds: "rounds",
      bytes: "bytes",
    },
  });
}

/** What moves when one more joins, for two rules of ownership. */
export function movesFigure(rows: readonly Moves[], bet?: PlacedBet): VegaLiteFigure {
  const at = (n: number, rule: string) =>
    rows.find((row) => row.n === n && row.rule === rule)!.moved.toFixed(2);
  return lineChart(rows, {
    x: "n",
    y: "moved",
    series: "rule",
    xTitle: "agents n, before one more joins",
    ...(bet && { guess: { bet, at: 9 } }),
    yTitle: "share of keys that change owner",
    title: "One agent joins: who has to hand over work?",
    caption:
      "mod n reshuffles n/(n+1) of everything; rendezvous hashing moves 1/(n+1), the newcomer's fair share.",
    alt: `Share of keys that change owner when a team of n grows by one: hash mod n rises from ${at(2, "hash mod n")} towards ${at(16, "hash mod n")}; rendezvous hashing falls from ${at(2, "rendezvous")} to ${at(16, "rendezvous")}.`,
  });
}

/** What the graph says when agents see more, beside what all-to-all and a planner say. */
export function densityFigure(
  rows: readonly {
    readonly n: number;
    readonly reach: number;
    readonly mechanism: string;
    readonly messages: number;
  }[],
  bet?: PlacedBet,
): VegaLiteFigure {
  const graph = rows.filter(({ n, mechanism }) => n === 6 && mechanism === "coordination graph");
  const more = (n: number) =>
    rows.some((row) => row.n === n && row.mechanism === "coordination graph" && row.messages > n * (n - 1));
  const stays = [...new Set(rows.map(({ n }) => n))]
    .filter((n) => n !== 6)
    .map((n) => `At n = ${n} the graph ${more(n) ? "outtalks" : "stays below"} all-to-all.`)
    .join(" ");
  return lineChart(rows, {
    x: "reach",
    y: "messages",
    series: "mechanism",
    xTitle: "sites that each crawler sees",
    yTitle: "messages a step",
    ...(bet && { guess: { bet } }),
    sliders: [{ field: "n", label: "agents n", value: 6 }],
    title: "Six crawlers' graph outtalks all-to-all; twelve crawlers' does not",
    caption: "With a site each there is no edge and no message. All-to-all sends n(n-1) whatever the need.",
    alt: `Messages a step against the number of sites seen, with a menu for n. At n = 6 the graph sends ${graph.map(({ messages }) => messages.toFixed(1)).join(", ")} with 1 to 4 sites; all-to-all sends 30, a central planner 12. ${stays}`,
  });
}
