/** The one display call of the course. */

import type { Figure } from "../figure.js";
import { mimeBundle } from "./bundle.js";
import { displayHost } from "./host.js";

/**
 * Displays a figure or a table under the cell: `await show(lineChart(...))`. Always await it.
 *
 * Outside a notebook it prints the words that stand for the figure (a table prints its text).
 *
 * @throws Error of Vega-Lite when a chart's specification is wrong
 */
export async function show(figure: Figure): Promise<void> {
  const host = displayHost();
  if (host) await host.display(await mimeBundle(figure, { stills: host.stills ?? true }), metadataOf(figure));
  else console.log(figure.kind === "table" ? figure.text : figure.alt);
}

/** Vega-Embed's options travel in the output's metadata: crisp SVG, no menu over the chart. */
function metadataOf(figure: Figure): object {
  if (figure.kind !== "vega-lite") return {};
  return { "application/vnd.vegalite.v5+json": { embed_options: { actions: false, renderer: "svg" } } };
}
