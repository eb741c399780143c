/** Plotly figures: surfaces to turn, frames to slide through. Plotly itself stays out of the notebook. */
import { plotlyLoader } from "../browser/plotly-loader.js";
import { altText, type PlotlyFigure, type StillFigure } from "../figure.js";
import { stillImage } from "../svg/still-image.js";
import { escapeText } from "../svg/svg-element.js";
import { faint, font, ink, lineColours } from "../theme.js";
import { laidOver, type PlainRecord } from "./laid-over.js";

export interface PlotlyOptions {
  readonly alt: string;
  /** What stands for the figure in print and where Plotly is not found: a heatmap, a line chart. */
  readonly still: StillFigure;
  /** Frames as Plotly has them, each with a `name`; a slider and a play button come with them. */
  readonly frames?: readonly { readonly name: string; readonly data: readonly object[] }[];
  /** Stands before the frame's name at the slider: "agents n = ". */
  readonly frameLabel?: string;
}

/**
 * An interactive figure of Plotly traces and layout. Numbers keep 5 significant digits; the layout is laid over
 * the house's (640 x 480, 14 px labels).
 *
 * The page finds Plotly on its own server (JupyterLab's or the reader's), never on the network; VS Code brings its
 * own. Where there is none, the still picture stays.
 *
 * @throws RangeError without alt text or traces
 * @example
 * plotly(
 *   [{ type: "surface", x: demands, y: fees, z: gains, colorscale: "Blues" }],
 *   { scene: { xaxis: { title: { text: "demand p" } }, yaxis: { title: { text: "fee c" } } } },
 *   { alt: "Break-even surface: gain falls with the fee and dips at p = 0.2.", still: heatmap(rows, { ... }) },
 * )
 */
export function plotly(data: readonly object[], layout: object, options: PlotlyOptions): PlotlyFigure {
  const { still, frames = [], frameLabel = "" } = options;
  if (data.length === 0) throw new RangeError("a Plotly figure needs at least one trace, got 0");
  return {
    kind: "plotly",
    alt: altText(options.alt),
    data: plain(data) as object[],
    layout: plain(laidOver(houseLayout(data, frames, frameLabel), layout as PlainRecord)) as object,
    frames: plain(frames) as object[],
    still,
  };
}

function houseLayout(
  data: readonly object[],
  frames: readonly { name: string }[],
  label: string,
): PlainRecord {
  const solid = data.some((trace) => /surface|3d/.test(String((trace as { type?: string }).type)));
  return {
    width: 640,
    height: frames.length > 0 ? 520 : 480,
    font: { family: font, size: 14, color: ink },
    margin: solid ? { l: 10, r: 10, t: 50, b: 10 } : { l: 70, r: 20, t: 50, b: frames.length > 0 ? 140 : 60 },
    paper_bgcolor: "#ffffff",
    plot_bgcolor: "#ffffff",
    colorway: lineColours,
    ...(solid ? { scene: { camera: { eye: { x: 1.9, y: 1.9, z: 1 } } } } : {}),
    ...(frames.length > 0 ? frameControls(frames, label) : {}),
  };
}

/** A slider over the frames and a button that plays them. */
function frameControls(frames: readonly { readonly name: string }[], label: string): object {
  const still = { mode: "immediate", frame: { duration: 0, redraw: true }, transition: { duration: 0 } };
  const moving = { fromcurrent: true, frame: { duration: 500, redraw: true }, transition: { duration: 0 } };
  return {
    sliders: [
      {
        currentvalue: { prefix: label, font: { size: 15 } },
        pad: { t: 64, l: 90 },
        steps: frames.map(({ name }) => ({ label: name, method: "animate", args: [[name], still] })),
      },
    ],
    updatemenus: [
      {
        type: "buttons",
        direction: "left",
        showactive: false,
        x: 0,
        y: 0,
        xanchor: "left",
        yanchor: "top",
        pad: { t: 86 },
        buttons: [
          { label: "▶", method: "animate", args: [null, moving] },
          { label: "❚❚", method: "animate", args: [[null], still] },
        ],
      },
    ],
  };
}

/** As JSON has it: typed arrays as lists, numbers at 5 significant digits. */
function plain(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? value : +value.toPrecision(5);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** The figure as HTML: the still picture, the place for the live one, and the script that looks for Plotly. */
export function plotlyHtml({ alt, data, layout, frames }: PlotlyFigure, svg: string): string {
  const config = { displaylogo: false };
  const json = JSON.stringify({ data, layout, frames, config }).replace(/</g, "\\u003c");
  const script = `(${String(plotlyLoader).replace(/^[ \t]+/gm, "")})()`.replace(/<\/script/gi, "<\\/script");
  return (
    `<div data-plotly style="font:14px ${font};color:${ink};background:#fff">\n` +
    `<div data-part="still">${stillImage(svg, alt)}</div>\n` +
    `<div data-part="live" role="img" aria-label="${escapeText(alt)}" hidden></div>\n` +
    `<p data-part="sentence" style="color:${faint};margin:4px 12px">A still picture: the figure turns and slides ` +
    `in the course's own Jupyter or reader, once the notebook is trusted or the cell has run.</p>\n` +
    `<script type="application/json" data-part="figure">${json}</script>\n<script>${script}</script></div>`
  );
}
