/** The figures of the corridor with a fee: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import type { CostedCorridor } from "coordlab/overhead/costed-corridor.js";
import { evenly } from "coordlab/world/estimate.js";
import { type FeeGain, gainSurface } from "coordlab-figures/charts/gain-surface.js";
import { lineChart } from "coordlab-figures/charts/line-chart.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { PlotlyFigure, TableFigure, VegaLiteFigure } from "coordlab-figures/figure.js";

/** The three counts of a corridor and what follows from them. */
export interface FeeAccount extends CostedCorridor {
  readonly demand: number;
  readonly fee: number;
  readonly lostFee: number;
  readonly s: number;
}

/** One row a demand. */
export function feeTable(accounts: readonly FeeAccount[]): TableFigure {
  return table(accounts, {
    digits: 2,
    columns: {
      demand: "demand p",
      independentReward: "U alone",
      crossings: "R agreeing",
      contested: "K contested",
      fee: "break-even fee, remembered",
      lostFee: "break-even fee, lost",
      s: "serial fraction there",
    },
  });
}

/** The demands over which a break-even fee is drawn. */
export const drawnDemands: readonly number[] = evenly(0.02, 0.98, 41);

/** Break-even fees over demand, for three team sizes. */
export function feeFigure(
  feeAt: (agents: number, demand: number) => number,
  bet?: PlacedBet,
): VegaLiteFigure {
  const rows = drawnDemands.flatMap((demand) =>
    [3, 6, 12].map((agents) => ({ demand, team: `${agents} agents`, fee: feeAt(agents, demand) })),
  );
  const least = Math.min(...rows.map(({ fee }) => fee));
  return lineChart(rows, {
    x: "demand",
    y: "fee",
    series: "team",
    xTitle: "demand p of each agent",
    yTitle: "break-even fee (crossings)",
    rules: [{ y: 1 }],
    ...(bet && { guess: { bet } }),
    xDomain: [0, 0.98],
    title: "What agreeing is worth, if none forgets",
    caption: "Expected over 200 steps. Dashed: lost wishes, always 1. Below a curve agreeing pays.",
    alt: `Break-even fee against demand for 3, 6 and 12 agents: from about ${rows[0]!.fee.toFixed(1)} for rare demand down to ${least.toFixed(2)}, then back up to 1.`,
  });
}

/** What a step gains by agreeing, over demand and fee, with a slider for the team. */
export function gainFigure(gains: readonly FeeGain[]): PlotlyFigure {
  return gainSurface(gains, {
    shown: 6,
    title: "What a step gains by agreeing",
    caption: "Orange: agreeing pays. Blue, with a minus sign in print: it costs more than it saves.",
    alt: "Surface of the gain over demand and fee: positive for small fees, a valley below zero at middling demand and fees near 1.",
  });
}
