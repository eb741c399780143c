/** How series are told apart: by colour, dash and shape at once, and by a name at the end of the line. */

import type { VegaLiteSpec } from "../figure.js";
import { textWidth } from "../svg/text-width.js";
import { lineColours, lineDashes, pointShapes } from "../theme.js";
import { namesOf } from "./chart-rows.js";
import { spreadLabels } from "./label-spread.js";

/** The names of the series of a field, none without a field. At most 8 can be told apart. */
export function seriesNames(rows: readonly object[], field: string | undefined): string[] {
  const names = field === undefined ? [] : namesOf(rows, field);
  if (names.length > lineColours.length)
    throw new RangeError(`${lineColours.length} series can be told apart in one chart, got ${names.length}`);
  return names;
}

/** Colour, dash and shape by series; `legend` null where the names stand at the lines. */
export function seriesChannels(
  field: string | undefined,
  names: readonly string[],
  legend: VegaLiteSpec | null,
): { readonly color: VegaLiteSpec; readonly strokeDash: VegaLiteSpec; readonly shape: VegaLiteSpec } {
  const channel = (range: readonly unknown[]): VegaLiteSpec =>
    field === undefined
      ? { value: range[0] }
      : {
          field,
          type: "nominal",
          title: null,
          legend,
          scale: { domain: names, range: range.slice(0, names.length) },
        };
  return { color: channel(lineColours), strokeDash: channel(lineDashes), shape: channel(pointShapes) };
}

/** A legend above the plot, for charts whose lines move. */
export const legendAbove: VegaLiteSpec = { orient: "top", direction: "horizontal", columns: 3, offset: 8 };

/** Room for the names at the ends of the lines, in pixels. */
export function nameRoom(names: readonly string[]): number {
  return names.length === 0 ? 0 : Math.ceil(10 + Math.max(...names.map((name) => textWidth(name, 14, true))));
}

/** The layer that writes each series' name beside its last point; `pixel` maps y to pixels from the top. */
export function nameLayer(
  rows: readonly Readonly<Record<string, unknown>>[],
  at: { readonly series: string; readonly x: VegaLiteSpec; readonly y: string; readonly height: number },
  channels: { readonly color: VegaLiteSpec },
  pixel: (y: number) => number,
): VegaLiteSpec {
  const x = String(at.x.field);
  const last = new Map<string, Readonly<Record<string, unknown>>>();
  for (const row of rows) {
    const before = last.get(String(row[at.series]));
    if (!before || !((row[x] as number) < (before[x] as number))) last.set(String(row[at.series]), row);
  }
  const ends = [...last.values()];
  const places = spreadLabels(
    ends.map((row) => pixel(row[at.y] as number)),
    18,
    at.height,
  );
  const values = ends.map((row, i) => ({
    [x]: row[x],
    [at.series]: row[at.series],
    place: Math.round(places[i]!),
  }));
  return {
    data: { values },
    mark: { type: "text", align: "left", baseline: "middle", dx: 10, fontWeight: "bold" },
    encoding: {
      x: at.x,
      y: { field: "place", type: "quantitative", scale: null, axis: null },
      text: { field: at.series },
      color: channels.color,
    },
  };
}
