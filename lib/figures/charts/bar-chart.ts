/** Bars, alone or in groups, with their values written on them. */

import type { VegaLiteFigure, VegaLiteSpec } from "../figure.js";
import { fillColours, ink } from "../theme.js";
import { domainOf, plotWidth } from "./chart-axes.js";
import { chartRows, namesOf, numbersOf } from "./chart-rows.js";
import { type ChartWords, titleOf } from "./chart-words.js";
import { type GuessMark, guessesOn, guessLayers } from "./guess-layers.js";
import { legendAbove } from "./series.js";
import { type FieldSlider, fieldSliders } from "./sliders.js";
import { vegaLite } from "./vega-lite.js";

export interface BarChartOptions<Row> extends ChartWords {
  /** One bar, or one group of bars, for each value of this field, in order of appearance. */
  readonly x: keyof Row & string;
  readonly y: keyof Row & string;
  /** The bars of a group, in order of appearance; at most 8. */
  readonly series?: keyof Row & string;
  /** Fields with the ends of an interval around y, drawn as a whisker. */
  readonly low?: keyof Row & string;
  readonly high?: keyof Row & string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly yDomain?: readonly [number, number];
  /** d3 format of the values on the bars, such as ".2f"; "" writes none. */
  readonly format?: string;
  readonly sliders?: readonly FieldSlider<Row>[];
  /** The learner's bet, drawn into the chart once there is a guess. */
  readonly guess?: GuessMark;
  readonly width?: number;
  readonly height?: number;
}

/**
 * Bars of y for each x, in groups if there are series; their fills are dark and light by turns.
 *
 * The value is written above each bar where bars are wide enough (24 bars or fewer).
 *
 * @throws RangeError without rows or alt text, for a field that no row has, with more than 8 series
 * @example
 * barChart(rows, {
 *   x: "agent", y: "crossings", series: "rule",
 *   xTitle: "agent", yTitle: "crossings in 200 steps",
 *   title: "The lower-ID rule starves agents 4 and 5",
 *   alt: "Crossings of agents 0 to 5: 88, 66, 34, 11, 1, 0 under the lower-ID rule, about 33 each when it rotates.",
 * })
 */
export function barChart<Row extends object>(
  rows: readonly Row[],
  options: BarChartOptions<Row>,
): VegaLiteFigure {
  const { x, y, series, low, high, sliders = [], width, height = 300 } = options;
  const { params, transform } = fieldSliders(rows, sliders);
  const values = chartRows(rows, [x, y, series, low, high, ...sliders.map(({ field }) => field)]);
  const names = series ? namesOf(values, series) : [];
  if (names.length > fillColours.length)
    throw new RangeError(`${fillColours.length} series can be told apart in one chart, got ${names.length}`);

  // The numbers on the bars stand clear of the legend.
  const heights = numbersOf(values, y, low, high);
  const room = options.guess && options.guess.bet.bet.kind !== "number" ? 1.16 : 1.06;
  const reach = [...heights, ...guessesOn("y", options.guess, heights)].map((value) => value * room);
  const domain = domainOf(reach, { zero: true, given: options.yDomain });
  // Layers of their own data must not sort the bars anew: where a guess is drawn, the order is spelled out.
  const drawn = options.guess?.bet.guess !== undefined;
  const order = drawn ? { domain: [...new Set(values.map((row) => row[x]))] } : {};
  const encoding = {
    x: {
      field: x,
      type: "ordinal",
      title: options.xTitle,
      ...(drawn ? {} : { sort: namesOf(values, x) }),
      axis: { labelAngle: 0, labelLimit: 140 },
      scale: { paddingInner: 0.25, paddingOuter: 0.15, ...order },
    },
    y: {
      field: y,
      type: "quantitative",
      title: options.yTitle,
      scale: { domain, nice: false },
      axis: { tickCount: 6 },
    },
    ...(series ? { xOffset: { field: series, sort: names, scale: { paddingInner: 0.08 } } } : {}),
  };
  const bars = {
    mark: { type: "bar", tooltip: true, stroke: ink, strokeWidth: 1 },
    encoding: { ...encoding, color: fill(series, names) },
  };
  const whiskers = low && high ? [whisker(encoding, low, high)] : [];
  const many = namesOf(values, x).length * Math.max(1, names.length) > 24;
  const numbers =
    many || options.format === "" || (low && high) ? [] : [written(encoding, y, options.format)];
  return vegaLite(
    {
      title: titleOf(options, width),
      width: plotWidth(width),
      height,
      data: { values },
      ...(params.length > 0 ? { params } : {}),
      layer: [
        ...[bars, ...whiskers, ...numbers].map((layer) =>
          transform.length > 0 ? { transform, ...layer } : layer,
        ),
        ...guessLayers(options.guess, encoding.x, encoding.y),
      ],
    },
    options,
  );
}

function fill(series: string | undefined, names: readonly string[]): VegaLiteSpec {
  if (series === undefined) return { value: fillColours[0] };
  const scale = { domain: names, range: fillColours.slice(0, names.length) };
  return {
    field: series,
    type: "nominal",
    title: null,
    scale,
    legend: { ...legendAbove, symbolType: "square" },
  };
}

function whisker(encoding: VegaLiteSpec, low: string, high: string): VegaLiteSpec {
  const y = { ...(encoding.y as VegaLiteSpec), field: low };
  return {
    mark: { type: "rule", strokeWidth: 2.5, color: ink },
    encoding: { ...encoding, y, y2: { field: high } },
  };
}

/** The values, above bars that rise and below bars that fall. */
function written(encoding: VegaLiteSpec, y: string, format?: string): VegaLiteSpec {
  const text = { field: y, type: "quantitative", format: format ?? ",.4~r" };
  return { mark: { type: "text", baseline: "bottom", dy: -4 }, encoding: { ...encoding, text } };
}
