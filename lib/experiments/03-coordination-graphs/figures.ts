/** The figures of eliminating by hand: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import { type CoordinationGraph, payoff } from "coordlab/graph/coordination-graph.js";
import type { Elimination } from "coordlab/graph/variable-elimination.js";
import type { JointAction } from "coordlab/world/game.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import { coordinationGraphDrawing } from "coordlab-figures/drawings/coordination-graph-drawing.js";
import { eliminationDrawing } from "coordlab-figures/drawings/elimination-drawing.js";
import { pictureRow } from "coordlab-figures/drawings/picture-row.js";
import type { PictureFigure, VegaLiteFigure } from "coordlab-figures/figure.js";

const actionNames = ["wait", "go"];
const verbs = ["waits", "goes"];

/** Four agents of which two share a corridor: all go, and the best joint action. */
export function twoOfFour(team: CoordinationGraph, best: JointAction): PictureFigure {
  const everyone = [1, 1, 1, 1];
  const drawing = {
    layout: [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const,
    actionNames,
    width: 320,
    height: 230,
  };
  return pictureRow(
    [
      coordinationGraphDrawing(team, {
        ...drawing,
        jointAction: everyone,
        conflicts: [[0, 1]],
        title: `Everyone goes: Q = ${payoff(team, everyone)}`,
        alt: "All four go; 0 and 1 clash.",
      }),
      coordinationGraphDrawing(team, {
        ...drawing,
        jointAction: best,
        title: `The best: Q = ${payoff(team, best)}`,
        alt: "All go but agent 1, which waits.",
      }),
    ],
    {
      title: "Four agents, one edge to settle",
      caption: "Only agents 0 and 1 share a term. Agents 2 and 3 choose alone and lose nothing by it.",
      alt: `Four agents of which only 0 and 1 are joined by an edge. If all go, 0 and 1 crash and the team gets ${payoff(team, everyone)}; if 1 waits it gets ${payoff(team, best)}.`,
    },
  );
}

/** Payoffs to look up in a team of pairs, all joint actions against pair by pair. */
export function pairsFigure(bet?: PlacedBet): VegaLiteFigure {
  const rows = Array.from({ length: 20 }, (_, k) => 2 * (k + 1)).flatMap((agents) => [
    // The last bits of 3 ** 34 are left to the engine, and engines differ.
    { agents, way: "all joint actions", looks: Number(3n ** BigInt(agents)) },
    { agents, way: "pair by pair", looks: 9 * (agents / 2) },
  ]);
  return lineChart(rows, {
    x: "agents",
    y: "looks",
    series: "way",
    xTitle: "agents n, in pairs, 3 actions each",
    yTitle: "payoffs to look up",
    yScale: "log",
    rules: [{ y: 3.15e16, label: "a year, at a billion a second" }],
    ...(bet && { guess: { bet, at: 40 } }),
    title: "A wall, or twenty small tables",
    caption: "Pair by pair: nine payoffs for each pair.",
    alt: "Payoffs to look up against agents, on a log axis. All joint actions rise to 10^19 at 40 agents, past a year of computing; pair by pair it is 180.",
  });
}

/** A ring of four, one agent fewer each time. */
export function oneAgentFewer(team: CoordinationGraph, order: readonly number[]): PictureFigure {
  const layout = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const;
  const drawings = order.map((agent, gone) =>
    eliminationDrawing(team, {
      order,
      gone,
      layout,
      width: 320,
      height: 230,
      title: `${gone === 0 ? "First" : "Then"} ${agent}`,
      alt: `${gone} agents are gone.`,
    }),
  );
  return pictureRow(drawings, {
    columns: 2,
    title: "One agent fewer each time",
    caption:
      "Heavy: next to go. Filled: its neighbours, who are asked. Dashed: the edge that its table adds. Grey: gone.",
    alt: "A ring of four agents. When 3 goes, an edge appears between its neighbours 0 and 2; then 0 goes, then 1, then 2.",
  });
}

/** What is left at the end, between what everybody going earns and the best entries added up. */
export function leftFigure(team: CoordinationGraph, left: number, bet?: PlacedBet): VegaLiteFigure {
  const { termStart, tableStart, payoffs } = team;
  let best = 0;
  for (let t = 0; t + 1 < termStart.length; t++)
    best += Math.max(...payoffs.slice(tableStart[t], tableStart[t + 1]));
  const everyone = payoff(team, [1, 1, 1, 1]);
  const rows = [
    { what: "all go", points: everyone },
    { what: "left", points: left },
    { what: "all best", points: best },
  ];
  return barChart(rows, {
    x: "what",
    y: "points",
    xTitle: "",
    yTitle: "payoff of the team",
    format: ".0f",
    ...(bet && { guess: { bet, at: "left" } }),
    title: "Not every table gets its best",
    caption: "The best entries belong to no joint action.",
    alt: `Payoff of the team: ${everyone} if everyone goes, ${left} left at the end, ${best} if each table had its best entry.`,
  });
}

/** A path of three in which 0 and 2 share no edge: what the team can still earn for each of their choices. */
export function pathFigure(path: CoordinationGraph, { message, bestActions }: Elimination): PictureFigure {
  const drawings = Array.from(message.values, (most, cell) => {
    const [a0, a2] = [Math.floor(cell / 2), cell % 2];
    const a1 = bestActions.values[cell]!;
    const conflicts = [a0 === a1 && ([0, 1] as const), a1 === a2 && ([1, 2] as const)].filter(
      (pair) => pair !== false,
    );
    return coordinationGraphDrawing(path, {
      jointAction: [a0, a1, a2],
      actionNames,
      conflicts,
      layout: "line",
      width: 320,
      height: 120,
      title: `0 ${verbs[a0]}, 2 ${verbs[a2]}: ${most}`,
      alt: `The team earns ${most}.`,
    });
  });
  return pictureRow(drawings, {
    columns: 2,
    title: "No edge between 0 and 2, and yet they have to agree",
    caption:
      "Agent 1 has chosen last, as well as it can. A cross: a pair that does the same and earns nothing.",
    alt: "Four paths of three agents. Where 0 and 2 do the same, the team earns 6; where they differ, 3.",
  });
}

/** What the team can earn for each choice of agent 2, agent 0 having gone: "either" may be the worse one. */
export function choiceFigure(go: number, wait: number, bet?: PlacedBet): VegaLiteFigure {
  const rows = [
    { choice: "go", most: go },
    { choice: "wait", most: wait },
    { choice: "either", most: Math.min(go, wait) },
  ];
  return barChart(rows, {
    x: "choice",
    y: "most",
    xTitle: "what agent 2 does, where 0 goes",
    yTitle: "the team can be sure of",
    format: ".0f",
    height: 220,
    ...(bet && { guess: { bet } }),
    title: "What 0 does reaches 2 through 1",
    alt: `The team can be sure of ${go} if 2 goes as well, of ${wait} if it waits, and of no more than ${Math.min(go, wait)} if either will do.`,
  });
}
