/** The figures of conflicting goals: one call each. */

import { barChart } from "coordlab-figures/charts/bar-chart.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";
import type { ClaimRow, SlotRow } from "./conflicting-goals.js";

/** What a slot is worth under each rule. */
export function slotFigure(rows: readonly SlotRow[]): VegaLiteFigure {
  return barChart(rows, {
    x: "rule",
    y: "worth",
    low: "low",
    high: "high",
    xTitle: "rule",
    yTitle: "worth of the slot to its user",
    yDomain: [0, 0.8],
    height: 260,
    title: "Honest claims are worth more than turns",
    caption: "Mean of 200 worlds, whiskers 95 %. Selfish: each claims the most there is.",
    alt: `Worth of a slot: ${rows.map(({ rule, worth }) => `${rule} ${worth.toFixed(2)}`).join(", ")}.`,
  });
}

/** What a lie earns, with claims that are free and with claims that cost. */
export function lyingFigure(rows: readonly ClaimRow[]): VegaLiteFigure {
  return barChart(rows, {
    x: "claim",
    y: "earns",
    series: "rule",
    low: "low",
    high: "high",
    xTitle: "what one owner claims, the other being honest",
    yTitle: "what it earns a step",
    yDomain: [0, 0.6],
    height: 260,
    title: "Where claims cost, the truth earns most",
    caption: "Mean of 200 worlds, whiskers 95 %. Worth of the slots, less their price.",
    alt: `Earned a step: ${rows.map(({ claim, rule, earns }) => `${claim}, ${rule}: ${earns.toFixed(3)}`).join("; ")}.`,
  });
}
