/** How often a value falls where: bars over equal bins. */

import type { VegaLiteFigure } from "../figure.js";
import { fillColours } from "../theme.js";
import { domainOf, plotWidth, quantitative } from "./chart-axes.js";
import { type ChartNotes, noteLayers, rulesAt } from "./chart-notes.js";
import { type ChartWords, titleOf } from "./chart-words.js";
import { vegaLite } from "./vega-lite.js";

export interface HistogramOptions extends ChartWords, ChartNotes {
  readonly xTitle: string;
  /** "count" if not given. */
  readonly yTitle?: string;
  /** Number of bins; 20 if not given. */
  readonly bins?: number;
  readonly xDomain?: readonly [number, number];
  readonly width?: number;
  readonly height?: number;
}

/** One bar: values v with from <= v < to (the last bin takes its upper end as well). */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * A histogram of some numbers. Only the bins are kept in the figure, however many the numbers are.
 *
 * @throws RangeError without a finite number, without alt text, or for fewer than 1 bins
 * @example
 * histogram(latencies, {
 *   xTitle: "latency (ms)", rules: [{ x: 340, label: "p99" }],
 *   title: "A long tail", alt: "Most replies take 20 to 60 ms; one in a hundred takes over 340 ms.",
 * })
 */
export function histogram(values: ArrayLike<number>, options: HistogramOptions): VegaLiteFigure {
  const bins = binned(values, options.bins ?? 20, options.xDomain);
  const domain = domainOf([...bins.flatMap(({ from, to }) => [from, to]), ...rulesAt(options, "x")], {});
  const heights = bins.map(({ count }) => count);
  const x = quantitative("from", { title: options.xTitle, domain });
  const y = quantitative("count", {
    title: options.yTitle ?? "count",
    domain: domainOf(heights, { zero: true }),
    whole: true,
  });
  const mark = {
    type: "bar",
    orient: "vertical",
    tooltip: true,
    color: fillColours[0],
    stroke: "#ffffff",
    strokeWidth: 1,
  };
  return vegaLite(
    {
      title: titleOf(options, options.width),
      width: plotWidth(options.width),
      height: options.height ?? 280,
      data: { values: bins },
      layer: [
        { mark, encoding: { x, x2: { field: "to" }, y, y2: { datum: 0 } } },
        ...noteLayers(options, x, y),
      ],
    },
    options,
  );
}

/**
 * Counts in `bins` equal bins over the values, or over `domain` (values outside it are left out). O(n).
 *
 * @example binned([0, 1, 1, 4], 2) // [{ from: 0, to: 2, count: 3 }, { from: 2, to: 4, count: 1 }]
 */
export function binned(values: ArrayLike<number>, bins: number, domain?: readonly [number, number]): Bin[] {
  if (!Number.isInteger(bins) || bins < 1)
    throw new RangeError(`bins must be a whole number from 1, got ${bins}`);
  const finite = Array.from(values).filter(Number.isFinite);
  if (finite.length === 0) throw new RangeError("a histogram needs at least one finite number, got 0");
  const [low, high] = domainOf(finite, { given: domain });
  const counts = new Array<number>(bins).fill(0);
  for (const value of finite)
    if (value >= low && value <= high)
      counts[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))]!++;
  const edge = (i: number): number => +(low + (i * (high - low)) / bins).toPrecision(10);
  return counts.map((count, i) => ({ from: edge(i), to: edge(i + 1), count }));
}
