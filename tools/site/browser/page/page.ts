/** The script of every page: the bar, and on a notebook's page the live notebook. */

import { type PageBets, startBets } from "../bets/start-bets.js";
import { drawChart, drawPlotly, whenNear } from "../figures/live-figures.js";
import { vegaLiteType } from "../figures/outputs.js";
import { programFrame } from "../figures/program-frame.js";
import { outputOf, publishedFile } from "../figures/published.js";
import { notice, noticeOutdated } from "../html/notice.js";
import { elements, page } from "../html/page-data.js";
import { betBook } from "../kept/bet-book.js";
import { keptOf, whenStorageFails } from "../kept/store.js";
import { noteCrash } from "../notebook/crash-note.js";
import { LiveNotebook } from "../notebook/live-notebook.js";
import { downloadNotebook } from "../notebook/notebook-file.js";
import { hearOtherTabs } from "../notebook/other-tabs.js";
import { restore } from "../notebook/restore.js";
import { rememberFolds } from "./answers.js";
import { startAssignment } from "./assignment.js";
import { startHome } from "./home.js";
import { keepOffline } from "./offline.js";
import { startRail } from "./rail.js";
import { startBar } from "./settings.js";
import { startTerms } from "./terms.js";

const asked = new URLSearchParams(location.search);
whenStorageFails(notice);
// Pieces of a page come when they are needed, and may be gone by then.
addEventListener("unhandledrejection", ({ reason }) => {
  if (/dynamically imported module|importing a module script/i.test(String(reason))) noticeOutdated();
});
startBar(() => void import("./search.js").then(({ openSearch }) => openSearch()));
for (const figure of elements("figure[data-live]")) whenNear(figure, () => void enliven(figure));
startTerms();
void keepOffline();
if (page.kind === "home") void startHome();
if (page.kind === "bets")
  void import("../bets/calibration-page.js").then(({ startCalibration }) => startCalibration());
if (asked.has("presenter"))
  void import("../slides/presenter.js").then(({ startPresenter }) => startPresenter(page.slug));
else if (/^(?:notebook|assignment|solution)$/.test(page.kind)) void startNotebook();

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
  await restore(live, kept);
  hearOtherTabs(live);
  if (asked.has("slides")) void import("../slides/slides.js").then(({ startSlides }) => startSlides());
  if (page.kind === "assignment") startAssignment(live, kept);
  await noteCrash(live, kept);
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
