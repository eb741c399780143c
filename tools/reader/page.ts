/** The reader's pages: a notebook, the list of notebooks, and the short ones in between. */
import hljs from "highlight.js/lib/core";
import javascript from "highlight.js/lib/languages/javascript";
import typescript from "highlight.js/lib/languages/typescript";
import type { Cell, Notebook } from "../notebook/notebook.js";
import { escapeHtml, markdownToHtml } from "./markdown.js";
import { outputsToHtml } from "./outputs.js";
import { answers } from "./predictions.js";

hljs.registerLanguage("javascript", javascript);
hljs.registerLanguage("typescript", typescript);

/** A notebook's place in the course. */
export interface Place {
  /** Path in the project, which is also the page's address. */
  readonly path: string;
  readonly title: string;
}

export interface NotebookPage {
  readonly notebook: Notebook;
  readonly title: string;
  readonly previous?: Place | undefined;
  readonly next?: Place | undefined;
  /** Where the outputs come from, in words. */
  readonly provenance: string;
  readonly failures: readonly string[];
}

export function notebookPage({
  notebook,
  title,
  previous,
  next,
  provenance,
  failures,
}: NotebookPage): string {
  const links = `<nav aria-label="notebooks">${link(previous, "prev", "←")}${link(next, "next", "→")}</nav>`;
  const failed = failures.map((line) => `<li>${escapeHtml(line)}</li>`).join("");
  const alarm = failed && `<ul class="failures" role="alert">${failed}</ul>`;
  const cells = cellsToHtml(notebook.cells);
  return page(
    title,
    `<header><a href="/">All notebooks</a><p>${escapeHtml(provenance)}</p></header>
<main>${alarm}${cells}</main>
<footer>${links}</footer>`,
  );
}

export interface Shelf {
  readonly heading: string;
  readonly places: readonly Place[];
}

export function indexPage(course: string, shelves: readonly Shelf[]): string {
  const lists = shelves
    .filter(({ places }) => places.length > 0)
    .map(
      ({ heading, places }) =>
        `<h2>${escapeHtml(heading)}</h2><ol class="notebooks">${places.map((place) => `<li><a href="${address(place)}">${escapeHtml(place.title)}</a></li>`).join("")}</ol>`,
    );
  return page(
    course,
    `<main class="index"><h1>${escapeHtml(course)}</h1>
<p>Everything here can be read, and every figure moves. To change and run the cells, stop this reader and type <code>npm start</code>, which opens the same notebooks in JupyterLab.</p>
<p>What the notebooks put out is what they were published with; <code>npm start -- --reader --execute</code> runs them again on this machine.</p>
${lists.join("\n") || "<p>There is no notebook yet.</p>"}</main>`,
  );
}

/** Comes back by itself until the notebook has run. */
export function waitingPage(title: string, done: number, total: number): string {
  return page(
    title,
    `<header><a href="/">All notebooks</a></header><main><h1>${escapeHtml(title)}</h1>
<p role="status">The headless runner is executing this notebook: ${done} of ${total} cells.</p>
<progress max="${total}" value="${done}"></progress></main>`,
    '<meta http-equiv="refresh" content="1">',
  );
}

export function problemPage(what: string): string {
  return page(
    "Not here",
    `<header><a href="/">All notebooks</a></header><main><h1>Not here</h1><p>${escapeHtml(what)}</p></main>`,
  );
}

/** The title of a notebook: its first heading, or the name of its file. */
export function titleOf(notebook: Notebook, file: string): string {
  for (const cell of notebook.cells) {
    const heading = cell.cell_type === "markdown" && /^#\s+(.+)$/m.exec(cell.source)?.[1];
    if (heading) return heading.replace(/[*_`$]/g, "").trim();
  }
  return file;
}

/** What was asked to be predicted waits behind a button. */
function cellsToHtml(cells: readonly Cell[]): string {
  const html = cells.map(cellToHtml);
  for (const { from, to } of answers(cells)) {
    html[from] =
      `<details class="answer"><summary>Made your prediction? Show what happens</summary>\n${html[from]}`;
    html[to - 1] += "\n</details>";
  }
  return html.join("\n");
}

function cellToHtml(cell: Cell): string {
  if (cell.cell_type !== "code")
    return cell.cell_type === "raw" ? "" : `<section class="text">${markdownToHtml(cell.source)}</section>`;
  const source = cell.source.trim() && highlighted(cell.source);
  const outputs = outputsToHtml(cell.outputs);
  return `<section class="code">${source}${outputs && `<div class="outputs">${outputs}</div>`}</section>`;
}

function highlighted(source: string): string {
  const { value } = hljs.highlight(source, { language: "typescript" });
  return `<pre class="source" tabindex="0"><code>${value}</code></pre>`;
}

function link(place: Place | undefined, rel: string, arrow: string): string {
  if (!place) return "<span></span>";
  const words =
    rel === "prev" ? `${arrow} ${escapeHtml(place.title)}` : `${escapeHtml(place.title)} ${arrow}`;
  return `<a rel="${rel}" href="${address(place)}">${words}</a>`;
}

function address({ path }: Place): string {
  return `/${path.split("/").map(encodeURIComponent).join("/")}`;
}

function page(title: string, body: string, head = ""): string {
  return `<!doctype html>
<html lang="en" data-plotly-src="/files/node_modules/plotly.js-dist/plotly.js">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/files/node_modules/katex/dist/katex.min.css">
<link rel="stylesheet" href="/files/tools/reader/assets/reader.css">
<script type="module" src="/files/tools/reader/assets/reader.js"></script>
${head}</head>
<body>
${body}
</body>
</html>
`;
}
