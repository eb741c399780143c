/** Lines, with or without bands around them. */

import type { VegaLiteFigure, VegaLiteSpec } from "../figure.js";
import { type ChartAxes, domainOf, plotWidth, quantitative, type Scale } from "./chart-axes.js";
import { type ChartNotes, noteLayers, notesAt } from "./chart-notes.js";
import { chartRows, namesOf, numbersOf } from "./chart-rows.js";
import { type ChartWords, titleOf } from "./chart-words.js";
import { legendAbove, nameLayer, nameRoom, seriesChannels, seriesNames } from "./series.js";
import { type FieldSlider, fieldSliders } from "./sliders.js";
import { vegaLite } from "./vega-lite.js";

export interface LineChartOptions<Row> extends ChartWords, ChartAxes, ChartNotes {
  readonly x: keyof Row & string;
  readonly y: keyof Row & string;
  /** One line for each value of this field, in order of appearance; at most 8. */
  readonly series?: keyof Row & string;
  /** Fields with the ends of an interval around y, drawn as a band. */
  readonly low?: keyof Row & string;
  readonly high?: keyof Row & string;
  /** Live sliders over fields of the rows; pictures show the first setting. */
  readonly sliders?: readonly FieldSlider<Row>[];
}

/**
 * Lines of y over x. Each series has its own colour, dash and point shape, and its name at its end (with
 * sliders: in a legend).
 *
 * x is a number or a word. Points are drawn where a line has 30 of them or fewer. Rows without a finite y are
 * left out, and on a logarithmic axis those that are not positive.
 *
 * @throws RangeError without rows or alt text, for a field that no row has, with more than 8 series
 * @example
 * lineChart(rows, {
 *   x: "n", y: "milliseconds", series: "topology",
 *   xTitle: "agents n", yTitle: "solve time (ms)", xScale: "log", yScale: "log",
 *   title: "Only the dense graph hits the wall",
 *   caption: "Line, ring and star grow with slope 1; the complete graph leaves the picture at n = 9.",
 *   alt: "Solve time against n on log axes: line, ring and star rise with slope 1, the complete graph shoots up.",
 *   rules: [{ x: 9, label: "1 GB" }],
 * })
 */
export function lineChart<Row extends object>(
  rows: readonly Row[],
  options: LineChartOptions<Row>,
): VegaLiteFigure {
  const { x, y, series, low, high, xScale, yScale, sliders = [], height = 320 } = options;
  const { params, transform, first } = fieldSliders(rows, sliders);
  const fields = [x, y, series, low, high, ...sliders.map(({ field }) => field)];
  const needed = { positive: [xScale === "log" && x, yScale === "log" && y] };
  const values = chartRows(rows, fields, needed);
  const names = seriesNames(values, series);
  const beside = sliders.length > 0 ? 0 : nameRoom(names);

  const heights = numbersOf(values, y, low, high);
  const yNumbers = [...heights, ...notesAt(options, "y", heights)];
  const domain = domainOf(yNumbers, { scale: yScale, zero: true, given: options.yDomain });
  const encoding = {
    x: alongX(values, options),
    y: quantitative(y, { title: options.yTitle, scale: yScale, domain }),
  };
  const channels = seriesChannels(series, names, sliders.length > 0 ? legendAbove : null);
  const pixel = (value: number): number => height * (1 - share(value, domain, yScale));

  const lines = [
    ...(low && high ? [band(encoding, channels.color, low, high)] : []),
    { mark: { type: "line", clip: true }, encoding: { ...encoding, ...without(channels, "shape") } },
    { mark: pointsOf(values, x), encoding: { ...encoding, ...without(channels, "strokeDash") } },
  ];
  const labels =
    series && sliders.length === 0
      ? [nameLayer(chartRows(first, fields, needed), { series, x: encoding.x, y, height }, channels, pixel)]
      : [];
  return vegaLite(
    {
      title: titleOf(options, options.width),
      width: plotWidth(options.width, beside),
      height,
      data: { values },
      ...(params.length > 0 ? { params } : {}),
      layer: [
        ...lines.map((line) => (transform.length > 0 ? { transform, ...line } : line)),
        ...labels,
        ...noteLayers(options, encoding.x, encoding.y),
      ],
    },
    options,
  );
}

/** The x channel: quantitative where x is a number, else words in order of appearance. */
function alongX(
  rows: readonly object[],
  options: ChartAxes & ChartNotes & { readonly x: string },
): VegaLiteSpec {
  const { x, xTitle: title, xScale: scale } = options;
  const numbers = numbersOf(rows, x);
  if (numbers.length < rows.length)
    return { field: x, type: "ordinal", title, sort: namesOf(rows, x), axis: { labelAngle: 0 } };
  const domain = options.xDomain ?? domainOf([...numbers, ...notesAt(options, "x", numbers)], {});
  return quantitative(x, { title, scale, domain, whole: numbers.every(Number.isInteger) });
}

function band(encoding: VegaLiteSpec, color: VegaLiteSpec, low: string, high: string): VegaLiteSpec {
  const y = { ...(encoding.y as VegaLiteSpec), field: low };
  return { mark: { type: "area", opacity: 0.18 }, encoding: { ...encoding, y, y2: { field: high }, color } };
}

/** Points stand out while they are few; else they are there for the tooltip only. */
function pointsOf(rows: readonly object[], x: string): VegaLiteSpec {
  const few = namesOf(rows, x).length <= 30;
  return { type: "point", tooltip: true, ...(few ? {} : { opacity: 0, size: 60 }) };
}

function without<T extends object, K extends keyof T>(record: T, key: K): Omit<T, K> {
  const { [key]: _, ...rest } = record;
  return rest;
}

/** Where a value lies on an axis, 0 at its start and 1 at its end. */
function share(value: number, [low, high]: readonly [number, number], scale: Scale = "linear"): number {
  const along = scale === "log" ? Math.log : (x: number): number => x;
  return (along(value) - along(low)) / (along(high) - along(low));
}
