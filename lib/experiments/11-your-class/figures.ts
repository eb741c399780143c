/** The figures of a class beside its prediction. What they say of a class is counted in its own record. */
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { scatter } from "coordlab-figures/charts/scatter.js";
import { vegaLite } from "coordlab-figures/charts/vega-lite.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";
import { type ClassRow, loneGoer, shareThatWent, workPerPerson } from "./class-rows.js";
import type { ClassRun } from "./class-runs.js";

/** How often each group went and got somebody across, on the law of coins. */
export function goingFigure(alone: readonly ClassRun[]): VegaLiteFigure {
  const curve = Array.from({ length: 51 }, (_, i) => ({ p: i / 50, rate: loneGoer(6, i / 50) }));
  const points = alone.map((run) => ({
    p: shareThatWent([run]),
    rate: run.ledger.worked / run.ledger.steps,
  }));
  const scale = { domain: [0, 1] };
  const x = {
    field: "p",
    type: "quantitative",
    title: "how often its people went (share of choices)",
    scale,
  };
  const y = { field: "rate", type: "quantitative", title: "rounds with a crossing (share)", scale };
  const groups = points.map(({ p, rate }) => `${p.toFixed(2)} and ${rate.toFixed(2)}`).join("; ");
  return vegaLite(
    {
      title: {
        text: "Going too often is what costs the crossings",
        subtitle: "Line: coins, k p (1 − p)ᵏ⁻¹ for k = 6. Each point is a group of the class.",
      },
      width: 560,
      height: 300,
      layer: [
        { data: { values: curve }, mark: { type: "line" }, encoding: { x, y } },
        {
          data: { values: points },
          mark: { type: "point", filled: true, size: 110, color: "#b3261e" },
          encoding: { x, y },
        },
      ],
    },
    {
      alt: `Share of rounds with a crossing against how often a group goes. The law of coins rises to 0.40 at one sixth and falls to nothing. The groups of the class: ${groups}.`,
    },
  );
}

/** What a group got across in a round, by rule. */
export function classRulesFigure(rows: readonly ClassRow[]): VegaLiteFigure {
  const bars = rows
    .filter(({ game }) => game === "corridor")
    .map(({ treatment, made: { mean, low, high } }) => ({ rule: treatment, crossings: mean, low, high }));
  const groups = [...new Set(rows.filter(({ game }) => game === "corridor").map((row) => row.groups))];
  return barChart(bars, {
    x: "rule",
    y: "crossings",
    low: "low",
    high: "high",
    xTitle: "rule",
    yTitle: "crossings of a group in a round",
    yDomain: [0, 1],
    format: ".2f",
    title: "A rule that costs nothing does what a coordinator does",
    caption: `Whiskers: 95 % over groups (${groups.join(" or ")}). At most one can cross in a round.`,
    alt: `Crossings of a group in a round by rule: ${bars.map(({ rule, crossings }) => `${crossings.toFixed(2)} ${rule}`).join(", ")}.`,
  });
}

/** Crossings of a person, by their number in the group, under the two silent rules. */
export function numberFigure(runs: readonly ClassRun[]): VegaLiteFigure {
  const bars = ["lowest first", "taking turns"].flatMap((rule) => {
    const people = workPerPerson(runsUnder(runs, rule));
    return [1, 2, 3, 4, 5, 6].flatMap((number) => {
      const own = people.filter((person) => person.number === number);
      if (own.length === 0) return [];
      return [{ rule, number, crossings: own.reduce((sum, { worked }) => sum + worked, 0) / own.length }];
    });
  });
  return barChart(bars, {
    x: "number",
    y: "crossings",
    series: "rule",
    xTitle: "number in the group",
    yTitle: "crossings of a person under the rule",
    format: ".1f",
    title: "The lowest number crosses, the others never do",
    caption: "Taking turns costs the same zero messages.",
    alt: `Crossings of a person by number: ${bars.map(({ rule, number, crossings }) => `${rule}, number ${number}: ${crossings.toFixed(1)}`).join("; ")}.`,
  });
}

/** How many of those who sat in the corridor under a rule never got across, as a sentence. */
export function starved(runs: readonly ClassRun[], rule: string): string {
  const people = workPerPerson(runsUnder(runs, rule));
  const never = people.filter(({ worked }) => worked === 0).length;
  return `${never} of ${people.length} people never crossed under "${rule}"`;
}

/** Reward in the three games, each for itself and under the one convention. */
export function failuresFigure(rows: readonly ClassRow[]): VegaLiteFigure {
  const bars = rows
    .filter(({ treatment }) => treatment === "each for itself" || treatment === "lowest first")
    .map(({ game, treatment, share: { mean, low, high } }) => ({
      game,
      rule: treatment,
      share: mean,
      low,
      high,
    }));
  return barChart(bars, {
    x: "game",
    y: "share",
    series: "rule",
    low: "low",
    high: "high",
    xTitle: "game",
    yTitle: "reward (share of a central planner's)",
    yDomain: [0, 1],
    format: ".2f",
    title: "One convention against three failures",
    caption: "The planner knows everything and sits in the same worlds, with the same seats taken.",
    alt: `Reward as a share of a central planner's: ${bars.map(({ game, rule, share }) => `${game}, ${rule}: ${share.toFixed(2)}`).join("; ")}.`,
  });
}

/** A team on the chart of mechanisms. */
export interface PricedTeam {
  readonly who: string;
  readonly name: string;
  /** Messages a round. */
  readonly messages: number;
  /** Reward as a share of a central planner's. */
  readonly share: number;
}

/** Reward against messages, simulated teams and the class. */
export function classPriceFigure(teams: readonly PricedTeam[]): VegaLiteFigure {
  const points = teams.map(({ who, name, messages, share }) => ({ who, name, cost: messages + 1, share }));
  return scatter(points, {
    x: "cost",
    y: "share",
    series: "who",
    xTitle: "messages a round, plus 1 (log scale)",
    yTitle: "reward (share of a central planner's)",
    xScale: "log",
    xDomain: [0.8, 100],
    yDomain: [0, 1.1],
    title: "What a message buys, among people too",
    caption: "Point at a mark for its name, or see the table.",
    alt: `Share of a central planner's reward against messages a round: ${teams.map(({ who, name, messages, share }) => `${who}, ${name}: ${share.toFixed(2)} for ${messages.toFixed(0)}`).join("; ")}.`,
  });
}

function runsUnder(runs: readonly ClassRun[], rule: string): ClassRun[] {
  return runs.filter(({ game, treatment }) => game === "corridor" && treatment === rule);
}
