/** Points, one for each row. */

import type { VegaLiteFigure } from "../figure.js";
import { ink } from "../theme.js";
import { type ChartAxes, domainOf, plotWidth, quantitative } from "./chart-axes.js";
import { type ChartNotes, noteLayers, notesAt } from "./chart-notes.js";
import { chartRows, numbersOf } from "./chart-rows.js";
import { type ChartWords, titleOf } from "./chart-words.js";
import { legendAbove, seriesChannels, seriesNames } from "./series.js";
import { vegaLite } from "./vega-lite.js";

export interface ScatterOptions<Row> extends ChartWords, ChartAxes, ChartNotes {
  readonly x: keyof Row & string;
  readonly y: keyof Row & string;
  /** Shape and colour by this field; at most 8 values. */
  readonly series?: keyof Row & string;
  /** A field whose text stands beside each point; for a dozen points or so. */
  readonly label?: keyof Row & string;
}

/** Keeps the outermost points and their labels off the frame of a linear plot. */
const headroom = 1.04;

/**
 * Points of y against x; each series has its own colour and shape, in a legend above.
 *
 * Both axes start at 0 unless they are logarithmic, have a domain of their own, or the data lie below.
 *
 * @throws RangeError without rows or alt text, for a field that no row has, with more than 8 series
 * @example
 * scatter(rows, {
 *   x: "messages", y: "share", series: "scenario", label: "mechanism",
 *   xTitle: "messages a step", yTitle: "reward (share of the optimum)",
 *   title: "What a message buys", alt: "Reward against messages: conventions reach 0.97 with no message.",
 * })
 */
export function scatter<Row extends object>(
  rows: readonly Row[],
  options: ScatterOptions<Row>,
): VegaLiteFigure {
  const { x, y, series, label, xScale, yScale, height = 340 } = options;
  const values = chartRows(rows, [x, y, series, label], {
    positive: [xScale === "log" && x, yScale === "log" && y],
  });
  const domain = (field: string, along: "x" | "y"): readonly [number, number] => {
    const numbers = numbersOf(values, field);
    return domainOf([...numbers.map((value) => value * headroom), ...notesAt(options, along, numbers)], {
      scale: options[`${along}Scale`],
      zero: true,
      given: options[`${along}Domain`],
    });
  };
  const encoding = {
    x: quantitative(x, { title: options.xTitle, scale: xScale, domain: domain(x, "x") }),
    y: quantitative(y, { title: options.yTitle, scale: yScale, domain: domain(y, "y") }),
  };
  const { color, shape } = seriesChannels(series, seriesNames(values, series), legendAbove);
  const text = { type: "text", align: "left", baseline: "bottom", dx: 8, dy: -3, color: ink };
  return vegaLite(
    {
      title: titleOf(options, options.width),
      width: plotWidth(options.width),
      height,
      data: { values },
      layer: [
        { mark: { type: "point", tooltip: true, size: 90 }, encoding: { ...encoding, color, shape } },
        ...(label ? [{ mark: text, encoding: { ...encoding, text: { field: label } } }] : []),
        ...noteLayers(options, encoding.x, encoding.y),
      ],
    },
    options,
  );
}
