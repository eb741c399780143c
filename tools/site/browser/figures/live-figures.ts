/** Charts and Plotly figures, brought to life when they come near the screen. */

import { page } from "../html/page-data.js";
import { programFrame } from "./program-frame.js";
import type { vegaChart } from "./vega-chart.js";

/** Draws a chart into a figure, in place of the still that stands there. */
export async function drawChart(figure: HTMLElement, spec: object, words: string): Promise<void> {
  const stage = document.createElement("div");
  stage.className = "stage";
  stage.setAttribute("role", "group");
  stage.setAttribute("aria-label", words);
  let draw: typeof vegaChart;
  try {
    ({ vegaChart: draw } = await import("./vega-chart.js"));
  } catch {
    // Without the network and without a copy, the still stands.
    if (!figure.firstElementChild) figure.append(words);
    return;
  }
  try {
    figure.append(stage);
    await draw(stage, spec);
    figure.querySelector(".still")?.remove();
    figure.dataset.drawn = "";
  } catch (error) {
    stage.remove();
    const trouble = document.createElement("p");
    trouble.className = "trouble";
    trouble.textContent = `This chart cannot be drawn: ${(error as Error).message}`;
    if (!figure.querySelector(".still")) figure.append(trouble);
  }
}

export async function drawPlotly(figure: HTMLElement, plot: object, words: string): Promise<void> {
  const json = JSON.stringify(plot).replaceAll("<", "\\u003c");
  const html = `<div id="plot"></div><script type="application/json" id="plotly">${json}</script>`;
  const script = await fetch(page.file(page.plotly)).then(
    (answer) => (answer.ok ? answer.text() : undefined),
    () => undefined,
  );
  // Without the network and without a copy, the still stands.
  if (script) figure.replaceChildren(programFrame({ html, script }, words));
  else if (!figure.firstElementChild) figure.append(words);
}

/** Calls `enliven` once the element is about to be seen. */
export function whenNear(element: Element, enliven: () => void): void {
  const watch = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      enliven();
    },
    { rootMargin: "600px" },
  );
  watch.observe(element);
}
