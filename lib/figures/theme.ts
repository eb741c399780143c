/**
 * The look of every figure: dark ink on white, labels of 14 px or more, series told apart by colour, dash,
 * shape and name at once, so that a print without colour says the same.
 */
import type { VegaLiteSpec } from "./figure.js";

export const font = "Helvetica, Arial, sans-serif";
export const ink = "#222222";
export const faint = "#6b6b6b";
export const gridInk = "#dddddd";

/** What a figure warns of: a conflict, a collision. Drawn with a second sign beside the colour. */
export const alarm = "#b3261e";

/** Line and text colours, each at least 4.5 : 1 on white, apart for colour-blind eyes in their first four. */
export const lineColours: readonly string[] = [
  "#0067a5",
  "#c44601",
  "#00795c",
  "#8f3b8c",
  "#333333",
  "#8a6a00",
  "#b8336a",
  "#4a5fa8",
];
export const lineDashes: readonly (readonly number[])[] = [
  [1, 0],
  [8, 4],
  [2, 3],
  [10, 3, 2, 3],
  [14, 4],
  [5, 2],
  [10, 3, 2, 3, 2, 3],
  [1, 2],
];
export const pointShapes: readonly string[] = [
  "circle",
  "square",
  "triangle-up",
  "diamond",
  "triangle-down",
  "cross",
  "triangle-right",
  "triangle-left",
];

/** Fills of bars: dark and light by turns, so that neighbours differ in grey as well. */
export const fillColours: readonly string[] = [
  "#0b5a8f",
  "#f0b35c",
  "#2c7560",
  "#d9a3c7",
  "#4d4d4d",
  "#9cc7e6",
  "#9c4722",
  "#d8d8a0",
];

const axis = {
  labelFontSize: 14,
  titleFontSize: 15,
  titleFontWeight: "normal",
  labelColor: ink,
  titleColor: ink,
  gridColor: gridInk,
  domainColor: faint,
  tickColor: faint,
  titlePadding: 10,
  labelOverlap: true,
  labelSeparation: 8,
};

/** Vega-Lite's `config`: shared by the live chart and by the picture. */
export const vegaConfig: VegaLiteSpec = {
  font,
  background: "#ffffff",
  padding: 12,
  axis,
  header: { labelFontSize: 15, titleFontSize: 15, labelColor: ink, titleColor: ink },
  legend: {
    labelFontSize: 14,
    titleFontSize: 14,
    titleFontWeight: "normal",
    labelColor: ink,
    titleColor: ink,
    labelLimit: 260,
    symbolSize: 130,
    symbolStrokeWidth: 2.5,
  },
  title: {
    anchor: "start",
    frame: "bounds",
    fontSize: 18,
    color: ink,
    subtitleFontSize: 14,
    subtitleColor: "#444444",
    subtitlePadding: 6,
    subtitleLineHeight: 19,
    offset: 14,
  },
  mark: { color: lineColours[0] },
  text: { fontSize: 14, color: ink },
  line: { strokeWidth: 2.5 },
  point: { size: 70, filled: true, opacity: 1 },
  view: { stroke: null },
  range: { category: lineColours, symbol: pointShapes },
};
