/** The first page: the corridor, running, and the way into the course for each of its readers. */
import type { DisplayOutput } from "../../notebook/notebook.js";
import { addressOf, type CoursePage } from "./course-map.js";
import { escapeHtml } from "./markdown.js";
import type { Pictures } from "./pictures.js";

export function homeBody(pages: readonly CoursePage[], pictures: Pictures): string {
  const notebooks = pages.filter(({ kind }) => kind === "notebook");
  const assignments = pages.filter(({ kind }) => kind === "assignment");
  const play = notebooks.find(({ slug }) => slug.startsWith("00-"));
  const start = play ?? notebooks[0];
  const card = (page: CoursePage) => cardHtml(page, pictures);
  const onTheWay = notebooks.filter(({ core }) => core);
  const further = notebooks.filter(({ core }) => !core);
  return `<main id="content" class="front" tabindex="-1">
<div class="opening">
<h1>How many agents coordinate</h1>
<p class="lead">Six agents, one corridor. Each does what is best for it, and they lose most of what the team could earn. One rule that costs no message saves them. In this course you run it, change it, and find out what coordination is worth and what it costs.</p>
${runningCorridor(notebooks, pictures)}
<p class="start">${start ? `<a class="button" href="${addressOf(start)}index.html">${play ? "Play: be agent 3" : "Start with the first notebook"}</a>` : ""} <span class="resume needs-script"></span></p>
</div>
<ul class="readers">
<li><b>I learn alone.</b> Read a notebook from the top, bet before you look, and change any cell: it runs here, in this page. The core path takes about ${hours(onTheWay)}.</li>
<li><b>I teach and grade.</b> The <a href="#assignments">assignments</a> run here too and hand in as notebooks that <code>course grade</code> takes.</li>
<li><b>I stand in front of a class.</b> Add <code>?slides</code> to a notebook's address, or open its settings: slides with live figures and a page of notes for you.</li>
</ul>
<h2 id="core">The core path</h2>
<ol class="cards">${onTheWay.map(card).join("\n")}</ol>
${further.length > 0 ? `<h2 id="further">Depth and branches</h2>\n<ol class="cards">${further.map(card).join("\n")}</ol>` : ""}
${assignments.length > 0 ? `<h2 id="assignments">Assignments</h2>\n<ol class="cards small">${assignments.map(card).join("\n")}</ol>` : ""}
<h2 id="more">More</h2>
<ul class="more"><li><a href="bets/index.html">Your bets, and how well you know what you know</a></li><li><a href="glossary/index.html">Glossary</a></li><li><a href="references/index.html">References</a></li><li><a href="library/index.html">The library, name by name</a></li><li class="needs-script"><button type="button" data-do="work">Your work: export, import, erase</button></li></ul>
</main>`;
}

function cardHtml(page: CoursePage, pictures: Pictures): string {
  const { slug, title, question, minutes, level, kind } = page;
  const name = title.split(": ")[0]!;
  const number = /^\d\d/.exec(slug)?.[0] ?? "";
  return `<li class="card" data-kind="${kind}" data-slug="${escapeHtml(slug)}">
<a href="${addressOf(page)}index.html">${kind === "notebook" ? `<span class="picture">${pictureOf(page, pictures)}</span>` : ""}<span class="number">${number}</span> <span class="question">${escapeHtml(kind === "notebook" ? question : title.replace(/^Assignment \d+: /, "").replace(/^./, (letter) => letter.toUpperCase()))}</span></a>
<p class="facts">${question === title || kind === "assignment" ? "" : `${escapeHtml(name)} · `}${minutes} min · ${level}</p>
<p class="done needs-script"></p></li>`;
}

/** The first picture of a notebook, as decoration: the question says what it is about. */
function pictureOf({ notebook }: CoursePage, pictures: Pictures): string {
  const drawn = notebook.cells.flatMap((cell) => (cell.cell_type === "code" ? cell.outputs : []));
  const svg = drawn
    .map((output) => ("data" in output ? output.data["image/svg+xml"] : undefined))
    .find((data) => typeof data === "string");
  return svg ? pictures.image(svg as string, "", "") : "";
}

function runningCorridor(notebooks: readonly CoursePage[], pictures: Pictures): string {
  for (const page of notebooks.filter(({ slug }) => /corridor/.test(slug)))
    for (const cell of page.notebook.cells) {
      if (cell.cell_type !== "code") continue;
      const output = cell.outputs.findIndex(
        (one) => "data" in one && /data-animation/.test(String(one.data["text/html"])),
      );
      if (output < 0) continue;
      const { data } = cell.outputs[output] as DisplayOutput;
      const still = pictures.image(String(data["image/svg+xml"]), String(data["text/plain"]), "");
      return `<figure class="running" data-live="program" data-play data-output="${output}" data-cell="${escapeHtml(cell.id)}" data-from="${addressOf(page)}${page.slug}.ipynb"><div class="still">${still}</div></figure>`;
    }
  return "";
}

function hours(pages: readonly CoursePage[]): string {
  const minutes = pages.reduce((sum, page) => sum + page.minutes, 0);
  const halves = Math.max(1, Math.round(minutes / 30));
  return halves % 2 === 0 ? `${halves / 2} hours` : `${Math.floor(halves / 2)}½ hours`;
}
