/** A Vega-Lite chart written out in full, in the house theme: for sliders and for whatever has no function. */
import { altText, type VegaLiteFigure, type VegaLiteSpec } from "../figure.js";
import { vegaConfig } from "../theme.js";
import { isRecord, laidOver } from "./laid-over.js";

/**
 * A figure from a Vega-Lite v5 specification. Theme, schema and description are filled in; `config` entries of
 * your own win. Numbers in `data.values` and `datasets` keep 6 significant digits.
 *
 * A `params` entry with `bind` becomes a slider or a menu in the live figure; pictures show its `value`.
 *
 * @param alt what the figure shows, in a sentence or two, for whoever does not see it
 * @throws RangeError if `alt` is missing
 * @example
 * vegaLite({
 *   params: [slider("p", { label: "Demand p", min: 0, max: 1, step: 0.05, value: 0.5 })],
 *   data: { sequence: { start: 1, stop: 21, as: "n" } },
 *   transform: [{ calculate: "datum.n * p * pow(1 - p, datum.n - 1)", as: "crossings" }],
 *   mark: "line",
 *   encoding: {
 *     x: { field: "n", type: "quantitative", title: "agents n" },
 *     y: { field: "crossings", type: "quantitative", title: "crossings a step" },
 *   },
 * }, { alt: "Crossings a step rise to a peak near n = 1 / p, then fall towards none." })
 */
export function vegaLite(spec: VegaLiteSpec, { alt }: { readonly alt: string }): VegaLiteFigure {
  const description = altText(alt);
  const config = laidOver(vegaConfig, (spec.config ?? {}) as VegaLiteSpec);
  const $schema = "https://vega.github.io/schema/vega-lite/v5.json";
  const { width = 520, height = 300, ...rest } = rounded(spec) as VegaLiteSpec;
  const size = ["layer", "mark"].some((key) => key in spec) ? { width, height } : {};
  return { kind: "vega-lite", alt: description, spec: { $schema, description, ...size, ...rest, config } };
}

/** A slider for `params`: its `name` may be used in any expression of the specification. */
export function slider(
  name: string,
  range: { label: string; min: number; max: number; step: number; value: number },
): VegaLiteSpec {
  const { label, min, max, step, value } = range;
  return { name, value, bind: { input: "range", name: `${label} `, min, max, step } };
}

/** The specification with the numbers of its data at 6 significant digits: smaller, and equal on every machine. */
function rounded(value: unknown, inData = false): unknown {
  if (typeof value === "number") return inData && !Number.isInteger(value) ? +value.toPrecision(6) : value;
  if (Array.isArray(value)) return value.map((item) => rounded(item, inData));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      rounded(item, inData || key === "values" || key === "datasets"),
    ]),
  );
}
