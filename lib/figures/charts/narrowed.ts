/** A chart for a narrow screen: words that were laid out for a wide picture are broken anew. */
import type { VegaLiteSpec } from "../figure.js";
import { textWidth, wrapText } from "../svg/text-width.js";
import { namesOf } from "./chart-rows.js";
import { spreadLabels } from "./label-spread.js";
import { isRecord } from "./laid-over.js";

/**
 * A Vega-Lite chart laid out anew for `room` pixels: its title and caption are broken into more lines, names at the
 * ends of lines stand in several, and words under bars are turned where they would not fit side by side.
 */
export function narrowed(spec: VegaLiteSpec, room: number): VegaLiteSpec {
  const { title, layer, height } = spec;
  const words = rowsOf(spec);
  const unit = (part: VegaLiteSpec) => turned(namesInLines(part, room, height), words, room);
  return {
    ...(layer ? spec : unit(spec)),
    ...(title ? { title: heading(title, room - 24) } : {}),
    ...(Array.isArray(layer) ? { layer: layer.map(unit) } : {}),
    autosize: { type: "fit-x", contains: "padding" },
    width: Math.max(260, room),
  };
}

/**
 * The compiled chart, whose titles of horizontal axes fit into `room` pixels and whose legends stand one name under
 * the other.
 */
export function narrowedAxes(compiled: VegaLiteSpec, room: number): VegaLiteSpec {
  const listed = (key: string) => (compiled[key] ?? []) as readonly VegaLiteSpec[];
  return {
    ...compiled,
    axes: listed("axes").map((axis) =>
      axis.orient === "bottom" && axis.title ? { ...axis, title: broken(axis.title, room - 90, 15) } : axis,
    ),
    legends: listed("legends").map((legend) => ({ ...legend, columns: 1 })),
  };
}

function heading(title: unknown, width: number): unknown {
  if (!isRecord(title)) return broken(title, width, 19);
  const { text, subtitle } = title;
  const caption = subtitle === undefined ? {} : { subtitle: broken(subtitle, width, 14) };
  return { ...title, text: broken(text, width, 19), ...caption };
}

/** A text that stands in lines, or in one, in lines of that width; whatever is computed in the chart stays. */
function broken(text: unknown, width: number, size: number): unknown {
  const words = Array.isArray(text) ? text.join(" ") : text;
  return typeof words === "string" ? wrapText(words, width, size) : text;
}

/** The names at the ends of lines (`nameLayer`), in lines of at most two ninths of the room, apart from each other. */
function namesInLines(layer: VegaLiteSpec, room: number, height: unknown): VegaLiteSpec {
  const { mark, encoding } = layer;
  const rows = rowsOf(layer);
  const field = isRecord(encoding) && isRecord(encoding.text) ? encoding.text.field : undefined;
  if (!isRecord(mark) || mark.type !== "text" || typeof field !== "string" || !("place" in (rows[0] ?? {})))
    return layer;
  const names = rows.map((row) => wrapText(String(row[field]), room / 4.5, 15));
  const most = Math.max(...names.map(({ length }) => length));
  const places = spreadLabels(
    rows.map(({ place }) => place as number),
    lineHeight * most,
    Number(height ?? 320),
  );
  const values = rows.map((row, i) => ({
    ...row,
    place: Math.round(places[i]!) - ((names[i]!.length - 1) * lineHeight) / 2,
    lines: names[i]!,
  }));
  return {
    ...layer,
    data: { values },
    mark: { ...mark, lineHeight },
    encoding: { ...(encoding as VegaLiteSpec), text: { field: "lines" } },
  };
}

const lineHeight = 17;

/** Words along the x axis slant where the widest is wider than its share of the room. */
function turned(layer: VegaLiteSpec, rows: readonly VegaLiteSpec[], room: number): VegaLiteSpec {
  const { encoding } = layer;
  const x = isRecord(encoding) ? encoding.x : undefined;
  if (!isRecord(x) || x.type !== "ordinal" || typeof x.field !== "string" || !isRecord(x.axis)) return layer;
  const names = namesOf(rows, x.field).map(String);
  const widest = Math.max(0, ...names.map((name) => textWidth(name, 14)));
  if (widest < (room - 90) / names.length) return layer;
  const axis = { ...x.axis, labelAngle: -40, labelOverlap: false };
  return { ...layer, encoding: { ...(encoding as VegaLiteSpec), x: { ...x, axis } } };
}

function rowsOf({ data }: VegaLiteSpec): readonly VegaLiteSpec[] {
  return isRecord(data) && Array.isArray(data.values) ? data.values : [];
}
