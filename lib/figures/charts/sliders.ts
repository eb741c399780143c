/** Sliders over precomputed rows: the figure holds every setting and shows the rows of one. */
import type { VegaLiteSpec } from "../figure.js";

/**
 * A slider over the values of a numeric field (a menu over those of a field of words). The chart shows the rows
 * that have the chosen value; it works without a kernel, since all rows are in the figure.
 */
export interface FieldSlider<Row> {
  readonly field: keyof Row & string;
  readonly label: string;
  /** The first setting, which pictures show. Default: the first row's. */
  readonly value?: number | string;
}

/** The `params` and the filters of some sliders, and the rows that the first setting shows. */
export function fieldSliders<Row extends object>(
  rows: readonly Row[],
  sliders: readonly FieldSlider<Row>[],
): { readonly params: VegaLiteSpec[]; readonly transform: VegaLiteSpec[]; readonly first: readonly Row[] } {
  let first = rows;
  const params = sliders.map((slider, i) => {
    const values = [...new Set(rows.map((row) => row[slider.field] as number | string))];
    const value = slider.value ?? values[0]!;
    if (!values.includes(value))
      throw new RangeError(
        `slider "${slider.label}" starts at ${value}, which no row has as ${slider.field}`,
      );
    first = first.filter((row) => row[slider.field] === value);
    return { name: `slider_${i}`, value, bind: { ...bindingOf(values), name: `${slider.label} ` } };
  });
  const transform = sliders.map(({ field }, i) => ({
    filter:
      typeof params[i]!.value === "number"
        ? `abs(datum[${JSON.stringify(field)}] - slider_${i}) < 1e-6`
        : `datum[${JSON.stringify(field)}] === slider_${i}`,
  }));
  return { params, transform, first };
}

/** A range where the values are evenly spaced numbers, else a menu. */
function bindingOf(values: readonly (number | string)[]): VegaLiteSpec {
  const sorted = [...values].sort((a, b) => Number(a) - Number(b)) as number[];
  const [min, max] = [sorted[0]!, sorted[sorted.length - 1]!];
  const step = +((max - min) / (sorted.length - 1)).toPrecision(12);
  const even =
    sorted.length > 1 && sorted.every((value, i) => Math.abs(value - min - i * step) < step * 1e-6);
  return even ? { input: "range", min, max, step } : { input: "select", options: values };
}
