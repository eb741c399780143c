/** The appendix's figure. */

import { barChart } from "coordlab-figures/charts/bar-chart.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";
import type { RebootRow } from "./reboot-rules.js";

/** What four rules for rebooting earn in two networks. */
export function rebootFigure(rows: readonly RebootRow[]): VegaLiteFigure {
  const short: Readonly<Record<string, string>> = {
    "nobody reboots": "nobody",
    "each for itself": "alone",
    "who is down reboots": "the down",
    "best joint action": "together",
  };
  const words = rows.map(({ network, rule, value }) => `${network}, ${rule} ${value.toFixed(2)}`).join("; ");
  return barChart(
    rows.map((row) => ({ ...row, who: short[row.rule] ?? row.rule })),
    {
      x: "who",
      y: "value",
      series: "network",
      low: "low",
      high: "high",
      xTitle: "who reboots",
      yTitle: "value a step",
      title: "Each for itself, little more than half",
      caption: "Mean of 200 worlds; whiskers: 95 %.",
      alt: `Value a step: ${words}.`,
    },
  );
}
