/** The charts of crews that edit the same files: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { TableFigure, VegaLiteFigure } from "coordlab-figures/figure.js";
import type { BudgetRow, HidingCost } from "./merger-limits.js";
import type { RegimeRate } from "./tool-call-regimes.js";

const briefNames: Readonly<Record<RegimeRate["regime"], string>> = {
  "one after the other": "one by one",
  "free-for-all": "free-for-all",
  waves: "waves",
  "locks in call order": "call-order locks",
  "locks in sorted order": "sorted locks",
  "merged plan": "merged plan",
};

/** Regimes by the names that fit under a bar. */
export interface CrewRow extends Omit<RegimeRate, "regime"> {
  readonly regime: string;
  readonly finished: number;
}

/** {@link RegimeRate}s with brief names. */
export function crewRows(rates: readonly RegimeRate[]): CrewRow[] {
  return rates.map((rate) => ({
    ...rate,
    regime: briefNames[rate.regime],
    finished: rate.runs - rate.deadlocks,
  }));
}

/** Speedups over all crews and over those that finish. */
export function crewTable(rows: readonly CrewRow[]): TableFigure {
  return table(rows, {
    digits: 2,
    columns: {
      regime: "regime",
      finished: `crews that finish (of ${rows[0]!.runs})`,
      lostUpdates: "lost updates, mean",
      speedup: "speedup of those that finish",
      overAll: "a deadlock counted as 0",
      low: "95 % from",
      high: "to",
    },
  });
}

/** Speedups with whiskers. */
export function crewFigure(rows: readonly CrewRow[], bet?: PlacedBet): VegaLiteFigure {
  return barChart(rows, {
    x: "regime",
    y: "overAll",
    low: "low",
    high: "high",
    xTitle: "regime",
    yTitle: "speedup over one by one, mean",
    width: 900,
    ...(bet && { guess: { bet } }),
    title: "Serialise only what conflicts",
    caption: "A crew that deadlocks has no speedup. The free-for-all is fastest and loses updates.",
    alt: `Mean speedup by regime: ${rows.map(({ regime, overAll }) => `${regime} ${overAll.toFixed(2)}`).join(", ")}.`,
  });
}

/** What a budget that is too small does. */
export function budgetTable(rows: readonly BudgetRow[]): TableFigure {
  const named = rows.map(({ budget, ...row }) => ({ budget: `${Math.round(100 * budget)} %`, ...row }));
  return table(named, {
    digits: 1,
    columns: {
      budget: "of the tokens asked for",
      merged: `crews merged (of ${rows[0]!.crews})`,
      makespan: "makespan, mean",
      substitutions: "calls by the smaller model",
      cost: "makespan and price",
    },
  });
}

/** What claims that are not declared cost. */
export function hidingFigure(rows: readonly HidingCost[]): VegaLiteFigure {
  const named = rows.map(({ hidden, ...row }) => ({ hidden: `${Math.round(100 * hidden)} %`, ...row }));
  return barChart(named, {
    x: "hidden",
    y: "lostUpdates",
    low: "low",
    high: "high",
    xTitle: "claims that are not declared",
    yTitle: "lost updates a crew, mean",
    height: 260,
    title: "As good as the claims it is told",
    alt: `Lost updates of merged plans by the share of claims that are hidden: ${named.map(({ hidden, lostUpdates }) => `${lostUpdates.toFixed(2)} at ${hidden}`).join(", ")}.`,
  });
}
