/** The figures of fitted laws: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import type { ScalabilityFit } from "coordlab/overhead/fit.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import { scalabilityChart } from "coordlab-figures/charts/scalability-chart.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { TableFigure, VegaLiteFigure } from "coordlab-figures/figure.js";
import type { ScalabilitySet } from "./published.js";
import { simulatedMachines } from "./simulated-workers.js";
import type { WorkerPattern } from "./workers.js";

const interval = ([low, high]: readonly [number, number]): string =>
  `${low.toPrecision(2)} to ${high.toPrecision(2)}`;

/** Fits of published measurements, with 95 % intervals. */
export function fitTable(
  fits: readonly { readonly set: ScalabilitySet; readonly fit: ScalabilityFit }[],
): TableFigure {
  const rows = fits.map(({ set, fit }) => ({
    set: set.title,
    first: set.measurements[0]!.throughput,
    lambda: fit.lambda,
    sigma: fit.sigma,
    sigma95: interval(fit.intervals.sigma),
    kappa: fit.kappa,
    kappa95: interval(fit.intervals.kappa),
    peak: fit.peak.n,
  }));
  return table(rows, {
    digits: { first: 1, lambda: 1, sigma: 4, kappa: 6, peak: 1 },
    columns: {
      set: "measured",
      first: "one agent, measured",
      lambda: "λ: one agent, fitted",
      sigma: "σ contention",
      sigma95: "95 %",
      kappa: "κ coherency",
      kappa95: "95 % ",
      peak: "peak at n",
    },
  });
}

export interface ImpliedPoint {
  readonly set: string;
  readonly n: number;
  readonly serialFraction: number;
}

/** Implied serial fractions of two published sets. */
export function impliedFigure(rows: readonly ImpliedPoint[]): VegaLiteFigure {
  return lineChart(rows, {
    x: "n",
    y: "serialFraction",
    series: "set",
    xTitle: "n (processors, or users)",
    yTitle: "implied serial fraction e(n)",
    yDomain: [0, 0.08],
    title: "Neither line does what the law says",
    caption: "The ray tracer climbs first and levels off. The SPEC benchmark climbs all the way.",
    alt: `Implied serial fraction against n: ${rows.map(({ set, n, serialFraction }) => `${set} at ${n} ${serialFraction.toFixed(3)}`).join(", ")}.`,
  });
}

export interface NamedFit extends ScalabilityFit {
  readonly name: string;
}

/** Fits to the first points, and all that was measured. */
export function trapFigure(
  { measurements }: ScalabilitySet,
  fits: readonly NamedFit[],
  bet?: PlacedBet,
): VegaLiteFigure {
  const promises = fits.map(
    ({ name, peak }) => `${name}: ${Math.round(peak.throughput)} at ${Math.round(peak.n)}`,
  );
  return scalabilityChart(measurements, fits, {
    xTitle: "threads n",
    yTitle: "queries per second",
    xDomain: [0, 60],
    rules: [{ x: 10 }, { x: 16 }],
    ...(bet && { guess: { bet } }),
    title: "Through its points, and then astray",
    caption: "Dots are measured. Each curve was fitted to the first points, up to its upright, or to all.",
    alt: `Promised peaks, in queries a second at threads. ${promises.join("; ")}. The dots level off at ${Math.round(Math.max(...measurements.map(({ throughput }) => throughput)))}.`,
  });
}

/** What each fit promises. */
export function trapTable(fits: readonly NamedFit[]): TableFigure {
  const rows = fits.map(({ name, sigma, kappa, peak }) => ({
    ...{ name, sigma, kappa, at: peak.n, most: peak.throughput },
  }));
  return table(rows, {
    digits: { sigma: 4, kappa: 5, at: 1, most: 0 },
    columns: { name: "fit", sigma: "σ", kappa: "κ", at: "peak at n", most: "queries a second there" },
  });
}

/** What the fits of teams call their costs. */
export function workerTable(
  fitted: readonly {
    readonly machine: string;
    readonly pattern: WorkerPattern;
    readonly sigma: number;
    readonly kappa: number;
  }[],
): TableFigure {
  return table(fitted, {
    digits: 3,
    columns: { machine: "machine", pattern: "the team", sigma: "σ “contention”", kappa: "κ “coherency”" },
  });
}

/** The model's three teams, with a slider for the cores. */
export function workerFigure(cores: readonly number[], shown: number, bet?: PlacedBet): VegaLiteFigure {
  const rows = simulatedMachines(cores).flatMap(({ pattern, cores: at, points }) =>
    points.map((point) => ({ pattern, cores: at, ...point })),
  );
  return lineChart(rows, {
    x: "n",
    y: "throughput",
    series: "pattern",
    sliders: [{ field: "cores", label: "cores", value: shown }],
    ...(bet && { guess: { bet, at: 4 } }),
    xTitle: "workers n",
    yTitle: "work, in units of one worker alone",
    title: "The same three teams, with more cores",
    caption: "A model: workers that share a core slow each other down; talkers must first wake up.",
    alt: `Throughput of one to eight workers, with a slider for the cores. On ${shown} cores the silent team rises to the second worker and then falls; with eight cores it rises all the way, and the lock's ceiling shows.`,
  });
}
