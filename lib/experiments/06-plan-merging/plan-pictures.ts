/** The notebook's pictures of plans and ways: one call each. */

import type { PlacedBet } from "coordlab/bets/bet.js";
import type { MergedPlan } from "coordlab/plans/merged-plan.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import type { GridResult } from "coordlab-engine/robots/conflict-based-search.js";
import type { EveryPriority } from "coordlab-engine/robots/every-priority.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { vegaLite } from "coordlab-figures/charts/vega-lite.js";
import { planGantt } from "coordlab-figures/drawings/plan-gantt.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { AnimationFigure, PictureFigure, TableFigure, VegaLiteFigure } from "coordlab-figures/figure.js";
import { gridAnimation } from "coordlab-figures/moving/grid-animation.js";
import type { CorridorRow, SpaceTimePoint } from "./corridor-plans.js";

const minutes = { xTitle: "time (minutes)", until: 11 };

/** Each agent as early as if it were alone. */
export function apartGantt(problem: PlanProblem): PictureFigure {
  return planGantt(problem, {
    ...minutes,
    title: "Two plans, each made alone",
    caption: "Both want the saw at time 0: the crossed bars.",
  });
}

/** A merged plan, with arrows for what was added to it. */
export function mergedGantt(problem: PlanProblem, timetable: MergedPlan): PictureFigure {
  const { makespan, orders, delays } = timetable;
  const waits = Object.keys(delays).length > 0;
  return planGantt(problem, {
    ...minutes,
    timetable,
    ...(waits ? { delays } : { orders }),
    title: `Merged: makespan ${makespan}`,
    caption: waits
      ? "The arrow is the delay: not before the saw is open."
      : "The arrow is the order that was added.",
  });
}

/** Five ways to share the corridor. */
export function corridorTable(rows: readonly CorridorRow[]): TableFigure {
  return table(rows, {
    columns: {
      robots: "robots",
      way: "way",
      cells: "cells built",
      detected: "conflicts to detect",
      nodes: "tree nodes",
      makespan: "makespan",
    },
  });
}

const briefWays: Partial<Record<CorridorRow["way"], string>> = {
  "merge cell by cell": "merged",
  "agreed: by turns": "by turns",
  "agreed: one way, then the other": "one way first",
  "agreed: keep right, on two lanes": "two lanes",
};

/** Makespans of the most robots, by way; a guess stands over its rule, "neither" over the merged plan. */
export function corridorFigure(rows: readonly CorridorRow[], bet?: PlacedBet): VegaLiteFigure {
  const most = rows.at(-1)!.robots;
  const bars = rows.flatMap(({ robots, way, makespan }) => {
    const brief = briefWays[way];
    return robots === most && brief ? [{ way: brief, makespan }] : [];
  });
  const rule = bet && briefWays[`agreed: ${String(bet.guess)}` as CorridorRow["way"]];
  return barChart(bars, {
    x: "way",
    y: "makespan",
    xTitle: `way, ${most} robots`,
    yTitle: "makespan (steps)",
    height: 290,
    ...(bet && { guess: { bet, at: rule ?? "merged" } }),
    title: "One agreed order is as quick as any",
    alt: `Makespans: ${bars.map(({ way, makespan }) => `${way} ${makespan}`).join("; ")}.`,
  });
}

/** What orders of priority reach, and what the conflict tree does. */
export function priorityTable(
  rows: readonly (EveryPriority & { readonly task: string; readonly result: GridResult })[],
): TableFigure {
  const lines = rows.map(({ result, ...row }) => ({
    ...row,
    status: result.status,
    cost: "cost" in result ? result.cost : undefined,
  }));
  return table(lines, {
    columns: {
      task: "task",
      orders: "orders of priority",
      stuck: "of them stuck",
      best: "best sum by priority",
      status: "conflict tree",
      cost: "its sum of steps",
    },
  });
}

/** The ways of robots through the corridor and through time; even numbers go to the right. */
export function spaceTimePicture(points: readonly SpaceTimePoint[]): VegaLiteFigure {
  const rows = points.map((point) => ({
    ...point,
    way: Number(point.robot.slice(-1)) % 2 ? "to the left" : "to the right",
  }));
  const axes = {
    x: { field: "time", type: "quantitative", title: "time (steps)" },
    y: {
      field: "cell",
      type: "quantitative",
      title: "cell, from the left",
      scale: { domain: [0, 4.4] },
      axis: { tickMinStep: 1 },
    },
  };
  const lines = {
    ...axes,
    detail: { field: "robot" },
    color: { field: "way", title: null },
    strokeDash: { field: "way", title: null },
  };
  return vegaLite(
    {
      title: {
        text: "Three go right, then three go left",
        subtitle: "Lines that cross would be robots that meet head on. No two cross.",
      },
      data: { values: rows },
      width: 480,
      height: 260,
      layer: [
        { mark: { type: "line", point: true }, encoding: lines },
        {
          transform: [{ filter: "datum.cell === 4" }, { calculate: "slice(datum.robot, -1)", as: "number" }],
          mark: { type: "text", dy: -12, fontSize: 15 },
          encoding: { ...axes, text: { field: "number" } },
        },
      ],
    },
    {
      alt: "Six paths in a space-time picture: robots 0, 2 and 4 rise one behind the other, then robots 1, 3 and 5 fall one behind the other; no lines cross.",
    },
  );
}

type Cell = readonly [row: number, column: number];

/** Robots in the two rooms: each on its shortest way, or merged. */
export function roomsAnimation(
  { rows, goals }: { readonly rows: readonly string[]; readonly goals: readonly Cell[] },
  paths: readonly (readonly Cell[])[],
  merged: boolean,
): AnimationFigure {
  return gridAnimation({
    rows,
    paths,
    goals,
    poster: merged ? 4 : 3,
    title: merged ? "The same four, merged" : "Four plans, each made alone",
    caption: merged
      ? "Robot 0 steps into the bay while 2 and 3 pass; robot 1 goes through last."
      : "Each robot takes its shortest path. Crosses are conflicts.",
    alt: merged
      ? "Robot 0 waits in the bay of the passage while robots 2 and 3 pass to the left; robot 1 goes through after them. Nobody collides."
      : "Two robots from each room enter the passage at the same time and run into each other.",
  });
}
