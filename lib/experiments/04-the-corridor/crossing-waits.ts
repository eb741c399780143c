/** How long those who crossed had waited: the tail that a count of crossings hides. */

import type { TraceStep } from "coordlab/world/run.js";
import { outcomes } from "coordlab/world/scenario.js";

export interface CrossingWaits {
  /** For each crossing, the steps that its agent had stood at the door before. */
  readonly waits: readonly number[];
  /** For each agent, the steps that it has waited since its last crossing, at the end. */
  readonly stillWaiting: readonly number[];
}

/** The waits of a run of the corridor in which refused wishes are remembered. */
export function crossingWaits(trace: readonly TraceStep[]): CrossingWaits {
  const worked = outcomes.indexOf("worked");
  const stillWaiting = Array.from(trace[0]?.active ?? [], () => 0);
  const waits: number[] = [];
  for (const { active, outcome } of trace)
    active.forEach((wants, agent) => {
      if (outcome[agent] === worked) {
        waits.push(stillWaiting[agent]!);
        stillWaiting[agent] = 0;
      } else stillWaiting[agent] = wants ? stillWaiting[agent]! + 1 : 0;
    });
  return { waits, stillWaiting };
}

export interface WaitRow {
  readonly wait: string;
  readonly crossings: number;
}

/** Crossings by their wait: at once, one step, and what "one step later" leaves out. */
export function waitRows(waits: readonly number[]): WaitRow[] {
  const bins: readonly (readonly [string, number, number])[] = [
    ["at once", 0, 0],
    ["after 1 step", 1, 1],
    ["later", 2, Number.POSITIVE_INFINITY],
    ["of these, 10 or more", 10, Number.POSITIVE_INFINITY],
  ];
  return bins.map(([wait, from, to]) => ({
    wait,
    crossings: waits.filter((steps) => steps >= from && steps <= to).length,
  }));
}
