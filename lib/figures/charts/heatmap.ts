/** A value for each pair: cells from light to dark, with the number written in where there is room. */

import type { VegaLiteFigure, VegaLiteSpec } from "../figure.js";
import { plotWidth } from "./chart-axes.js";
import { chartRows, namesOf, numbersOf } from "./chart-rows.js";
import { type ChartWords, titleOf } from "./chart-words.js";
import { type FieldSlider, fieldSliders } from "./sliders.js";
import { vegaLite } from "./vega-lite.js";

export interface HeatmapOptions<Row> extends ChartWords {
  readonly x: keyof Row & string;
  readonly y: keyof Row & string;
  readonly value: keyof Row & string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly valueTitle: string;
  /** The values of the lightest and the darkest cell. Default: from the data. */
  readonly domain?: readonly [number, number];
  /** A value in the middle at which the colour turns from blue to orange, such as break-even. */
  readonly middle?: number;
  /** d3 format of the numbers in the cells, such as ".2f"; "" writes none. */
  readonly format?: string;
  readonly sliders?: readonly FieldSlider<Row>[];
  readonly width?: number;
  readonly height?: number;
}

/**
 * Cells over x and y (numbers ascend, words keep their order of appearance), dark where the value is high; with
 * `middle`, blue (and a minus sign, for prints without colour) below it and orange above. Numbers are written in up to 150 cells. A cell takes about 70 bytes in the
 * picture: keep to some 600.
 *
 * @throws RangeError without rows or alt text, for a field that no row has
 * @example
 * heatmap(rows, {
 *   x: "demand", y: "fee", value: "gain",
 *   xTitle: "demand p", yTitle: "fee c", valueTitle: "gain", middle: 0,
 *   title: "Where agreeing pays", alt: "Gain over demand and fee: positive below a fee of 0.7.",
 * })
 */
export function heatmap<Row extends object>(
  rows: readonly Row[],
  options: HeatmapOptions<Row>,
): VegaLiteFigure {
  const { x, y, value, sliders = [], width, middle } = options;
  const { params, transform } = fieldSliders(rows, sliders);
  const values = chartRows(rows, [x, y, value, ...sliders.map(({ field }) => field)]);
  const [columns, lines] = [namesOf(values, x).length, namesOf(values, y).length];
  const numbers = numbersOf(values, value);
  const least = numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = numbers.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const [low, high] = options.domain ?? reach(least, most, middle);

  const height = options.height ?? Math.max(120, Math.min(420, lines * 36));
  const encoding = { x: along(values, x, options.xTitle), y: along(values, y, options.yTitle, true) };
  const color = {
    field: value,
    type: "quantitative",
    title: options.valueTitle,
    scale: { domain: [low, high], clamp: true, range: middle === undefined ? oneHue : twoHues },
    legend: { gradientLength: Math.min(200, height) },
  };
  const half = (low + high) / 2;
  const field = `datum[${JSON.stringify(value)}]`;
  const test =
    middle === undefined ? `${field} > ${half}` : `abs(${field} - ${half}) > ${(high - low) * 0.32}`;
  const text = {
    mark: { type: "text", fontSize: 14 },
    encoding: {
      ...encoding,
      text: { field: value, type: "quantitative", format: options.format ?? ".3~r" },
      color: { condition: { test, value: "#ffffff" }, value: "#111111" },
    },
  };
  const plot = plotWidth(width, 100);
  const roomy = columns * lines <= 150 && plot / columns >= 34 && options.format !== "";
  const minus = {
    transform: [{ filter: `${field} < ${middle}` }],
    mark: { type: "text", fontSize: 14, text: "−" },
    encoding: { ...encoding, color: text.encoding.color },
  };
  const written = roomy ? [text] : middle === undefined ? [] : [minus];
  return vegaLite(
    {
      title: titleOf(options, width),
      width: plot,
      height,
      data: { values },
      ...(params.length > 0 ? { params } : {}),
      ...(transform.length > 0 ? { transform } : {}),
      layer: [{ mark: { type: "rect", tooltip: true }, encoding: { ...encoding, color } }, ...written],
    },
    options,
  );
}

const oneHue: readonly string[] = ["#f2f7fb", "#b9d6ea", "#6aaed6", "#2a7ab9", "#08306b"];
const twoHues: readonly string[] = ["#08458a", "#8fbfe0", "#f7f7f7", "#f0b06a", "#9a3d00"];

/** As far below the middle as above it, so that the colour turns there. */
function reach(least: number, most: number, middle: number | undefined): readonly [number, number] {
  if (middle === undefined) return [least, most > least ? most : least + 1];
  const far = Math.max(middle - least, most - middle) || 1;
  return [middle - far, middle + far];
}

/** Cells along one axis: numbers ascending (upwards on y), words in order of appearance. */
function along(rows: readonly object[], field: string, title: string, upwards = false): VegaLiteSpec {
  const numeric = numbersOf(rows, field).length === rows.length;
  const sort = numeric ? (upwards ? "descending" : "ascending") : namesOf(rows, field);
  return { field, type: "ordinal", title, sort, axis: { labelAngle: 0, labelOverlap: true } };
}
