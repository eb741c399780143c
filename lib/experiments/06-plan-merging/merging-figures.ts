/** The charts of merging: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { TableFigure, VegaLiteFigure } from "coordlab-figures/figure.js";
import type { DeadlockRate, MergerComparison, MergerRow } from "./compare-mergers.js";
import type { Survival } from "./survival-of-lateness.js";
import type { DetectionCost, SharingRow } from "./workloads.js";

/** Who gets across, with patience alone and with a rule. */
export function bridgeFigure(
  rows: readonly { readonly mechanism: string; readonly worked: number }[],
  bet?: PlacedBet,
): VegaLiteFigure {
  const named = rows.map(({ mechanism, worked }) => ({
    rule: mechanism === "lowest ID" ? "lowest number first" : "patience alone",
    worked,
  }));
  return barChart(named, {
    x: "rule",
    y: "worked",
    xTitle: "rule",
    yTitle: "got across in 1,000 tries",
    ...(bet && { guess: { bet, at: "patience alone" } }),
    title: "Patience without a rule is a jam",
    alt: `Crossings in 1,000 tries: ${named.map(({ rule, worked }) => `${rule} ${worked}`).join(", ")}.`,
  });
}

/** What sharing costs a detector. */
export function sharingTable(rows: readonly SharingRow[]): TableFigure {
  return table(rows, {
    digits: { percent: 1, low: 1, high: 1, all: 0, sweep: 0, conflicts: 0 },
    columns: {
      world: "world",
      pairs: "agent pairs",
      percent: "share a resource (%)",
      low: "95 % from",
      high: "to",
      all: "comparisons, all pairs",
      sweep: "comparisons, sweep",
      conflicts: "conflicts",
    },
    caption: "100 agents, means of 200 worlds.",
  });
}

/** How many pairs share a resource. */
export function sharingFigure(rows: readonly SharingRow[], bet?: PlacedBet): VegaLiteFigure {
  return barChart(rows, {
    x: "world",
    y: "percent",
    xTitle: "world",
    yTitle: "pairs that share a resource (%)",
    format: ".1f",
    ...(bet && { guess: { bet, at: "uniform" } }),
    title: "Long plans: nearly all share something",
    alt: `Share of agent pairs with a common resource, in percent: ${rows.map(({ world, percent }) => `${world} ${percent.toFixed(1)}`).join(", ")}.`,
  });
}

/** What detection costs as teams grow. */
export function detectionFigure(costs: readonly DetectionCost[]): VegaLiteFigure {
  const rows = costs.flatMap(({ workload, agents, sweepComparisons, allPairsComparisons }) => [
    { agents, comparisons: sweepComparisons, detector: `sweep, ${workload}` },
    ...(workload === "uniform" ? [{ agents, comparisons: allPairsComparisons, detector: "all pairs" }] : []),
  ]);
  const last = costs.filter(({ agents }) => agents === costs.at(-1)!.agents);
  const [all, most] = [last[0]!.allPairsComparisons, Math.max(...last.map((row) => row.sweepComparisons))];
  const words = `${(all / 1e9).toFixed(1)} billion comparisons against ${most.toLocaleString("en-US")}`;
  return lineChart(rows, {
    x: "agents",
    y: "comparisons",
    series: "detector",
    xTitle: "agents n",
    yTitle: "comparisons of tenures",
    xScale: "log",
    yScale: "log",
    title: "A sweep grows with n, all pairs with n²",
    caption: `At n = ${last[0]!.agents.toLocaleString("en-US")}: ${words} at most, for the same conflicts.`,
    alt: `Comparisons against agents on log axes: all pairs rise with slope 2, the sweep with slope 1 in all three worlds; at the end ${words}.`,
  });
}

/** What each way to merge costs: one job shop, and the mean over random teams. */
export function mergerTable(shop: MergerComparison, rows: readonly MergerRow[]): TableFigure {
  const makespans = [shop.serial, shop.priority, shop.bestRanking];
  const lines = rows.map(({ way, mean, low, high }, i) => ({ way, ft06: makespans[i], mean, low, high }));
  const exact = { way: "exact", ft06: shop.optimal, mean: 1, low: 1, high: 1 };
  return table([...lines, exact], {
    digits: 2,
    columns: { way: "way", ft06: "ft06", mean: "over the optimum", low: "95 % from", high: "to" },
    caption: `Makespan of ft06, and makespans over the optimum: means of ${rows[0]!.runs} random teams.`,
  });
}

/** How often first come first served deadlocks. */
export function deadlockFigure(rates: readonly DeadlockRate[], bet?: PlacedBet): VegaLiteFigure {
  const rows = rates.map(({ holding, share, low, high }) => ({
    holding: 100 * holding,
    ...{ share: 100 * share, low: 100 * low, high: 100 * high },
  }));
  return lineChart(rows, {
    x: "holding",
    y: "share",
    low: "low",
    high: "high",
    ...(bet && { guess: { bet, at: 30 } }),
    xTitle: "claims held on to a later action (%)",
    yTitle: "teams that deadlock (%)",
    title: "To hold on while waiting: that deadlocks",
    caption: `First come, first served: ${rates[0]!.runs.toLocaleString("en-US")} random teams of 4. Band: 95 %.`,
    alt: `Share of deadlocked teams against the share of held claims, in percent: ${rows.map(({ holding, share }) => `${share.toFixed(0)} at ${holding.toFixed(0)}`).join(", ")}.`,
  });
}

/** Which disciplines survive lateness. */
export function latenessFigure(
  rows: readonly (Survival & { readonly late: number })[],
  bet?: PlacedBet,
): VegaLiteFigure {
  const words = [...new Set(rows.map(({ discipline }) => discipline))].map(
    (name) =>
      `${name} ${rows
        .filter(({ discipline }) => discipline === name)
        .map(({ ofHundred }) => ofHundred.toFixed(0))
        .join(", ")}`,
  );
  return lineChart(rows, {
    x: "late",
    y: "ofHundred",
    series: "discipline",
    low: "low",
    high: "high",
    xTitle: "actions that are late (%)",
    yTitle: "replays that work (%)",
    ...(bet && { guess: { bet, at: 20 } }),
    title: "Late once, and the timetable is void",
    caption: `${rows[0]!.teams} optimal merges. Bands: 95 %. Same makespan if nothing is late.`,
    alt: `Replays that work, in percent, as more actions are late: ${words.join("; ")}.`,
  });
}
