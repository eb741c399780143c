/** The notebook's figures: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import type { VegaLiteFigure } from "coordlab-figures/figure.js";
import type { EndingRow, RoundRow } from "./how-it-ends.js";
import type { KokVlassisRow } from "./kok-vlassis.js";

export interface Sent {
  readonly team: string;
  readonly messages: number;
  readonly bytes: number;
}

/** How many messages each team sends to agree exactly. */
export function agreementFigure(sent: readonly Sent[], bet?: PlacedBet): VegaLiteFigure {
  const agents = sent.map(({ team, messages }) => `${team} ${messages}`).join(", ");
  return barChart(sent, {
    x: "team",
    y: "messages",
    xTitle: "32 agents",
    yTitle: "messages to agree exactly",
    format: ".0f",
    height: 260,
    ...(bet && { guess: { bet } }),
    title: "As many messages in every shape",
    caption: "One up and one down along each edge of the tree.",
    alt: `Messages: ${agents}.`,
  });
}

/** How many bytes they hold, in powers of ten. */
export function bytesFigure(sent: readonly Sent[], bet?: PlacedBet): VegaLiteFigure {
  return barChart(
    sent.map(({ team, bytes }) => ({ team, powers: Math.log10(bytes) })),
    {
      x: "team",
      y: "powers",
      xTitle: "32 agents; complete: 10",
      yTitle: "bytes (powers of ten)",
      format: ".1f",
      ...(bet && { guess: { bet } }),
      title: "The width is in the bytes",
      caption: "Each unit upwards is ten times as much.",
      alt: `Bytes: ${sent.map(({ team, bytes }) => `${team} ${bytes}`).join(", ")}.`,
    },
  );
}

/** Share of the lines at rest, by round. */
export function restFigure(rounds: readonly number[], bet?: PlacedBet): VegaLiteFigure {
  const most = Math.max(...rounds);
  const rows = Array.from({ length: most + 1 }, (_, round) => ({
    round,
    share: rounds.filter((at) => at <= round).length / rounds.length,
  }));
  return lineChart(rows, {
    x: "round",
    y: "share",
    xTitle: "round",
    yTitle: "lines at rest (share)",
    xDomain: [0, 20],
    yDomain: [0, 1],
    ...(bet && { guess: { bet, along: "x" } }),
    title: "At rest before news has crossed",
    caption: `${rounds.length} random lines. From end to end is 99 hops.`,
    alt: `Share of the lines at rest against rounds: none before round ${rounds[0]}, half by round ${rounds[Math.floor(rounds.length / 2)]}, all by round ${most}.`,
  });
}

export interface TriangleRound {
  readonly round: number;
  readonly schedule: string;
  readonly payoff: number;
}

/** What the decisions on the triangle pay, round by round. */
export function triangleFigure(rows: readonly TriangleRound[], bet?: PlacedBet): VegaLiteFigure {
  const words = [...new Set(rows.map(({ schedule }) => schedule))].map(
    (name) =>
      `${name} ${rows
        .filter(({ schedule }) => schedule === name)
        .map(({ payoff }) => payoff)
        .join(", ")}`,
  );
  return lineChart(rows, {
    x: "round",
    y: "payoff",
    series: "schedule",
    xTitle: "round",
    yTitle: "what the decisions pay",
    yDomain: [0, 22],
    height: 260,
    rules: [{ y: 19, label: "the best joint action: 19" }],
    ...(bet && { guess: { bet } }),
    title: "They start well and get worse",
    alt: `Payoff of the decisions by round: ${words.join("; ")}.`,
  });
}

/** How often max-plus ends badly, of 1,000 graphs of each kind. */
export function endingsFigure(rows: readonly EndingRow[], bet?: PlacedBet): VegaLiteFigure {
  return barChart(rows, {
    x: "team",
    y: "graphs",
    series: "ending",
    low: "low",
    high: "high",
    xTitle: "",
    yTitle: "of 1,000 random graphs",
    ...(bet && { guess: { bet, at: rows[0]!.team } }),
    title: "A bad rest is rare, no rest less so",
    caption: "100 rounds at most. Whiskers: 95 %.",
    alt: `Of 1,000 graphs: ${rows.map(({ team, ending, graphs }) => `${team}, ${ending}: ${graphs}`).join("; ")}.`,
  });
}

/** The decisions of each round, and the best joint action seen so far. */
export function anytimeFigure(rows: readonly RoundRow[]): VegaLiteFigure {
  const at = (round: number, kind: RoundRow["kind"]) =>
    rows.find((row) => row.round === round && row.kind === kind)!.share.toFixed(3);
  const last = rows.at(-1)!.round;
  return lineChart(rows, {
    x: "round",
    y: "share",
    series: "kind",
    low: "low",
    high: "high",
    xTitle: "round",
    yTitle: "payoff (share of the optimum)",
    yDomain: [0.85, 1.01],
    rules: [{ y: 1, label: "optimum" }],
    title: "Keep the best that you have seen",
    caption: "200 graphs: 15 agents, 30 edges. Bands: 95 %.",
    alt: `Share of the optimum by round. The decisions of the round: ${at(1, "this round")} after the first, ${at(last, "this round")} after round ${last}. The best so far: ${at(1, "best so far")} and ${at(last, "best so far")}.`,
  });
}

/** Payoffs looked at by elimination and by max-plus, against the edges. */
export function workFigure(rows: readonly KokVlassisRow[], bet?: PlacedBet): VegaLiteFigure {
  const [few, many] = [rows[0]!, rows.at(-1)!];
  const work = rows.flatMap(({ edges, eliminationCells, maxPlusCells }) => [
    { edges, method: "elimination", cells: eliminationCells },
    { edges, method: "max-plus", cells: maxPlusCells },
  ]);
  return lineChart(work, {
    x: "edges",
    y: "cells",
    series: "method",
    xTitle: "edges between 15 agents",
    yTitle: "payoffs looked at",
    yScale: "log",
    ...(bet && { guess: { bet, along: "x" } }),
    title: "Exact is cheaper, until it is dense",
    caption: "Means of 200 graphs, 5 actions each.",
    alt: `Payoffs looked at. Elimination: ${Math.round(few.eliminationCells)} at ${few.edges} edges, ${Math.round(many.eliminationCells)} at ${many.edges}. Max-plus: ${Math.round(few.maxPlusCells)} and ${Math.round(many.maxPlusCells)}.`,
  });
}

/** What max-plus earns against the edges: at its best, and with its last decisions. */
export function shareFigure(rows: readonly KokVlassisRow[]): VegaLiteFigure {
  const many = rows.at(-1)!;
  const shares = rows.flatMap(({ edges, anytime, anytimeLow, anytimeHigh, last, lastLow, lastHigh }) => [
    { edges, kind: "best seen", share: anytime, low: anytimeLow, high: anytimeHigh },
    { edges, kind: "last round", share: last, low: lastLow, high: lastHigh },
  ]);
  return lineChart(shares, {
    x: "edges",
    y: "share",
    series: "kind",
    low: "low",
    high: "high",
    xTitle: "edges between 15 agents",
    yTitle: "share of the optimum",
    yDomain: [0.9, 1.01],
    title: "The best seen stays near the top",
    caption: "200 graphs each. Bands: 95 % intervals.",
    alt: `Share of the optimum at ${many.edges} edges: ${many.anytime.toFixed(3)} for the best seen, ${many.last.toFixed(3)} for the last round.`,
  });
}
