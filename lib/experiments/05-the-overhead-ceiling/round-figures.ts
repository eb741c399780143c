/** The figures of what a round costs: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import type { Measurement } from "coordlab/overhead/measurement.js";
import type { Peak } from "coordlab/overhead/scalability-law.js";
import type { Ledger } from "coordlab/world/ledger.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import { type NamedLaw, scalabilityChart } from "coordlab-figures/charts/scalability-chart.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { TableFigure, VegaLiteFigure } from "coordlab-figures/figure.js";

/** Jobs that each machine printed. */
export function printerFigure({ perAgent: { worked } }: Ledger, bet?: PlacedBet): VegaLiteFigure {
  const rows = Array.from(worked, (jobs, machine) => ({ machine: `${machine}`, jobs }));
  return barChart(rows, {
    x: "machine",
    y: "jobs",
    xTitle: "machine",
    yTitle: "jobs printed",
    ...(bet && { guess: { bet, at: "3" } }),
    title: "Never idle, and the last one waits",
    alt: `Jobs printed by machines 0 to ${rows.length - 1}: ${rows.map(({ jobs }) => jobs).join(", ")}.`,
  });
}

/** Work done by teams of one to n that talk in one way before each unit. */
export interface TeamOutput {
  readonly n: number;
  readonly round: string;
  readonly units: number;
}

/** Two kinds of round on one medium. */
export function mediumFigure(rows: readonly TeamOutput[], best: Peak, bet?: PlacedBet): VegaLiteFigure {
  const drawn = Math.max(...rows.filter(({ round }) => round === rows[0]!.round).map(({ n }) => n));
  return lineChart(rows, {
    x: "n",
    y: "units",
    series: "round",
    xTitle: "agents n",
    yTitle: "work done per unit of time",
    ...(bet && { guess: { bet, along: "x" } }),
    points: [{ x: best.n, y: best.throughput, label: `peak at ${Math.round(best.n)}` }],
    title: "One medium, two kinds of round",
    caption: `All to all, drawn up to ${drawn} agents, turns down after ${Math.round(best.n)}. The hub's curve only bends.`,
    alt: `Work done against team size on one shared medium: all to all peaks at ${Math.round(best.n)} agents and falls, the hub's curve bends and goes on rising.`,
  });
}

/** Two laws through a team's first points, and what became of the team. */
export function promiseFigure(
  measured: readonly Measurement[],
  laws: readonly NamedLaw[],
  bet?: PlacedBet,
): VegaLiteFigure {
  return scalabilityChart(measured, laws, {
    xTitle: "agents n",
    yTitle: "work done per unit of time",
    xDomain: [0, 42],
    ...(bet && { guess: { bet, at: 40 } }),
    rules: [{ x: 8, label: "fitted up to here" }],
    title: "A ceiling foretold, and a fall",
    caption: "Both laws were fitted to the first eight points. One of them has a term for a fall.",
    alt: "Points rise to 10 agents and fall. Amdahl's curve through the first eight keeps rising; the scalability law runs through all points.",
  });
}

/** What a round over a graph implies. */
export interface GraphFraction {
  readonly n: number;
  readonly graph: string;
  readonly all: number;
  readonly busiest: number;
  /** Implied serial fraction where all messages queue on one medium. */
  readonly medium: number;
  /** The same where every pair has a link of its own. */
  readonly links: number;
}

/** Serial fractions and ceilings, by graph. */
export function graphTable(rows: readonly GraphFraction[]): TableFigure {
  const lines = rows.map((row) => ({ ...row, mediumCeiling: 1 / row.medium, linksCeiling: 1 / row.links }));
  return table(lines, {
    digits: { medium: 3, mediumCeiling: 1, links: 3, linksCeiling: 0 },
    columns: {
      graph: "graph",
      all: "all messages",
      medium: "s, one medium",
      mediumCeiling: "ceiling 1/s",
      busiest: "busiest agent's",
      links: "s, private links",
      linksCeiling: "ceiling 1/s ",
    },
  });
}

/** Serial fractions against team size, on one medium or on private links. */
export function sparsenessFigure(
  rows: readonly GraphFraction[],
  where: "medium" | "links",
  bet?: PlacedBet,
): VegaLiteFigure {
  const last = rows.filter(({ n }) => n === rows.at(-1)!.n);
  const ends = last.map((row) => `${row.graph} ${row[where].toPrecision(2)}`).join(", ");
  return lineChart(rows, {
    x: "n",
    y: where,
    series: "graph",
    xTitle: "agents n",
    yTitle: "implied serial fraction s",
    xScale: "log",
    yScale: "log",
    yDomain: [0.0001, 3],
    height: 240,
    ...(bet && { guess: { bet, at: 40 } }),
    title:
      where === "medium" ? "One medium: every message counts" : "Private links: the busiest agent counts",
    alt: `Implied serial fraction against n, ${where === "medium" ? "one shared medium" : "a link for every pair"}; with ${last[0]!.n} agents: ${ends}.`,
  });
}
