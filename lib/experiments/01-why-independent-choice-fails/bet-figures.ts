/** The bars into which the notebook's bets are drawn. */
import type { PlacedBet } from "coordlab/bets/bet.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";
import type { Visits } from "./lone-robots.js";

/** How the steps of a corridor end, by the law: nobody goes, one crosses, several bump. */
export function stepEndings(agents: number, p: number, bet?: PlacedBet): VegaLiteFigure {
  const nobody = (1 - p) ** agents;
  const one = agents * p * (1 - p) ** (agents - 1);
  const rows = [
    { ending: "nobody goes", share: nobody },
    { ending: "one crosses", share: one },
    { ending: "two or more bump", share: 1 - nobody - one },
  ];
  return barChart(rows, {
    x: "ending",
    y: "share",
    xTitle: `${agents} agents, each goes with probability ${p}`,
    yTitle: "share of the steps",
    yDomain: [0, 1],
    format: ".2f",
    height: 240,
    ...(bet && { guess: { bet, at: "two or more bump" } }),
    title: "The usual step is a bump",
    alt: `Shares of the steps: ${rows.map(({ ending, share }) => `${ending} ${share.toFixed(2)}`).join(", ")}.`,
  });
}

/** Fetches that brought a new page, by team. */
export function pagesFigure(
  teams: readonly (readonly [team: string, pages: number])[],
  bet?: PlacedBet,
): VegaLiteFigure {
  return barChart(
    teams.map(([team, pages]) => ({ team, pages })),
    {
      x: "team",
      y: "pages",
      xTitle: "eight crawlers, 400 fetches",
      yTitle: "different pages",
      format: "d",
      height: 240,
      ...(bet && { guess: { bet, at: teams[0]![0] } }),
      title: "Four hundred fetches, and what they brought",
      alt: `Different pages of 400 fetches: ${teams.map(([team, pages]) => `${team} ${pages}`).join(", ")}.`,
    },
  );
}

/** Three ways to count a robot's visits, over many worlds. */
export function visitShares({ alone, inCompany, paid }: Visits, bet?: PlacedBet): VegaLiteFigure {
  const rows = [
    { visit: "alone", ...alone },
    { visit: "not alone", ...inCompany },
    { visit: "paid", ...paid },
  ].map(({ visit, mean }) => ({ visit, mean }));
  return barChart(rows, {
    x: "visit",
    y: "mean",
    xTitle: "a robot's visit to its shelf is",
    yTitle: "share of the visits",
    yDomain: [0, 1],
    format: ".2f",
    height: 240,
    ...(bet && { guess: { bet, at: "alone" } }),
    title: "Alone, in company, paid: three different numbers",
    alt: `Shares of the visits: ${rows.map(({ visit, mean }) => `${visit} ${mean.toFixed(2)}`).join(", ")}.`,
  });
}
