/** The one display call of the course. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { type MimeBundle, mimeBundle } from "./bundle.js";
import type { Figure } from "./figure.js";

/**
 * Displays a figure or a table under the cell: `await show(lineChart(...))`. Always await it.
 *
 * Outside a notebook it prints the words that stand for the figure (a table prints its text).
 *
 * @throws Error of Vega-Lite when a chart's specification is wrong
 */
export async function show(figure: Figure): Promise<void> {
  const display = runningKernel();
  if (display)
    display({ data: await mimeBundle(figure), metadata: metadataOf(figure), transient: {} }, false);
  else console.log(figure.kind === "table" ? figure.text : figure.alt);
}

type WriteDisplayData = (
  content: { data: MimeBundle; metadata: object; transient: object },
  update: boolean,
) => void;

/**
 * The display function of the kernel that runs this process, if any. tslab may be installed twice (globally and
 * here), so it is the copy already loaded that counts: the one that has run a cell.
 */
function runningKernel(): WriteDisplayData | undefined {
  const { cache } = createRequire(join(process.cwd(), "notebook.js"));
  for (const [file, module] of Object.entries(cache)) {
    if (!/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(file)) continue;
    const exports = module?.exports as { lastWriteDisplayData?: WriteDisplayData | null } | undefined;
    const display = exports?.lastWriteDisplayData;
    if (display) return display;
  }
  return undefined;
}

/** Vega-Embed's options travel in the output's metadata: crisp SVG, no menu over the chart. */
function metadataOf(figure: Figure): object {
  if (figure.kind !== "vega-lite") return {};
  return { "application/vnd.vegalite.v5+json": { embed_options: { actions: false, renderer: "svg" } } };
}
