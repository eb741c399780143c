/** Several charts as one figure. */

import type { VegaLiteFigure, VegaLiteSpec } from "../figure.js";
import { type ChartWords, titleOf } from "./chart-words.js";
import { vegaLite } from "./vega-lite.js";

export interface PanelOptions extends ChartWords {
  /** Charts in a row. Default: 2. Give the charts a `width` to match: 480 each for two. */
  readonly columns?: number;
}

/**
 * Charts side by side under one title. Sliders of a chart work on its panel.
 *
 * @throws RangeError without a chart, without alt text, or if two panels have a slider of the same name
 * @example
 * panels([lineChart(cells, { ...a, width: 480 }), lineChart(times, { ...b, width: 480 })], {
 *   title: "Cells predict the time", alt: "Two panels with the same slopes: cells and milliseconds against n.",
 * })
 */
export function panels(charts: readonly VegaLiteFigure[], options: PanelOptions): VegaLiteFigure {
  const { columns = 2 } = options;
  if (charts.length === 0) throw new RangeError("panels needs at least one chart, got 0");
  const params = charts.flatMap(({ spec }) => (spec.params ?? []) as VegaLiteSpec[]);
  const names = params.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new RangeError(`two panels have a slider called ${String(twice)}`);
  const concat = charts.map(({ spec }) => {
    const { $schema, config, description, params, background, padding, ...panel } = spec;
    return { ...panel, title: smaller(panel.title) };
  });
  return vegaLite(
    {
      title: { ...titleOf(options, columns * 460), offset: 18 },
      ...(params.length > 0 ? { params } : {}),
      columns,
      spacing: 28,
      concat,
      resolve: { scale: { color: "independent", shape: "independent", strokeDash: "independent" } },
    },
    options,
  );
}

/** The title of a panel stands below the figure's. */
function smaller(title: unknown): VegaLiteSpec {
  const own = typeof title === "object" && title !== null ? (title as VegaLiteSpec) : { text: title };
  return { ...own, fontSize: 16 };
}
