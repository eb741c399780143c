/** The notebook's figure: what each mechanism earns in one team, and what it says for it. */
import type { PlacedBet } from "coordlab/bets/bet.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";
import { cheapestSufficient, type MeasuredRung } from "./own-team.js";

/** Names that stand under a bar. */
const short: Readonly<Record<string, string>> = {
  "independent choice": "alone",
  "hash mod n": "hash",
  "coordination graph": "graph",
  "central planner": "planner",
};

/** The mechanism's name as figures and bets of this notebook write it. */
export const shortName = (mechanism: string): string => short[mechanism] ?? mechanism;

/** A bar for each mechanism, its messages in its name; `enough` is the share that would do. */
export function ladderFigure(
  rungs: readonly MeasuredRung[],
  {
    title,
    enough = 0.9,
    bet,
  }: { readonly title: string; readonly enough?: number; readonly bet?: PlacedBet },
): VegaLiteFigure {
  const said = ({ messages }: MeasuredRung): string =>
    messages === 0 ? "silent" : `${messages.toFixed(1)} messages`;
  const best = cheapestSufficient(rungs, enough);
  const speak = rungs.filter(({ messages }) => messages > 0);
  const counts = speak.map((rung) => `${shortName(rung.mechanism)} ${rung.messages.toFixed(1)}`).join(", ");
  return barChart(
    rungs.map((rung) => ({ ...rung, name: shortName(rung.mechanism) })),
    {
      x: "name",
      y: "share",
      xTitle: "",
      yTitle: "share of the planner's reward",
      yDomain: [0, 1.2],
      format: ".2f",
      width: 640,
      title,
      ...(bet && { guess: { bet } }),
      caption: `Messages a step: ${counts || "none"}; the others are silent. ${best ? `The cheapest that reaches ${enough}: ${shortName(best.mechanism)}` : `No mechanism reaches ${enough}`}.`,
      alt: `Share of a planner's reward and messages a step. ${rungs.map((rung) => `${shortName(rung.mechanism)}: ${rung.share.toFixed(2)}, ${said(rung)}`).join("; ")}.`,
    },
  );
}
