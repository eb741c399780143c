/** A figure as Jupyter displays it: one piece of data per MIME type, and every front end takes the best it knows. */

import { plotlyHtml } from "../charts/plotly.js";
import type { Figure, StillFigure } from "../figure.js";
import { stillImage } from "../svg/still-image.js";

/** Keys are MIME types; `text/plain` is always there. */
export type MimeBundle = Readonly<Record<string, unknown>>;

/**
 * The bundle of a figure: the live form (Vega-Lite, Plotly or HTML), the SVG picture and the words. With `stills`
 * false a chart comes without its picture, which whoever draws the live form can do without. Default: true.
 *
 * @example Object.keys(await mimeBundle(chart)) gives ["application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"]
 */
export async function mimeBundle(
  figure: Figure,
  { stills = true }: { readonly stills?: boolean } = {},
): Promise<MimeBundle> {
  if (figure.kind === "table") return { "text/html": figure.html, "text/plain": figure.text };
  if (figure.kind === "vega-lite" && !stills)
    return { "application/vnd.vegalite.v5+json": figure.spec, "text/plain": figure.alt };
  const still = { "image/svg+xml": await figureSvg(figure), "text/plain": figure.alt };
  if (figure.kind === "vega-lite") return { "application/vnd.vegalite.v5+json": figure.spec, ...still };
  if (figure.kind === "animation") return { "text/html": figure.html, ...still };
  if (figure.kind === "picture") return { "text/html": stillImage(figure.svg, figure.alt), ...still };
  const { data, layout, frames } = figure;
  return {
    "application/vnd.plotly.v1+json": {
      data,
      layout,
      frames,
      config: { displaylogo: false, responsive: true },
    },
    "text/html": plotlyHtml(figure, still["image/svg+xml"]),
    ...still,
  };
}

/** The still picture of a figure as an SVG document; same figure, same bytes. */
export async function figureSvg(figure: StillFigure | Extract<Figure, { kind: "plotly" }>): Promise<string> {
  if (figure.kind === "plotly") return figureSvg(figure.still);
  if (figure.kind !== "vega-lite") return figure.svg;
  // Loaded at the first chart only: a page that draws its charts itself never needs it.
  const { vegaSvg } = await import("./vega-svg.js");
  return vegaSvg(figure);
}
