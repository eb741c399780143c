/** The corridor once more: what a convention is in terms of plans. */
import { findConflicts } from "coordlab/plans/find-conflicts.js";
import type { Order, Plan, PlannedAction, Timetable } from "coordlab/plans/plan.js";
import { type PlanProblem, planProblem } from "coordlab/plans/plan-problem.js";
import { mergePlans } from "coordlab-engine/merging/merge-plans.js";

/** What a robot holds: a cell of the corridor, a cell of the lane on its right, or the corridor as a whole. */
export type Grain = "cells" | "lanes" | "whole";

/**
 * n robots that cross a corridor of `length` cells, those with even numbers from the left and the others from the
 * right, a cell a step. A robot holds a cell until it has left it for the next, or holds the whole corridor from
 * its first cell to its last. With two lanes, one for each way, there are twice as many cells. Action "i.k" is the k-th step of robot i.
 *
 * @param agreed orders that hold beforehand, such as those of {@link agreedSequence}. Default: none.
 * @throws RangeError if there is no robot, or the corridor is shorter than 2 cells
 */
export function corridorPlans(
  robots: number,
  length: number,
  grain: Grain,
  agreed: readonly Order[] = [],
): PlanProblem {
  if (!Number.isInteger(robots) || robots < 1)
    throw new RangeError(`robots must be a whole number >= 1, got ${robots}`);
  if (!Number.isInteger(length) || length < 2)
    throw new RangeError(`length must be a whole number >= 2, got ${length}`);
  const lanes = (grain === "lanes" ? ["right ", "left "] : [""]).map((lane) =>
    Array.from({ length }, (_, k) => `${lane}cell ${k}`),
  );
  const plans = Array.from({ length: robots }, (_, i): Plan => {
    const lane = lanes[i % lanes.length]!;
    const way = i % 2 === 0 ? lane : [...lane].reverse();
    const actions = way.map((cell, k): PlannedAction => {
      const id = `${i}.${k}`;
      if (grain !== "whole")
        return {
          id,
          duration: 1,
          claims: [{ resource: cell, until: `${i}.${Math.min(k + 1, length - 1)}` }],
        };
      return k === 0
        ? { id, duration: 1, claims: [{ resource: "corridor", until: `${i}.${length - 1}` }] }
        : { id, duration: 1 };
    });
    return { agent: `robot ${i}`, actions };
  });
  const names = grain === "whole" ? ["corridor"] : lanes.flat();
  const resources = Object.fromEntries(names.map((name) => [name, {}]));
  return planProblem({ world: { resources }, plans, agreed });
}

/**
 * A convention: robots cross in this sequence. As orders: behind a robot that goes the same way, enter a cell when
 * it has left it; behind one that comes towards you, wait until it is out.
 */
export function agreedSequence(sequence: readonly number[], length: number): Order[] {
  return sequence.slice(1).flatMap((after, k) => {
    const before = sequence[k]!;
    if (before % 2 !== after % 2) return [{ before: `${before}.${length - 1}`, after: `${after}.0` }];
    return Array.from({ length }, (_, cell): Order => {
      const left = Math.min(cell + 1, length - 1);
      return { before: `${before}.${left}`, after: `${after}.${cell}` };
    });
  });
}

/** What one way to share the corridor costs. */
export interface CorridorRow {
  readonly robots: number;
  readonly way:
    | "merge cell by cell"
    | "merge the corridor as one"
    | "agreed: by turns"
    | "agreed: one way, then the other"
    | "agreed: keep right, on two lanes";
  /** Cells that are built. */
  readonly cells: number;
  /** Conflicts that a merger has to detect, given what was agreed. */
  readonly detected: number;
  /** Nodes of the conflict tree. */
  readonly nodes: number;
  readonly makespan: number | undefined;
}

/** Five ways to share the corridor, for each number of robots; at most 2,000 nodes each. */
export function corridorWays(robotCounts: readonly number[], length: number): CorridorRow[] {
  return robotCounts.flatMap((robots) => {
    const numbers = Array.from({ length: robots }, (_, i) => i);
    const [right, left] = [numbers.filter((i) => i % 2 === 0), numbers.filter((i) => i % 2 === 1)];
    const behind = [...agreedSequence(right, length), ...agreedSequence(left, length)];
    return [
      row("merge cell by cell", "cells", []),
      row("merge the corridor as one", "whole", []),
      row("agreed: by turns", "cells", agreedSequence(numbers, length)),
      row("agreed: one way, then the other", "cells", agreedSequence([...right, ...left], length)),
      row("agreed: keep right, on two lanes", "lanes", behind),
    ];
    function row(way: CorridorRow["way"], grain: Grain, agreed: readonly Order[]): CorridorRow {
      const merged = mergePlans(corridorPlans(robots, length, grain, agreed), { nodes: 2000 });
      const plan = "plan" in merged ? merged.plan : undefined;
      const timetable = agreed.length > 0 ? plan : undefined;
      const { conflicts } = findConflicts(corridorPlans(robots, length, grain), timetable);
      const cells = grain === "lanes" ? 2 * length : length;
      return {
        robots,
        way,
        cells,
        detected: conflicts.length,
        nodes: merged.nodes,
        makespan: plan?.makespan,
      };
    }
  });
}

/** Where a robot is: at the start of step `time` it enters `cell`, counted from the left. */
export interface SpaceTimePoint {
  readonly robot: string;
  readonly time: number;
  readonly cell: number;
}

/** The ways of the robots of {@link corridorPlans} through space and time, for a picture. */
export function corridorPaths({ plans }: PlanProblem, { starts }: Timetable): SpaceTimePoint[] {
  return plans.flatMap(({ agent, actions }, i) =>
    actions.map(({ id }, k) => ({
      robot: agent,
      time: starts[id]!,
      cell: i % 2 === 0 ? k : actions.length - 1 - k,
    })),
  );
}
