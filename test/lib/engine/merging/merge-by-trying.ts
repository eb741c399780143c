/** Merging by trying every timetable: the oracle for the mergers that think. */

import { checkTimetable } from "../../../../lib/coordlab/plans/check-timetable.js";
import type { ActionSpec, PlannedAction, Timetable } from "../../../../lib/coordlab/plans/plan.js";
import type { PlanProblem } from "../../../../lib/coordlab/plans/plan-problem.js";

/** The best timetable and its cost. */
export interface BestTimetable {
  readonly timetable: Timetable;
  readonly cost: number;
}

interface Task {
  readonly agent: string;
  readonly action: PlannedAction;
  readonly before: readonly number[];
  readonly release: number;
}

/**
 * The cheapest timetable that {@link checkTimetable} accepts, undefined if it accepts none: every choice of
 * alternatives, every sequence of starts, every start at a release, at the end of another action or of a closing.
 * Nothing else needs to be tried: an action that starts at another time can be moved forward until it does.
 *
 * Cost beyond n^n for n actions; meant for 8 actions at most.
 */
export function mergeByTrying({ world, plans }: PlanProblem): BestTimetable | undefined {
  const tasks = plans.flatMap(({ agent, actions, order, release = 0 }, p): Task[] => {
    const offset = plans.slice(0, p).reduce((sum, plan) => sum + plan.actions.length, 0);
    const number = (id: string) => offset + actions.findIndex((action) => action.id === id);
    return actions.map((action, k) => {
      const listed = k > 0 ? [offset + k - 1] : [];
      const before = order
        ? order.filter(([, after]) => after === action.id).map(([first]) => number(first))
        : listed;
      return { agent, action, before, release };
    });
  });
  const openings = Object.values(world.resources ?? {}).flatMap(({ closed = [] }) =>
    closed.map(([, until]) => until),
  );
  let best: BestTimetable | undefined;
  for (const { chosen, substitutions, price } of selections(tasks)) {
    const durations = chosen.map(({ duration }) => duration);
    const apart = tasks.map(({ agent }, t) =>
      tasks.flatMap((other, u) => (other.agent !== agent && excludes(chosen[t]!, chosen[u]!) ? [u] : [])),
    );
    const starts = tasks.map(() => -1);
    const end = (t: number) => starts[t]! + durations[t]!;
    const place = (placed: number, time: number, last: number, makespan: number): void => {
      if (best && makespan + price >= best.cost) return;
      if (placed === tasks.length) {
        const named = Object.fromEntries(tasks.map(({ action }, t) => [action.id, starts[t]!]));
        const timetable = { starts: named, substitutions };
        if (!checkTimetable({ world, plans }, timetable)) best = { timetable, cost: makespan + price };
        return;
      }
      tasks.forEach(({ before, release }, t) => {
        if (starts[t]! >= 0 || before.some((p) => starts[p]! < 0)) return;
        const earliest = before.reduce((latest, p) => Math.max(latest, end(p)), Math.max(time, release));
        const times = [release, ...openings, ...tasks.flatMap((_, p) => (starts[p]! >= 0 ? [end(p)] : []))];
        for (const start of new Set(times.sort((a, b) => a - b))) {
          if (start < earliest || (start === time && t < last)) continue;
          if (apart[t]!.some((u) => starts[u]! >= 0 && end(u) > start)) continue;
          starts[t] = start;
          place(placed + 1, start, t, Math.max(makespan, end(t)));
        }
        starts[t] = -1;
      });
    };
    place(0, 0, -1, 0);
  }
  return best;
}

/** Whether two agents' actions claim something that they cannot both have; a shortcut, since the checker sees it too. */
function excludes({ claims = [] }: ActionSpec, { claims: others = [] }: ActionSpec): boolean {
  return claims.some(({ resource, mode }) =>
    others.some((other) => other.resource === resource && !(mode === "shared" && other.mode === "shared")),
  );
}

/** Every choice of alternatives, the cheapest first. */
function selections(tasks: readonly Task[]) {
  let all = [{ chosen: [] as ActionSpec[], substitutions: {} as Record<string, string>, price: 0 }];
  for (const { action } of tasks)
    all = all.flatMap(({ chosen, substitutions, price }) => [
      { chosen: [...chosen, action], substitutions, price },
      ...(action.alternatives ?? []).map((other) => ({
        chosen: [...chosen, other],
        substitutions: { ...substitutions, [action.id]: other.id },
        price: price + other.price,
      })),
    ]);
  return all.sort((a, b) => a.price - b.price);
}
