/** Rules and labelled points on a chart. */

import type { VegaLiteSpec } from "../figure.js";
import { alarm, faint, ink } from "../theme.js";
import { type GuessMark, guessesOn, guessLayers } from "./guess-layers.js";

export interface ChartNotes {
  /** Straight lines across the plot, with their names. */
  readonly rules?: readonly Rule[];
  /** Points with their names. */
  readonly points?: readonly LabelledPoint[];
  /** The learner's bet, drawn into the chart once there is a guess. */
  readonly guess?: GuessMark;
}

/** A vertical line at `x` or a horizontal one at `y`, in units of the axis. */
export type Rule =
  | { readonly x: number; readonly label?: string }
  | { readonly y: number; readonly label?: string };

export interface LabelledPoint {
  readonly x: number | string;
  readonly y: number;
  readonly label: string;
}

/** The layers of a chart's notes; `x` and `y` are its encodings, which the labelled points share. */
export function noteLayers(
  { rules = [], points = [], guess }: ChartNotes,
  x: VegaLiteSpec,
  y: VegaLiteSpec,
): VegaLiteSpec[] {
  return [
    ...rules.flatMap(ruleLayers),
    ...(points.length > 0 ? pointLayers(points, x, y) : []),
    ...guessLayers(guess, x, y),
  ];
}

/** The notes' places on one axis, for a domain that holds the data and them. */
export function notesAt(
  { rules = [], points = [], guess }: ChartNotes,
  axis: "x" | "y",
  data: readonly number[],
): number[] {
  const places = [...rules, ...points].map((note) => (note as { x?: unknown; y?: unknown })[axis]);
  return [...places.filter((place) => typeof place === "number"), ...guessesOn(axis, guess, data)];
}

function ruleLayers(rule: Rule): VegaLiteSpec[] {
  const upright = "x" in rule;
  const data = { values: [{}] };
  const encoding = upright ? { x: { datum: rule.x } } : { y: { datum: rule.y } };
  const line = { data, mark: { type: "rule", strokeDash: [5, 4], color: faint, strokeWidth: 1.5 }, encoding };
  if (!rule.label) return [line];
  const text = { type: "text", text: rule.label, color: "#444444", fontSize: 14 };
  const place = upright
    ? { align: "left", baseline: "top", dx: 5, y: 2 }
    : { align: "left", baseline: "bottom", dx: 5, dy: -4, x: 0 };
  return [line, { data, mark: { ...text, ...place }, encoding }];
}

function pointLayers(points: readonly LabelledPoint[], x: VegaLiteSpec, y: VegaLiteSpec): VegaLiteSpec[] {
  const data = { values: points.map(({ x, y, label }) => ({ x, y, label })) };
  const encoding = { x: { ...x, field: "x" }, y: { ...y, field: "y" } };
  const ring = { type: "point", shape: "circle", size: 170, filled: false, strokeWidth: 2.5, color: alarm };
  const text = { type: "text", align: "left", baseline: "bottom", dx: 9, dy: -6, fontSize: 14, color: ink };
  return [
    { data, mark: ring, encoding },
    { data, mark: text, encoding: { ...encoding, text: { field: "label" } } },
  ];
}
