/** The chart of the notebook that no chart function draws. */

import { slider, vegaLite } from "coordlab-figures/charts/vega-lite.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";

/** Amdahl's law with sliders for the serial fraction and the team. */
export function amdahlFigure(): VegaLiteFigure {
  const speedup = { field: "speedup", type: "quantitative" };
  return vegaLite(
    {
      params: [
        slider("s", { label: "serial fraction s", min: 0.01, max: 0.5, step: 0.01, value: 0.1 }),
        slider("agents", { label: "agents n", min: 1, max: 200, step: 1, value: 50 }),
      ],
      data: { sequence: { start: 1, stop: 201, as: "n" } },
      transform: [{ calculate: "1 / (s + (1 - s) / datum.n)", as: "speedup" }],
      title: {
        text: "Amdahl: however large the team, never above 1 / s",
        subtitle: "Dashed: the ceiling 1 / s. The ring: your team.",
      },
      encoding: { x: { field: "n", type: "quantitative", title: "agents n", scale: { domain: [0, 200] } } },
      layer: [
        { mark: "line", encoding: { y: { ...speedup, title: "times as fast as one agent" } } },
        {
          transform: [{ calculate: "1 / s", as: "ceiling" }],
          mark: { type: "line", strokeDash: [6, 4], color: "#6b6b6b" },
          encoding: { y: { field: "ceiling", type: "quantitative" } },
        },
        {
          transform: [
            { filter: "datum.n == agents" },
            { calculate: "format(datum.speedup, '.2f') + ' times as fast'", as: "words" },
          ],
          layer: [
            { mark: { type: "point", size: 160, filled: false, color: "#c44601" }, encoding: { y: speedup } },
            {
              mark: { type: "text", align: "left", dx: 6, dy: 20 },
              encoding: { y: speedup, text: { field: "words" } },
            },
          ],
        },
      ],
    },
    {
      alt: "Speedup against team size by Amdahl's law with a slider for s: it rises steeply, flattens and stays below the dashed ceiling 1 / s.",
    },
  );
}
