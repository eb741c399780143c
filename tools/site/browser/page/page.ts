/** The script of every page: the bar, and on a notebook's page the live notebook. */

import { elements, page, say } from "../html/page-data.js";
import { rememberFolds } from "./answers.js";
import { startAssignment } from "./assignment.js";
import { betBook } from "./bets/bet-book.js";
import { type PageBets, startBets } from "./bets/start-bets.js";
import { startHome } from "./home.js";
import { drawChart, drawPlotly, whenNear } from "./live-figures.js";
import { LiveNotebook } from "./live-notebook.js";
import { downloadNotebook } from "./notebook-file.js";
import { keepOffline } from "./offline.js";
import { vegaLiteType } from "./outputs.js";
import { programFrame } from "./program-frame.js";
import { outputOf, publishedFile } from "./published.js";
import { startRail } from "./rail.js";
import { startBar } from "./settings.js";
import { keptOf, store, whenStorageFails } from "./store.js";
import { startTerms } from "./terms.js";

const asked = new URLSearchParams(location.search);
whenStorageFails(notice);
startBar(() => void import("./search.js").then(({ openSearch }) => openSearch()));
for (const figure of elements("figure[data-live]")) whenNear(figure, () => void enliven(figure));
startTerms();
void keepOffline(notice);
if (page.kind === "home") void startHome();
if (page.kind === "bets")
  void import("./bets/calibration-page.js").then(({ startCalibration }) => startCalibration());
if (asked.has("presenter"))
  void import("../slides/presenter.js").then(({ startPresenter }) => startPresenter(page.slug));
else if (page.kind === "notebook" || page.kind === "assignment") void startNotebook();

async function startNotebook(): Promise<void> {
  let bets: PageBets | undefined;
  const book = await betBook((bet) => bets?.show(bet));
  const live = new LiveNotebook(book);
  for (const one of elements('[data-do="run-all"]'))
    one.addEventListener("click", () => void live.run(live.cells));
  for (const one of elements('[data-do="reset-all"]'))
    one.addEventListener("click", () => void live.resetAll());
  for (const one of elements<HTMLAnchorElement>('[data-do="download"]'))
    one.addEventListener("click", (event) => {
      event.preventDefault();
      downloadNotebook(live).catch((error: Error) => notice(error.message));
    });
  const kept = await keptOf(page.slug);
  rememberFolds(kept);
  startRail(kept);
  bets = startBets(live, book);
  await live.restore(kept);
  if (asked.has("slides")) void import("../slides/slides.js").then(({ startSlides }) => startSlides());
  if (page.kind === "assignment") startAssignment(live, kept);
  const crashed = kept.get(`running/${page.slug}`) as { cell: string } | undefined;
  if (crashed) {
    const cell = live.cells.find(({ id }) => id === crashed.cell);
    cell?.note(
      `The page went down while cell ${cell.number} ran. Your text is safe; the cell does not run by itself.`,
    );
    void store.remove(`running/${page.slug}`);
  }
  document.documentElement.dataset.ready = "";
  // What was drawn since has moved the place that the address names.
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  // The first run should not wait for the kernel to load.
  const saving = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
  if (!saving) setTimeout(() => live.kernel.start(), 1500);
}

/** Brings a published figure to life: its data lie in the notebook's file. */
async function enliven(figure: HTMLElement): Promise<void> {
  const fold = figure.closest<HTMLDetailsElement>("details:not([open])");
  if (fold) {
    fold.addEventListener("toggle", () => void enliven(figure), { once: true });
    return;
  }
  const { live, output = "0", cell, from } = figure.dataset;
  if (live === "picture") return;
  const file = await publishedFile(from);
  const found = outputOf(file, cell ?? figure.closest(".cell")!.id, Number(output));
  if (!found?.data || !figure.isConnected) return;
  const words = String(found.data["text/plain"] ?? "");
  if (live === "chart") await drawChart(figure, found.data[vegaLiteType] as object, words);
  else if (live === "plotly")
    await drawPlotly(figure, found.data["application/vnd.plotly.v1+json"] as object, words);
  else
    figure.replaceChildren(
      programFrame({ html: String(found.data["text/html"]), play: "play" in figure.dataset }, words),
    );
}

/** A line at the top of the page, which stays until it is closed. */
function notice(...parts: (string | Node)[]): void {
  const line = document.createElement("p");
  line.className = "notice";
  line.append(...parts);
  document.querySelector(".bar")!.after(line);
  say(line.textContent ?? "");
}
