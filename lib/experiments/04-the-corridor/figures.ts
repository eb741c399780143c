/** The charts of the notebook that no chart function draws. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import { evenly } from "coordlab/world/estimate.js";
import type { Ledger } from "coordlab/world/ledger.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { slider, vegaLite } from "coordlab-figures/charts/vega-lite.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";
import { crossingsAlone, crossingsByRule } from "./corridor-law.js";
import { waitRows } from "./crossing-waits.js";

/** Crossings a step against demand, with sliders for team and demand: alone, by a rule, and what lies between. */
export function recoveredFigure(): VegaLiteFigure {
  const [alone, rule] = [crossingsAlone(6, 0.45).toFixed(2), crossingsByRule(6, 0.45).toFixed(2)];
  const along = { field: "q", type: "quantitative" };
  const here = { filter: "abs(datum.q - p) < 0.0026" };
  const words = "'alone ' + format(datum.alone, '.2f') + ', by a rule ' + format(datum.rule, '.2f')";
  return vegaLite(
    {
      title: {
        text: "What a rule recovers, for any team and demand",
        subtitle:
          "Solid: by a rule. Dashed: each for itself. Shaded: what the rule recovers. Upright: your demand.",
      },
      params: [
        slider("n", { label: "agents n", min: 1, max: 30, step: 1, value: 6 }),
        slider("p", { label: "demand p", min: 0, max: 1, step: 0.01, value: 0.45 }),
      ],
      data: { sequence: { start: 0, stop: 1.001, step: 0.005, as: "q" } },
      transform: [
        { calculate: "n * datum.q * pow(1 - datum.q, n - 1)", as: "alone" },
        { calculate: "1 - pow(1 - datum.q, n)", as: "rule" },
      ],
      layer: [
        {
          mark: { type: "area", opacity: 0.25 },
          encoding: {
            x: { ...along, title: "demand p" },
            y: { field: "alone", type: "quantitative", title: "crossings a step" },
            y2: { field: "rule" },
          },
        },
        {
          mark: { type: "line", strokeDash: [6, 4] },
          encoding: { x: along, y: { field: "alone", type: "quantitative" } },
        },
        { mark: { type: "line" }, encoding: { x: along, y: { field: "rule", type: "quantitative" } } },
        { transform: [here], mark: { type: "rule", strokeDash: [3, 3] }, encoding: { x: along } },
        {
          transform: [here, { calculate: words, as: "words" }],
          mark: { type: "text", fontSize: 15, align: "right", baseline: "middle", fontWeight: "bold" },
          encoding: { x: { value: 512 }, y: { value: 150 }, text: { field: "words" } },
        },
      ],
    },
    {
      alt: `Crossings a step against demand with sliders for the number of agents and the demand. At 6 agents and p = 0.45: ${alone} each for itself, ${rule} by a rule.`,
    },
  );
}

export interface LawRow {
  readonly p: number;
  readonly kind: string;
  readonly crossings: number;
}

/** Crossings a step in closed form, at many demands: the team without and with a rule. */
export function lawRows(agents: number): LawRow[] {
  return evenly(0, 1, 101).flatMap((p) => [
    { p, kind: "each for itself", crossings: crossingsAlone(agents, p) },
    { p, kind: "by a rule", crossings: crossingsByRule(agents, p) },
  ]);
}

/** Crossings by how long their agent had waited. */
export function waitsFigure(waits: readonly number[], bet?: PlacedBet): VegaLiteFigure {
  const count = (test: (steps: number) => boolean) => waits.filter(test).length;
  return barChart(waitRows(waits), {
    x: "wait",
    y: "crossings",
    xTitle: "steps waited before the crossing",
    yTitle: "crossings",
    ...(bet && { guess: { bet, at: "later" } }),
    title: "No one-step deferral: a long tail, and one who never crosses",
    caption: `${waits.length} crossings by their wait. Not in the picture: who never got through.`,
    alt: `Of ${waits.length} crossings ${count((steps) => steps === 0)} came at once, ${count((steps) => steps === 1)} after one step and ${count((steps) => steps > 1)} later, ${count((steps) => steps >= 10)} of them after ten steps or more.`,
  });
}

/** What each agent crosses under two rules. */
export function stairsFigure(ledgers: readonly Ledger[]): VegaLiteFigure {
  const rows = ledgers.flatMap(({ mechanism, perAgent }) =>
    Array.from(perAgent.worked, (crossings, agent) => ({ rule: mechanism, agent, crossings })),
  );
  const [lowest, turns] = ledgers.map(({ perAgent }) => Array.from(perAgent.worked));
  return barChart(rows, {
    x: "agent",
    y: "crossings",
    series: "rule",
    xTitle: "agent",
    yTitle: "crossings in 200 steps",
    title: "A rule that rotates starves nobody",
    alt: `Crossings of agents 0 to ${lowest!.length - 1}: ${lowest!.join(", ")} with the lowest number first; ${Math.min(...turns!)} to ${Math.max(...turns!)} each when the turn rotates.`,
  });
}
