/** The figures of the support team: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { TableFigure, VegaLiteFigure } from "coordlab-figures/figure.js";
import type { PolicyRow, RaceRow } from "./many-inboxes.js";
import type { SupportLedger } from "./support-team/support-ledger.js";

/** Output of newsrooms in which all write to all. */
export function newsroomFigure(
  rows: readonly { readonly editors: number; readonly output: number }[],
  bet?: PlacedBet,
): VegaLiteFigure {
  return barChart(rows, {
    x: "editors",
    y: "output",
    xTitle: "editors",
    yTitle: "work done per unit of time",
    format: ".2f",
    ...(bet && { guess: { bet, at: 24 } }),
    title: "Past the peak, every hand slows it",
    alt: `Output of a newsroom of editors who all write to all: ${rows.map(({ editors, output }) => `${output.toFixed(2)} with ${editors}`).join(", ")}.`,
  });
}

/** What a customer's message costs and how long it waits, by policy. */
export function policyTable(rows: readonly PolicyRow[], caption: string): TableFigure {
  return table(rows, {
    digits: { tokens: 0, duplicates: 2, unanswered: 2, messages: 2, median: 2, low: 2, high: 2, p99: 1 },
    columns: {
      policy: "policy",
      tokens: "tokens",
      duplicates: "surplus replies",
      unanswered: "unanswered",
      messages: "messages between agents",
      median: "median wait (s)",
      low: "95 % from",
      high: "to",
      p99: "99 % wait (s)",
    },
    caption,
  });
}

/** Median waits against load. */
export function raceFigure(rows: readonly RaceRow[], bet?: PlacedBet): VegaLiteFigure {
  const named = rows.map((row) => ({ ...row, way: row.way.replace("stop at the next token", "next token") }));
  const ways = [...new Set(named.map(({ way }) => way))];
  const words = ways.map((name) => {
    const own = named.filter(({ way }) => way === name);
    const [first, last] = [own[0]!, own.at(-1)!];
    return `${name} ${first.wait.toFixed(1)} s at ${first.rate} a second, ${last.wait.toFixed(1)} s at ${last.rate}`;
  });
  return lineChart(named, {
    x: "rate",
    y: "wait",
    low: "low",
    high: "high",
    series: "way",
    xTitle: "messages per second",
    yTitle: "median wait (seconds)",
    yScale: "log",
    yDomain: [1, 10],
    ...(bet && { guess: { bet, at: 0.35 } }),
    title: "Racing is quick while the team is idle",
    caption: "Mean of 200 inboxes at each load, bands 95 %.",
    alt: `Median wait against load. ${words.join("; ")}.`,
  });
}

/** Surplus replies of a race against the time that it takes to call the others off. */
export function surplusFigure(
  rows: readonly { readonly delay: number; readonly load: string; readonly surplus: number }[],
): VegaLiteFigure {
  return lineChart(rows, {
    x: "delay",
    y: "surplus",
    series: "load",
    xTitle: "seconds until the others are called off",
    yTitle: "surplus replies per message",
    title: "The later the call-off, the more replies",
    caption: "Mean of 200 inboxes, calls run to their end.",
    alt: `Surplus replies per message: ${rows.map(({ delay, load, surplus }) => `${surplus.toFixed(2)} at ${delay} s, ${load}`).join("; ")}.`,
  });
}

/** How many conversations get exactly one answer where hashes are salted. */
export function onceFigure(
  rows: readonly { readonly agents: number; readonly percent: number }[],
  bet?: PlacedBet,
): VegaLiteFigure {
  return barChart(rows, {
    x: "agents",
    y: "percent",
    xTitle: "agents n",
    yTitle: "answered exactly once, of 100",
    format: ".0f",
    ...(bet && { guess: { bet, at: 5 } }),
    title: "Salted: half or more are let down",
    alt: `Conversations of 100 that are answered exactly once: ${rows.map(({ agents, percent }) => `${percent.toFixed(0)} with ${agents} agents`).join(", ")}.`,
  });
}

/** Who moves when one joins. */
export function resizeFigure(
  rows: readonly { readonly n: number; readonly rule: string; readonly share: number }[],
  bet?: PlacedBet,
): VegaLiteFigure {
  return lineChart(rows, {
    x: "n",
    y: "share",
    series: "rule",
    xTitle: "agents before one joins",
    yTitle: "share of conversations that move",
    yDomain: [0, 1],
    ...(bet && { guess: { bet } }),
    title: "A newcomer upsets nearly all, or few",
    caption: "Of 20,000 conversations, the share with a new owner when one agent joins.",
    alt: `Share that moves: ${rows.map(({ n, rule, share }) => `${share.toFixed(2)} from ${n} agents by ${rule}`).join(", ")}.`,
  });
}

/** The wait of the unluckiest while one conversation grows. */
export function floodFigure(
  rows: readonly {
    readonly hotShare: number;
    readonly policy: string;
    readonly seconds: number;
    readonly low: number;
    readonly high: number;
  }[],
  bet?: PlacedBet,
): VegaLiteFigure {
  return lineChart(rows, {
    x: "hotShare",
    y: "seconds",
    low: "low",
    high: "high",
    series: "policy",
    xTitle: "share of messages in one conversation",
    yTitle: "99 % wait (seconds)",
    yScale: "log",
    ...(bet && { guess: { bet, at: 0.3 } }),
    title: "One conversation drowns its owner",
    caption: "One message a second in all; mean of 20 inboxes at each point, bands 95 %.",
    alt: `99 percent wait in seconds: ${rows.map(({ hotShare, policy, seconds }) => `${policy} ${seconds.toFixed(0)} at ${hotShare}`).join(", ")}.`,
  });
}

/** What becomes of one inbox when somebody dies. */
export function deathTable(rows: readonly SupportLedger[]): TableFigure {
  return table(rows, {
    digits: 1,
    columns: {
      policy: "what happens",
      unanswered: "unanswered",
      messages: "messages between agents",
      medianLatency: "median wait (s)",
      p99Latency: "99 % wait (s)",
      longestLatency: "longest wait (s)",
    },
    caption: "One inbox of 20,000 messages.",
  });
}

/** What it costs to be heard alive. */
export function pulseFigure(
  rows: readonly { readonly heartbeat: string; readonly perMessage: number }[],
  bet?: PlacedBet,
): VegaLiteFigure {
  return barChart(rows, {
    x: "heartbeat",
    y: "perMessage",
    xTitle: "a heartbeat every",
    yTitle: "messages for each customer's",
    format: ".1f",
    ...(bet && { guess: { bet, at: "1 s" } }),
    title: "Heartbeats outtalk the customers",
    alt: `Messages between agents for each customer message: ${rows.map(({ heartbeat, perMessage }) => `${perMessage.toFixed(1)} at a heartbeat every ${heartbeat}`).join(", ")}.`,
  });
}
