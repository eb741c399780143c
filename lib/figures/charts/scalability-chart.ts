/** Measured throughput as points, fitted laws as curves through and beyond them. */
import type { Measurement } from "coordlab/overhead/measurement.js";
import { type ScalabilityLaw, scaledThroughput } from "coordlab/overhead/scalability-law.js";
import type { VegaLiteFigure, VegaLiteSpec } from "../figure.js";
import { ink } from "../theme.js";
import { type ChartAxes, domainOf } from "./chart-axes.js";
import type { ChartNotes } from "./chart-notes.js";
import type { ChartWords } from "./chart-words.js";
import { lineChart } from "./line-chart.js";
import { vegaLite } from "./vega-lite.js";

export interface NamedLaw extends ScalabilityLaw {
  readonly name: string;
}

/**
 * Throughput against team size. Each law is drawn over the whole x axis, which reaches from 0 to `xDomain` or to
 * the largest team measured.
 *
 * @throws RangeError without a law, without alt text, or with more than 8 laws
 * @example
 * scalabilityChart(raytracer.measurements, [{ name: "fit", ...fitScalabilityLaw(raytracer.measurements) }], {
 *   xTitle: "processors n", yTitle: "objects per second", title: "No peak in sight",
 *   alt: "Eleven measurements and the fitted law: both rise and flatten, and neither falls.",
 * })
 */
export function scalabilityChart(
  measurements: readonly Measurement[],
  laws: readonly NamedLaw[],
  options: ChartWords & ChartAxes & ChartNotes,
): VegaLiteFigure {
  const [, last] = options.xDomain ?? [0, Math.max(...measurements.map(({ n }) => n))];
  const curves = laws.flatMap(({ name, ...law }) =>
    Array.from({ length: 121 }, (_, i) => {
      const n = Math.max(1, (i * last) / 120);
      return { law: name, n, throughput: scaledThroughput(n, law) };
    }),
  );
  const values = measurements.filter(({ n }) => n <= last).map(({ n, throughput }) => ({ n, throughput }));
  const heights = [...curves, ...values].map(({ throughput }) => throughput);
  const { alt, ...rest } = options;
  const { spec } = lineChart(curves, {
    ...rest,
    alt,
    x: "n",
    y: "throughput",
    series: "law",
    xDomain: [0, last],
    yDomain: options.yDomain ?? domainOf(heights, { zero: true }),
  });
  const layers = spec.layer as VegaLiteSpec[];
  const { x, y } = layers[0]!.encoding as VegaLiteSpec;
  const points = {
    data: { values },
    mark: { type: "point", filled: true, color: ink, size: 55, tooltip: true },
    encoding: { x, y },
  };
  return vegaLite({ ...spec, layer: [...layers, points] }, { alt });
}
