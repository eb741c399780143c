import { describe, expect, it } from "vitest";
import { barChart } from "../../../lib/figures/charts/bar-chart.js";
import { heatmap } from "../../../lib/figures/charts/heatmap.js";
import { lineChart } from "../../../lib/figures/charts/line-chart.js";
import { figureSvg } from "../../../lib/figures/display/bundle.js";
import { gantt } from "../../../lib/figures/drawings/gantt.js";
import { graphDrawing } from "../../../lib/figures/drawings/graph-drawing.js";
import type { StillFigure } from "../../../lib/figures/figure.js";

const bars = [88, 66, 34, 11, 1, 0].flatMap((crossings, agent) => [
  { agent: String(agent), crossings, rule: "lower ID" },
  { agent: String(agent), crossings: 33, rule: "rotating" },
]);
const times = [2, 4, 8, 16].flatMap((n) => [
  { n, ms: 0.01 * n, graph: "line" },
  { n, ms: 0.002 * 2 ** n, graph: "complete" },
]);
const gains = [0, 0.5, 1].flatMap((fee) => [0.2, 0.6].map((demand) => ({ fee, demand, gain: demand - fee })));

const pictures: Record<string, StillFigure> = {
  "line-chart": lineChart(times, {
    x: "n",
    y: "ms",
    series: "graph",
    xTitle: "agents n",
    yTitle: "solve time (ms)",
    xScale: "log",
    yScale: "log",
    rules: [{ y: 100, label: "a blink" }],
    title: "Only the dense graph hits the wall",
    caption: "The line grows with slope 1.",
    alt: "Solve time against n on log axes: the line rises with slope 1, the complete graph shoots up.",
  }),
  "bar-chart": barChart(bars, {
    x: "agent",
    y: "crossings",
    series: "rule",
    xTitle: "agent",
    yTitle: "crossings in 200 steps",
    title: "The lower-ID rule starves agents 4 and 5",
    alt: "Crossings of agents 0 to 5: 88, 66, 34, 11, 1, 0 under the lower-ID rule, 33 each when it rotates.",
  }),
  heatmap: heatmap(gains, {
    x: "demand",
    y: "fee",
    value: "gain",
    xTitle: "demand p",
    yTitle: "fee c",
    valueTitle: "gain",
    middle: 0,
    title: "Where agreeing pays",
    alt: "Gain over demand and fee: positive where the demand is above the fee.",
  }),
  graph: graphDrawing({
    nodes: [{ note: "left" }, { note: "right", strong: true }, { note: "left" }, { faded: true }],
    edges: [
      { from: 0, to: 1, label: "3" },
      { from: 1, to: 2, conflict: true },
      { from: 2, to: 3, dashed: true },
      { from: 3, to: 0, arrow: true },
    ],
    title: "Who depends on whom",
    alt: "Four agents in a ring; 1 and 2 clash.",
  }),
  gantt: gantt({
    bars: [
      { lane: "agent 0", start: 0, end: 3, label: "drill", group: "drill" },
      { lane: "agent 1", start: 3, end: 5, label: "drill", group: "drill" },
      { lane: "agent 1", start: 4, end: 6, label: "paint", conflict: true },
    ],
    orders: [[0, 1]],
    xTitle: "time (minutes)",
    title: "One drill, one after the other",
    alt: "Agent 0 drills from 0 to 3, agent 1 from 3 to 5 while it already paints.",
  }),
};

describe("the picture of", () => {
  it.each(Object.keys(pictures))("%s is the one that was looked at", async (name) => {
    await expect(await figureSvg(pictures[name]!)).toMatchFileSnapshot(`pictures/${name}.svg`);
  });
});
