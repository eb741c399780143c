/** The figures that settle the notebook's bets: one call each, with the learner's guess in it once there is one. */
import type { PlacedBet } from "coordlab/bets/bet.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";
import { type CliffPoint, cliffAt } from "./cliff.js";
import type { DiceRow } from "./dice.js";
import { factorisations, fittedByCount } from "./fits.js";
import type { ExploringRow, Recorded } from "./recorded-learning.js";
import { exactlyOne } from "./three-failures.js";

/** How many of the dice rollers answer a question. */
export function diceFigure(rows: readonly DiceRow[], bet: PlacedBet): VegaLiteFigure {
  const percents = rows.slice(0, 4).map(({ questions }) => questions.toFixed(0));
  return barChart(rows, {
    x: "answers",
    y: "questions",
    xTitle: "answers to a question",
    yTitle: "questions of 100",
    format: ".0f",
    guess: { bet, at: "1" },
    title: "One answer on average is seldom one answer",
    caption: "Six agents, each answers with probability 1/6. Exact.",
    alt: `Questions of 100 by the number of their answers: ${percents.join(", ")} for 0, 1, 2 and 3 answers, few beyond.`,
  });
}

/** What two earn who go by the mean, beside the best pair. */
export function climbersFigure(earned: number, bet: PlacedBet): VegaLiteFigure {
  const bars = [
    { who: "the best pair", earns: 11 },
    { who: "two by the mean", earns: earned },
  ];
  return barChart(bars, {
    x: "who",
    y: "earns",
    xTitle: "",
    yTitle: "earned, points",
    format: ".0f",
    guess: { bet, at: "two by the mean" },
    title: "Each does its best, and they earn less than half",
    alt: `The best pair of ways pays 11; two who go by the mean earn ${earned}.`,
  });
}

/** The share of the seeds at the optimum of climbing, by learner, and for VDN with ten times the steps. */
export function tenfoldFigure({ matrix, tenfold }: Recorded, bet: PlacedBet): VegaLiteFigure {
  const usual = matrix.filter(
    ({ game, regime }) => game === "climbing" && regime === "exploring less and less",
  );
  const bars = [
    ...usual.map(({ learner, reached }) => ({ learner, reached })),
    { learner: "VDN, tenfold", reached: tenfold[0]!.reached },
  ];
  return barChart(bars, {
    x: "learner",
    y: "reached",
    xTitle: "",
    yTitle: "seeds at the optimum (%)",
    format: ".0f",
    width: 820,
    guess: { bet, at: "VDN, tenfold" },
    title: "Data is not what these learners lack",
    caption: "200 seeds each, 5,000 steps; the last one 50,000.",
    alt: `Seeds at the optimum in per cent: ${bars.map(({ learner, reached }) => `${learner} ${reached}`).join("; ")}.`,
  });
}

/** Who catches the stag, against what a lone catch costs; a slider for the number of actions. */
export function cliffFigure(points: readonly CliffPoint[], bet: PlacedBet): VegaLiteFigure {
  const shown = points.filter(({ actions, lone, kind }) => {
    const share = lone / cliffAt(actions);
    return [4, 6, 8].includes(actions) && (kind === "foretold" || (share > 0 && share < 2));
  });
  return lineChart(shown, {
    x: "lone",
    y: "caught",
    series: "kind",
    xDomain: [0, 8],
    yDomain: [0, 105],
    xTitle: "what a lone catch costs, p",
    yTitle: "teams that catch (%)",
    sliders: [{ field: "actions", label: "actions k", value: 6 }],
    guess: { bet, along: "x" },
    title: "Averages give up the stag, and at a sharp cost",
    caption: "Six actions: at 2.5. VDN by running means of 5,000 random steps, 200 seeds a point.",
    alt: `Share of teams that catch against the cost of a lone catch. With 6 actions the means foretell a step at ${cliffAt(6)}; of the learnt teams nearly all catch at 1.75 and none at 3.25.`,
  });
}

/** What pairs can hold of the support desk, by how many answer. */
export function deskFigure(bet: PlacedBet): VegaLiteFigure {
  const points = fittedByCount(exactlyOne(6), factorisations[2]![1]);
  return lineChart(points, {
    x: "count",
    y: "value",
    series: "kind",
    xTitle: "how many of six answer",
    yTitle: "value",
    guess: { bet, along: "x" },
    title: "For all pairs together, nobody should answer",
    caption: "The best fit by tables for all 15 pairs peaks at nobody.",
    alt: "Value against how many answer. It really pays 1 for exactly one and else 0. The best fit by pairs is 0.94 for none, 0.5 for one, and falls below zero.",
  });
}

/** How much of the graph a log shows, against how much the team explores. */
export function blindnessFigure(rows: readonly ExploringRow[], bet: PlacedBet): VegaLiteFigure {
  const points = rows.flatMap(({ explore, found, invented, messages }) => [
    { explore: 100 * explore, share: found, kind: "true edges found" },
    {
      explore: 100 * explore,
      share: messages > 0.5 ? (200 * invented) / messages : Number.NaN,
      kind: "false among those drawn",
    },
  ]);
  return lineChart(points, {
    x: "explore",
    y: "share",
    series: "kind",
    yDomain: [0, 105],
    guess: { bet },
    xTitle: "how often an agent tries something at random (%)",
    yTitle: "share (%)",
    title: "A team that never explores leaves no evidence",
    caption: "1,600 rows of teams that play their optimum, else at random; means of 200 teams.",
    alt: "Against exploration from 0 to 100 %: the true edges found rise from 0 to 40 % at 5 %, 86.5 % at 10 % and 99 %; of the edges drawn, half are false at 15 % and 4 % at 100 %.",
  });
}

/** How many of the three innocent pairs a team's log shows. */
export function parityFigure({ shown, edge }: Recorded["parity"], bet: PlacedBet): VegaLiteFigure {
  const names = ["none", "one", "two", "all three"];
  const bars = shown.map((teams, pairs) => ({ pairs: names[pairs]!, teams }));
  return barChart(bars, {
    x: "pairs",
    y: "teams",
    xTitle: "pairs of the three that the test finds",
    yTitle: "logs (%)",
    format: ".1f",
    guess: { bet },
    title: "Three who decide everything, and no pair among them",
    caption: `200 logs of 3,200 rows. A plain edge beside them is found in ${edge.found.toFixed(0)} % of the logs.`,
    alt: `Logs in per cent by how many of the three pairs are found: ${bars.map(({ pairs, teams }) => `${pairs} ${teams}`).join(", ")}.`,
  });
}

/** False edges, by how often an agent copies another. */
export function copyingFigure(rows: Recorded["copying"], bet: PlacedBet): VegaLiteFigure {
  const bars = rows.map(({ share, invented }) => ({ copied: `${(100 * share).toFixed(0)} %`, invented }));
  return barChart(bars, {
    x: "copied",
    y: "invented",
    xTitle: "rows in which one agent copies another",
    yTitle: "false edges",
    format: ".1f",
    guess: { bet, at: "90 %" },
    title: "A copied signal looks like a bond",
    caption: "1,600 rows of uniform play, 18 true edges; means of 200 teams.",
    alt: `False edges: ${bars.map(({ copied, invented }) => `${invented.toFixed(1)} with ${copied} copied`).join(", ")}.`,
  });
}
