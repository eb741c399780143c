/** The notebook's figures: one call each. */

import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import { scatter } from "coordlab-figures/charts/scatter.js";
import { slider, vegaLite } from "coordlab-figures/charts/vega-lite.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";
import { ink, lineColours } from "coordlab-figures/theme.js";
import type { Visits } from "./lone-robots.js";
import type { Loss } from "./what-is-lost.js";

/** What one step in the corridor comes to, for every team size; a slider for demand. */
export function corridorOutcomes(): VegaLiteFigure {
  const outcomes = ["collision", "one crosses", "nobody wants to"];
  return vegaLite(
    {
      title: {
        text: "The larger the team, the surer the bump",
        subtitle: "From the top: two or more want to cross, exactly one does, nobody does.",
      },
      params: [slider("p", { label: "demand p", min: 0.02, max: 1, step: 0.02, value: 0.3 })],
      data: { sequence: { start: 1, stop: 21, as: "n" } },
      transform: [
        { calculate: "pow(1 - p, datum.n)", as: "nobody wants to" },
        { calculate: "datum.n * p * pow(1 - p, datum.n - 1)", as: "one crosses" },
        { calculate: "1 - datum['nobody wants to'] - datum['one crosses']", as: "collision" },
        { fold: outcomes, as: ["outcome", "share"] },
      ],
      mark: { type: "bar", stroke: ink, strokeWidth: 0.5 },
      encoding: {
        x: { field: "n", type: "ordinal", title: "agents n", axis: { labelAngle: 0 } },
        y: { field: "share", type: "quantitative", title: "share of steps", scale: { domain: [0, 1] } },
        color: {
          field: "outcome",
          type: "nominal",
          title: null,
          scale: { domain: outcomes, range: ["#8c1d18", "#5fb897", "#c9c9c9"] },
          legend: { orient: "top" },
        },
      },
    },
    {
      alt: "Stacked bars for 1 to 20 agents with a slider for demand. At p = 0.3 the share of collisions rises from 0 for one agent to 58 % for six and nearly all for twenty.",
    },
  );
}

/** In how many worlds how many robots stand alone. */
export function loneRobotsFigure({ loneRobots, alone }: Visits, robots: number): VegaLiteFigure {
  const rows = Array.from({ length: robots + 1 }, (_, lone) => ({
    lone,
    worlds: loneRobots.filter((count) => count === lone).length,
  }));
  const common = rows.reduce((most, row) => (row.worlds > most.worlds ? row : most));
  return barChart(rows, {
    x: "lone",
    y: "worlds",
    xTitle: `robots of ${robots} that stand alone at their shelf`,
    yTitle: "worlds",
    format: "d",
    title: `One world is no answer: ${loneRobots.length.toLocaleString("en")} of them`,
    caption: `On average ${(alone.mean * robots).toFixed(2)} of ${robots} robots stand alone, a share of ${alone.mean.toFixed(3)}.`,
    alt: `How many of ${robots} robots stand alone, over ${loneRobots.length} worlds: ${common.lone} in ${common.worlds} worlds; none in ${rows[0]!.worlds}, six or more in ${rows.slice(6).reduce((sum, row) => sum + row.worlds, 0)}.`,
  });
}

/** Two columns of dots, joined: how two measures order the same scenarios. */
export function measureAgainstLoss(
  rows: readonly { readonly scenario: string; readonly changes: number; readonly lost: number }[],
): VegaLiteFigure {
  const [left, right] = ["best action changes", "lost by choosing alone"];
  const values = rows.flatMap(({ scenario, changes, lost }) => [
    { scenario, measure: left, share: changes, label: `${scenario} ${changes.toFixed(2)}` },
    { scenario, measure: right, share: lost, label: `${lost.toFixed(2)} ${scenario}` },
  ]);
  const encoding = {
    x: {
      field: "measure",
      type: "nominal",
      sort: [left, right],
      title: null,
      axis: { labelAngle: 0, orient: "top" },
      scale: { padding: 0.5 },
    },
    y: { field: "share", type: "quantitative", title: "share", scale: { domain: [0, 1.08], nice: false } },
  };
  const names = (measure: string, align: string, dx: number) => ({
    transform: [{ filter: `datum.measure === '${measure}'` }],
    mark: { type: "text", align, dx, fontSize: 14 },
    encoding: { ...encoding, text: { field: "label" } },
  });
  return vegaLite(
    {
      title: {
        text: "The measure orders the teams backwards",
        subtitle: "Left: what was measured. Right: what independent choice loses. The lines cross.",
      },
      width: 520,
      height: 440,
      data: { values },
      layer: [
        {
          mark: { type: "line", strokeWidth: 2 },
          encoding: { ...encoding, detail: { field: "scenario" }, color: { value: lineColours[0] } },
        },
        { mark: { type: "point", filled: true, size: 90 }, encoding: { ...encoding, color: { value: ink } } },
        names(left!, "right", -12),
        names(right!, "left", 12),
      ],
    },
    {
      alt: `Two columns of dots. ${rows.map(({ scenario, changes, lost }) => `${scenario}: best action changes ${changes.toFixed(2)}, lost ${lost.toFixed(2)}`).join("; ")}.`,
    },
  );
}

/** What more sharing does to two measures. */
export function bySharing(
  rows: readonly { readonly reach: number; readonly what: string; readonly share: number }[],
): VegaLiteFigure {
  const at = (reach: number, what: string) =>
    rows.find((row) => row.reach === reach && row.what === what)!.share.toFixed(2);
  const [changes, lost] = [rows[0]!.what, rows[1]!.what];
  return lineChart(rows, {
    x: "reach",
    y: "share",
    series: "what",
    xTitle: "sites that each crawler sees",
    yTitle: "share",
    yDomain: [0, 1],
    title: "One measure stands still while the loss goes on growing",
    caption: "With a site of its own nobody needs anybody, and both are zero.",
    alt: `Two lines over the number of sites seen, both 0 at 1. How often the best action changes is ${at(4, changes)} at 4 sites and ${at(8, changes)} at 8; the share that independent choice loses rises from ${at(4, lost)} to ${at(8, lost)}.`,
  });
}

/** Where each team stands: what silence cannot win back, and what the moment cannot. */
export function lossPlane(losses: readonly Loss[]): VegaLiteFigure {
  const rows: { names: string; silent: number; thisStep: number }[] = [];
  for (const loss of losses) {
    const [silent, thisStep] = [Math.max(0, loss.silent), Math.max(0, loss.thisStep)];
    const near = rows.find((row) => Math.hypot(row.silent - silent, row.thisStep - thisStep) < 0.04);
    if (near) near.names += `, ${loss.scenario}`;
    else rows.push({ names: loss.scenario, silent, thisStep });
  }
  return scatter(rows, {
    x: "silent",
    y: "thisStep",
    label: "names",
    xTitle: "lost by the best silent rule (share)",
    yTitle: "lost by the best joint action of the step",
    xDomain: [-0.04, 1.1],
    yDomain: [-0.04, 1],
    title: "What each team needs",
    caption:
      "Bottom left: a silent rule is enough. To the right: they must tell each other something. Up: they must agree on more than the next step.",
    alt: losses
      .map(
        ({ scenario, silent, thisStep }) =>
          `${scenario}: the best silent rule loses ${Math.max(0, silent).toFixed(2)}, the best joint action of the step ${Math.max(0, thisStep).toFixed(2)}`,
      )
      .join("; "),
  });
}

/** Crossings against messages, a step, of six teams in the same corridor. */
export function talkAgainstCrossings(
  teams: readonly { readonly team: string; readonly messages: number; readonly crossings: number }[],
): VegaLiteFigure {
  return scatter(teams, {
    x: "messages",
    y: "crossings",
    label: "team",
    xTitle: "messages a step",
    yTitle: "crossings a step",
    title: "More messages, no more crossings",
    caption:
      "Top left is what one wants: silent and working. Bottom right talks all the time and stands still.",
    alt: `Crossings against messages a step. ${teams.map(({ team, messages, crossings }) => `${team}: ${Number(crossings.toFixed(2))} at ${messages}`).join(". ")}.`,
  });
}
