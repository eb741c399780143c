import { expect, test } from "vitest";
import { fitScalabilityLaw } from "../../../lib/coordlab/overhead/fit.js";
import { feeSweep } from "../../../lib/experiments/05-the-overhead-ceiling/fee-sweep.js";
import { ciscoMySql } from "../../../lib/experiments/05-the-overhead-ceiling/published.js";
import { gainSurface } from "../../../lib/figures/charts/gain-surface.js";
import { scalabilityChart } from "../../../lib/figures/charts/scalability-chart.js";

const words = { title: "A title", alt: "What the figure shows, in a sentence." };

test("a scalability chart draws every measurement inside the axis, and each law over all of it", () => {
  const laws = [{ name: "fit", ...fitScalabilityLaw(ciscoMySql.measurements) }];
  const axes = { xTitle: "threads n", yTitle: "queries per second", xDomain: [0, 20] as const };
  const { spec } = scalabilityChart(ciscoMySql.measurements, laws, { ...words, ...axes });
  const layers = spec.layer as { data?: { values: { n: number }[] } }[];
  expect(layers.at(-1)!.data!.values.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  const curve = (spec.data as { values: { n: number }[] }).values.map(({ n }) => n);
  expect([Math.min(...curve), Math.max(...curve)]).toEqual([1, 20]);
});

test("a gain surface has a frame for each team size and starts, in print too, at the one that is asked for", () => {
  const rows = feeSweep({ agents: [2, 6], demands: [0.2, 0.4, 0.6], fees: [0, 1] }, "remembered");
  const figure = gainSurface(rows, { ...words, shown: 6 });
  const [surface] = figure.data as { x: number[]; y: number[]; z: number[][] }[];
  expect(surface!.x).toEqual([0.2, 0.4, 0.6]);
  // z[fee][demand], fee by fee
  expect(surface!.z.map((row) => row.length)).toEqual([3, 3]);
  expect(surface!.z[1]![0]).toBeCloseTo(rows.find((row) => row.agents === 6 && row.fee === 1)!.gain, 4);
  expect(figure.frames.map((frame) => (frame as { name: string }).name)).toEqual(["2", "6"]);
  expect((figure.layout as { sliders: { active: number }[] }).sliders[0]!.active).toBe(1);
  expect(() => gainSurface(rows, { ...words, shown: 5 })).toThrow("no row has 5 agents");
});
