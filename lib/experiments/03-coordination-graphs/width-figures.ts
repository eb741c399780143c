/** The figures of what a shape costs: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import { complete, grid, line, ring, star, type Topology } from "coordlab/graph/topologies.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";
import { priceBySize } from "./price-by-size.js";
import type { WidthRow } from "./random-widths.js";

export interface ShapePrice {
  readonly shape: string;
  readonly agents: number;
  readonly cells: number;
}

/** Table cells of five teams with three actions each. */
export function fiveTeams(): ShapePrice[] {
  const teams: readonly (readonly [string, Topology])[] = [
    ["line", line(100)],
    ["ring", ring(100)],
    ["star", star(100)],
    ["grid", grid(10, 10)],
    ["complete", complete(10)],
  ];
  return teams.map(([shape, topology]) => ({
    shape,
    ...priceBySize([topology.agents], () => topology, 3)[0]!,
  }));
}

/** The five teams by the powers of ten of their cells. */
export function teamsFigure(teams: readonly ShapePrice[], bet?: PlacedBet): VegaLiteFigure {
  const rows = teams.map(({ shape, cells }) => ({ shape, powers: Math.log10(cells) }));
  return barChart(rows, {
    x: "shape",
    y: "powers",
    xTitle: "100 agents; complete: 10",
    yTitle: "table cells (powers of ten)",
    format: ".1f",
    ...(bet && { guess: { bet } }),
    title: "Four neighbours each, and dearest",
    caption: "Each unit upwards is ten times as much.",
    alt: `Table cells: ${teams.map(({ shape, cells }) => `${shape} ${cells}`).join(", ")}.`,
  });
}

const shapes: readonly (readonly [string, (size: number) => Topology, readonly number[]])[] = [
  ["line", line, [4, 10, 30, 100, 300, 1000]],
  ["ring", ring, [4, 10, 30, 100, 300, 1000]],
  ["star", star, [4, 10, 30, 100, 300, 1000]],
  ["5 rows", (columns) => grid(5, columns), [2, 5, 10, 20, 60, 200]],
  ["square grid", (side) => grid(side, side), [2, 3, 4, 6, 8, 10, 12]],
  ["complete", complete, [4, 8, 12, 16, 20, 24]],
];

/** Table cells of six shapes as they grow, for two to five actions. */
export function shapePrices(): readonly (ShapePrice & { readonly actions: number })[] {
  return [2, 3, 4, 5].flatMap((actions) =>
    shapes.flatMap(([shape, make, sizes]) =>
      priceBySize(sizes, make, actions).map(({ agents, cells }) => ({ actions, shape, agents, cells })),
    ),
  );
}

/** Cells against agents, with a slider for the actions. */
export function growthFigure(rows: ReturnType<typeof shapePrices>): VegaLiteFigure {
  return lineChart(
    rows.filter(({ cells }) => cells < 1e12),
    {
      x: "agents",
      y: "cells",
      series: "shape",
      xTitle: "agents n",
      yTitle: "table cells",
      xScale: "log",
      yScale: "log",
      sliders: [{ field: "actions", label: "actions k", value: 3 }],
      rules: [{ y: 2 ** 27, label: "1 GB of cells" }],
      title: "The square grid explodes",
      caption: "The narrow shapes are parallel lines.",
      alt: "Table cells against agents on log axes. Line, star, ring and a strip of five rows are parallel lines of slope 1; the square grid bends up; the complete graph leaves the chart before n = 20.",
    },
  );
}

/** The width of random teams in which everybody has four neighbours. */
export function randomWidthFigure(rows: readonly WidthRow[]): VegaLiteFigure {
  const words = rows.map(({ agents, mean }) => `${mean.toFixed(1)} for ${agents}`).join(", ");
  return lineChart(rows, {
    x: "agents",
    y: "mean",
    low: "low",
    high: "high",
    xTitle: "agents",
    yTitle: "width of the best order found",
    title: "Sparse, and wider with every agent",
    caption: "Four neighbours each; 200 random graphs a size.",
    alt: `Width against agents for random graphs with four neighbours each: ${words}.`,
  });
}

/** Cells of a line against its agents, up to a million. */
export function longLineFigure(bet?: PlacedBet): VegaLiteFigure {
  const rows = priceBySize([1e3, 1e4, 1e5, 1e6], line, 2);
  return lineChart(rows, {
    x: "agents",
    y: "cells",
    xTitle: "agents in a line, 2 actions each",
    yTitle: "table cells",
    xScale: "log",
    yScale: "log",
    ...(bet && { guess: { bet } }),
    title: "Four cells for each agent more",
    alt: `Table cells against agents on log axes, a straight line of slope 1 that ends at ${rows.at(-1)!.cells} cells for a million agents.`,
  });
}
