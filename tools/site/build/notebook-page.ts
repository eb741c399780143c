/** A notebook as a page: finished HTML that reads without scripts; the script makes its cells live. */
import { createHash } from "node:crypto";
import { type Cell, type CodeCell, hasTag, type JsonObject } from "../../notebook/notebook.js";
import { betOf, betSpans, markOf } from "./bets.js";
import { addressOf, type CoursePage } from "./course-map.js";
import { type Glossary, withTerms } from "./glossary.js";
import { highlighted } from "./highlight.js";
import { escapeHtml, markdownToHtml } from "./markdown.js";
import type { Pictures } from "./pictures.js";
import { answers } from "./predictions.js";
import { publishedOutputs } from "./published-outputs.js";

export interface NotebookParts {
  readonly page: CoursePage;
  readonly previous?: CoursePage | undefined;
  readonly next?: CoursePage | undefined;
  readonly pictures: Pictures;
  readonly glossary: Glossary;
  /** Short titles of the notebooks, by the names of their files. */
  readonly titles: ReadonlyMap<string, string>;
}

/** From a notebook's page to the site's folder. */
export const notebookRoot = "../../";

/** Lines of code that are shown before the rest is folded. */
const shownLines = 8;

export function notebookBody(parts: NotebookParts): string {
  const { page, previous, next } = parts;
  const { cells } = page.notebook;
  const terms = new Set<string>();
  const html = cells.map((cell) => cellHtml(cell, parts, terms));
  if (page.kind === "notebook")
    for (const { from, to } of answers(cells)) {
      html[from] =
        `<details class="answer" id="answer-${escapeHtml(cells[from]!.id)}"><summary>Made your prediction? Show what happens</summary>\n${html[from]}`;
      html[to - 1] += "\n</details>";
    }
  for (const { ids, from, to } of betSpans(cells)) {
    const first = escapeHtml(cells[from]!.id);
    html[from] =
      `<details class="answer" id="answer-${first}" data-answers="${ids.join(" ")}"><summary>The answer: place your bet first</summary>\n${html[from]}`;
    html[to - 1] += "\n</details>";
  }
  return `<div class="with-rail">
<nav class="rail" aria-label="Contents of this page"><h2>Contents</h2>
<p class="progress needs-script"><progress max="1" value="0" aria-label="Sections read"></progress> <span></span></p>
<ol>${headings(cells)}</ol>
<p class="rail-actions needs-script"><button type="button" data-do="run-all">Run all</button> <button type="button" data-do="reset-all">Reset all</button></p>
</nav>
<main id="content" class="notebook" tabindex="-1">
${html.join("\n")}
${page.kind === "assignment" ? handInHtml(page) : ""}
<p class="download">This page as a notebook: <a data-do="download" href="${escapeHtml(page.slug)}.ipynb" download>${escapeHtml(page.slug)}.ipynb</a><span class="needs-script">, with your changes</span>.</p>
<footer><nav class="turn" aria-label="Notebooks">${link(previous, "prev", "Before:")}${link(next, "next", "Next:")}</nav></footer>
</main></div>`;
}

function cellHtml(cell: Cell, parts: NotebookParts, terms: Set<string>): string {
  if (cell.cell_type === "raw") return "";
  const slide = slideKind(cell.metadata);
  if (cell.cell_type === "code") return codeHtml(cell, parts, slide);
  if (parts.page.kind === "assignment" && isSolution(cell.metadata)) return writtenHtml(cell, slide);
  const html = withPageLinks(withLinks(markdownToHtml(cell.source)), parts);
  const text = withTerms(html, parts.glossary, terms, notebookRoot);
  return `<div class="text" id="${escapeHtml(cell.id)}" data-slide="${slide}">${text}</div>`;
}

/** An answer in the learner's own words: a text field, kept like a cell. */
function writtenHtml({ id, source }: Cell, slide: string): string {
  const at = source.lastIndexOf("YOUR ANSWER HERE");
  const question = at < 0 ? source : source.slice(0, at);
  return `<div class="text written" id="${escapeHtml(id)}" data-slide="${slide}" data-base="${textHash(source)}" data-source="${escapeHtml(source)}">
${markdownToHtml(question)}
<label class="needs-script">Your answer <textarea rows="8" spellcheck="true"></textarea></label> <p class="words needs-script" aria-live="off"></p></div>`;
}

function codeHtml(cell: CodeCell, { pictures }: NotebookParts, slide: string): string {
  const { id, source, outputs, metadata } = cell;
  const locked = metadata.editable === false;
  const folded = source.split("\n").length > shownLines && !locked;
  const shown = publishedOutputs(outputs, pictures, notebookRoot);
  const kind = ["cell", folded ? "long" : "", locked ? "locked" : "", source.trim() === "" ? "empty" : ""];
  const bet = betOf(cell);
  const marks = (["settles", "saw"] as const).map((mark) => {
    const of = markOf(cell, mark);
    return of === undefined ? "" : ` data-${mark === "saw" ? "closes" : mark}="${escapeHtml(of)}"`;
  });
  if (bet) marks.push(` data-places="${escapeHtml(bet.id)}"`);
  const html = `<div class="${kind.filter(Boolean).join(" ")}" id="${escapeHtml(id)}" data-slide="${slide}" data-base="${textHash(source)}"${hasTag(cell, "volatile") ? " data-volatile" : ""}${hasTag(cell, "raises-exception") ? " data-fails" : ""}${marks.join("")}>
<div class="head"><span class="acts needs-script"></span><span class="state">${outputs.length > 0 ? "published output" : "not run yet"}</span></div>
<pre class="code"><code>${highlighted(source)}</code></pre>
<div class="outputs">${shown}</div>
</div>`;
  if (!bet) return html;
  return `<div class="bet needs-script" data-bet="${escapeHtml(JSON.stringify(bet))}"></div>
<details class="bet-code" id="code-of-${escapeHtml(id)}"><summary>The same bet in code</summary>
${html}
</details>`;
}

function isSolution(metadata: JsonObject): boolean {
  return (metadata.nbgrader as JsonObject | undefined)?.solution === true;
}

function slideKind({ slideshow }: JsonObject): string {
  return String((slideshow as JsonObject | undefined)?.slide_type ?? "");
}

/** By which a browser notices that the text under a learner's edit has changed. */
export function textHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function headings(cells: readonly Cell[]): string {
  const found = cells.flatMap((cell) =>
    cell.cell_type === "markdown"
      ? [...markdownToHtml(cell.source).matchAll(/<h2 id="([^"]*)">([\s\S]*?)<a /g)]
      : [],
  );
  return found
    .map(
      ([, id, html]) =>
        `<li><a href="#${id}">${html!.replace(/<annotation[\s\S]*?<\/annotation>/g, "")}</a></li>`,
    )
    .join("");
}

/** Links to other notebooks lead to their pages, those to a file of the assignment to its place on the page. */
export function withLinks(html: string): string {
  return (
    html
      .replace(
        /href="(?:\.\.\/notebooks\/|\.\/)?(\d\d-[\w-]+|appendix-[\w-]+)\.ipynb(#[^"]*)?"/g,
        'href="../../notebooks/$1/index.html$2"',
      )
      // Jupyter's name for a place in a notebook; on a page a cell's id is its anchor.
      .replace(/(href="[^"]*)#cell-id=/g, "$1#")
      .replace(
        /href="(?:\.\.\/)*exercises\/([\w-]+)\/?(?:[\w-]+\.ipynb)?"/g,
        'href="../../assignments/$1/index.html"',
      )
      .replace(
        /(src|href)="(?!https?:|#|\.\.\/|data:|mailto:)([^"]+\.(?:svg|png|jpg|csv|json))"/g,
        '$1="../../notebooks/$2"',
      )
  );
}

/** Notebooks that a text names, by the names of their files, and an assignment's own hints. */
function withPageLinks(html: string, { page, titles }: NotebookParts): string {
  let inside = 0;
  const linked = html.replace(/<\/?(a|code|h\d)\b[^>]*>|<[^>]*>|[^<]+/g, (piece, tag: string | undefined) => {
    if (tag) inside += piece.startsWith("</") ? -1 : 1;
    if (piece.startsWith("<") || inside > 0) return piece;
    return piece.replace(/\b(?:\d\d|appendix)-[a-z\d-]+\b/g, (slug) => {
      const title = slug === page.slug ? undefined : titles.get(slug);
      return title ? `<a href="${notebookRoot}notebooks/${slug}/index.html">${escapeHtml(title)}</a>` : slug;
    });
  });
  return page.hints
    ? linked.replace("<code>hints.md</code>", '<a href="#hints"><code>hints.md</code></a>')
    : linked;
}

function handInHtml({ slug, hints }: CoursePage): string {
  return `<div class="text hints" id="hints"><h2>Hints</h2>${hints ? markdownToHtml(hints.replace(/^# .*$/m, "").replace(/^## /gm, "### ")) : ""}</div>
<div class="text hand-in needs-script" id="hand-in"><h2>Hand in</h2>
<p class="missing" role="status"></p>
<p><button type="button" data-do="hand-in">Download ${escapeHtml(slug)}.ipynb to hand in</button></p></div>`;
}

function link(page: CoursePage | undefined, rel: string, word: string): string {
  if (!page) return "<span></span>";
  return `<a rel="${rel}" href="${notebookRoot}${addressOf(page)}index.html"><small>${word}</small> ${escapeHtml(page.title)}</a>`;
}
