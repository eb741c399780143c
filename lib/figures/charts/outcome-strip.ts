/** What became of every agent in every step, as a strip of signs. */

import type { TraceStep } from "coordlab/world/run.js";
import { outcomes } from "coordlab/world/scenario.js";
import type { VegaLiteFigure } from "../figure.js";
import { type ChartWords, titleOf } from "./chart-words.js";
import { vegaLite } from "./vega-lite.js";

/** The legend carries the sign, so that a print without colour says the same. */
const words: Readonly<Record<(typeof outcomes)[number] | "absent", string>> = {
  worked: "✓ worked",
  collided: "✕ bumped",
  duplicated: "= did it again",
  alone: "½ alone at it",
  idle: "… waited",
  absent: "nothing to do",
};
const colours: readonly string[] = ["#00795c", "#b3261e", "#f0b35c", "#8fb8de", "#e4e4e4", "#ffffff"];

/**
 * A row an agent, a column a step, a sign for the outcome: ✓ worked, ✕ bumped, = did again what another did,
 * ½ alone at what takes two, … waited, blank had nothing to do. Up to about 30 steps fit.
 */
export function outcomeStrip(trace: readonly TraceStep[], options: ChartWords): VegaLiteFigure {
  const values = trace.flatMap(({ step, outcome, active }) =>
    Array.from(outcome, (code, agent) => {
      const kind = code === 0 && !active[agent] ? words.absent : words[outcomes[code]!];
      return { step, agent, outcome: kind, sign: kind === words.absent ? "" : kind[0] };
    }),
  );
  const agents = trace[0]?.outcome.length ?? 0;
  const kinds = Object.values(words).filter((kind) => values.some(({ outcome }) => outcome === kind));
  const all = Object.values(words);
  return vegaLite(
    {
      title: titleOf(options),
      width: 560,
      height: 26 * agents,
      data: { values },
      encoding: {
        x: { field: "step", type: "ordinal", title: "step", axis: { labelAngle: 0, labelOverlap: true } },
        y: { field: "agent", type: "ordinal", title: "agent" },
      },
      layer: [
        {
          mark: { type: "rect", stroke: "#ffffff", strokeWidth: 1.5 },
          encoding: {
            color: {
              field: "outcome",
              type: "nominal",
              title: null,
              scale: { domain: kinds, range: kinds.map((kind) => colours[all.indexOf(kind)]) },
              legend: { orient: "top", symbolType: "square" },
            },
          },
        },
        {
          mark: { type: "text", fontSize: 14, fontWeight: "bold" },
          encoding: {
            text: { field: "sign" },
            color: {
              condition: { test: "datum.sign === '✓' || datum.sign === '✕'", value: "#ffffff" },
              value: "#222222",
            },
          },
        },
      ],
    },
    options,
  );
}
