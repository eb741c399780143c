/** The notebook's figures: one call each. Those with a learner's guess are in `bet-figures.ts`. */

import { climbing } from "coordlab/learning/games.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { heatmap } from "coordlab-figures/charts/heatmap.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import { graphDrawing } from "coordlab-figures/drawings/graph-drawing.js";
import { pictureRow } from "coordlab-figures/drawings/picture-row.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { PictureFigure, TableFigure, VegaLiteFigure } from "coordlab-figures/figure.js";
import { roundThroughput } from "../05-the-overhead-ceiling/round-messages.js";
import { factorisations, fitRow, sixAgentGames } from "./fits.js";
import { edgesShown, teamAndLog } from "./hidden-team.js";
import type { CurvePoint } from "./many-seeds.js";

/** The climbing game, with the mean of each row beside it. */
export function climbingFigure(): VegaLiteFigure {
  const columns = ["a", "b", "c"];
  const rows = columns.flatMap((mine, a) => {
    const pays = columns.map((_, b) => climbing.payoff([a, b]));
    const mean = pays.reduce((sum, r) => sum + r, 0) / 3;
    return [
      ...columns.map((yours, b) => ({ mine, yours, pays: pays[b]! })),
      { mine, yours: "mean", pays: mean },
    ];
  });
  return heatmap(rows, {
    x: "yours",
    y: "mine",
    value: "pays",
    middle: 0,
    format: ".3~r",
    xTitle: "what you play (last column: the mean over it)",
    yTitle: "what I play",
    valueTitle: "pays both",
    title: "The best row has the worst mean",
    caption: "Both a: 11. If only one plays a, b makes it -30. On average c looks best.",
    alt: "The climbing game as a grid. Row a pays 11, -30, 0; row b -30, 7, 6; row c 0, 0, 5. The means are -6.33, -5.67 and 1.67.",
  });
}

/** Earnings without exploring against steps of training. */
export function curvesFigure(points: readonly CurvePoint[]): VegaLiteFigure {
  return lineChart(points, {
    x: "step",
    y: "earned",
    series: "learner",
    low: "low",
    high: "high",
    xTitle: "steps of training",
    yTitle: "what the team earns",
    rules: [{ y: 44, label: "optimum 44" }],
    title: "More data moves the edges, not the averages",
    caption:
      "Five agents in a chain, the climbing game on each edge; means of 200 seeds with 95 % intervals.",
    alt: "Earnings against steps. Edge payoffs and hysteretic Q rise to 44 and 43 within 1,000 steps; independent Q, VDN and QMIX stay between 16 and 22.",
  });
}

/** Which factorisation can hold which game: unexplained share and earnings by each. */
export function fitsTable(): TableFigure {
  const rows = sixAgentGames.map((game) => {
    const [none, ring, all] = factorisations.map((terms) => fitRow(game, terms));
    const cell = (row: typeof none) =>
      `${row!.unexplained.toFixed(0)} %, earns ${Number(row!.earns.toFixed(2))}`;
    return { game: game[0], optimum: none!.optimum, none: cell(none), ring: cell(ring), all: cell(all) };
  });
  return table(rows, {
    columns: {
      game: "six agents",
      optimum: "optimum",
      none: "no edges (VDN): unexplained",
      ring: "edges of a ring: unexplained",
      all: "all pairs: unexplained",
    },
    caption:
      "Least squares over all joint actions. Where several joint actions tie for best, the mean of what they earn.",
  });
}

/** The hidden graph and what logs of more and more rows show of it. */
export function edgesAppear(seed: number, rowCounts: readonly number[]): PictureFigure {
  const agents = 12;
  const nodes = Array.from({ length: agents }, () => ({}));
  const size = { width: 320, height: 300, layout: "circle" as const };
  const { team } = teamAndLog(agents, seed, () => ({ rows: 1 }));
  const hidden = graphDrawing({
    ...size,
    nodes,
    edges: team.edges.map(([from, to]) => ({ from, to })),
    title: "Hidden: 18 edges",
    alt: "The hidden graph of twelve agents.",
  });
  const seen = rowCounts.map((rows) => {
    const { log } = teamAndLog(agents, seed, () => ({ rows }));
    const { found, missed, invented } = edgesShown(team, log);
    return graphDrawing({
      ...size,
      nodes,
      edges: [
        ...missed.map(([from, to]) => ({ from, to, dashed: true })),
        ...found.map(([from, to]) => ({ from, to })),
        ...invented.map(([from, to]) => ({ from, to, conflict: true })),
      ],
      title: `${rows} rows: ${found.length} found, ${invented.length} false`,
      alt: `What ${rows} rows show.`,
    });
  });
  return pictureRow([hidden, ...seen], {
    title: "One team's edges come out of the noise",
    caption: "Solid: found. Dashed: missed. Crossed: false. One team; the means of 200 follow.",
    alt: "Four drawings of twelve agents in a circle: the hidden graph, and the edges that logs of more and more rows show. With 1,600 rows all or nearly all edges are found.",
    columns: 2,
  });
}

/** Work done in a unit of time when every message takes a hundredth of it. */
export function ceilingFigure(learnedMessages: number): VegaLiteFigure {
  const bars = [
    { team: "12 agents", round: "everyone to everyone", messages: 132, n: 12 },
    { team: "12 agents", round: "along the edges", messages: learnedMessages, n: 12 },
    { team: "48 agents", round: "everyone to everyone", messages: 48 * 47, n: 48 },
    { team: "48 agents", round: "along the edges", messages: 2 * 72, n: 48 },
  ].map((bar) => ({ ...bar, work: roundThroughput(bar.n, bar.messages, 0.01) }));
  return barChart(bars, {
    x: "team",
    y: "work",
    series: "round",
    xTitle: "",
    yTitle: "work in a unit of time",
    format: ".2f",
    title: "What a round along edges leaves of the ceiling",
    caption:
      "A message takes a hundredth of a unit on one shared medium. 12 agents: edges as learned; 48: their true 72.",
    alt: "Work in a unit of time. 12 agents: 5.17 if all write to all, 8.75 along the learned edges. 48 agents: 2.04 against 19.67.",
  });
}
