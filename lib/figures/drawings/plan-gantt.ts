/** Plans as a Gantt picture: agents in lanes, resources as fills, conflicts marked. */
import { findConflicts, timetableAlone } from "coordlab/plans/find-conflicts.js";
import type { MergedPlan } from "coordlab/plans/merged-plan.js";
import type { ActionSpec, Order, Plan, PlannedAction, Timetable, World } from "coordlab/plans/plan.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import { plannedDurations } from "coordlab/plans/replay.js";
import type { PictureFigure } from "../figure.js";
import { gantt } from "./gantt.js";
import type { GanttBar } from "./gantt-layout.js";

export interface PlanGanttOptions {
  /** When to start what. Default: each agent acts as early as if it were alone. */
  readonly timetable?: Timetable;
  readonly title: string;
  readonly caption?: string;
  /** What the picture shows, in words. Default: the starts and ends of all actions. */
  readonly alt?: string;
  /** Arrows for these orders. */
  readonly orders?: readonly Order[];
  /** Arrows to these actions from the closings whose end they wait for. */
  readonly delays?: MergedPlan["delays"];
  readonly xTitle?: string;
  /** The end of the time axis. */
  readonly until?: number;
  /** Of the picture, in pixels. */
  readonly width?: number;
  /** What is written in a bar. Default: the action's name. */
  readonly label?: (action: string) => string;
}

interface ClosingBar extends GanttBar {
  readonly on: string;
  readonly until: number;
}

/**
 * A Gantt picture of plans. A bar is filled by the resource that its action claims or holds; an action that is
 * part of a conflict at that time is outlined and crossed. A resource that closes has a row for when it does.
 *
 * @throws RangeError if there are no plans
 */
export function planGantt(problem: PlanProblem, options: PlanGanttOptions): PictureFigure {
  const { world, plans } = problem;
  const { starts, substitutions } = options.timetable ?? timetableAlone(problem);
  const durations = plannedDurations(problem, { starts, substitutions });
  const { conflicts } = findConflicts(problem, { starts, substitutions });
  const clashing = new Set(conflicts.flatMap((conflict) => ("actions" in conflict ? conflict.actions : [])));
  for (const conflict of conflicts)
    if (conflict.kind === "threat") clashing.add(conflict.consumer).add(conflict.undoer);
    else if (conflict.kind === "closed") clashing.add(conflict.action);
  const used = resourcesUsed(plans, substitutions);
  const tasks = plans.flatMap(({ agent, actions }) => actions.map(({ id }) => ({ agent, id })));
  const bars = tasks.map(({ agent, id }) => {
    const performed = Object.hasOwn(substitutions, id) ? substitutions[id]! : id;
    const resource = used.get(id);
    return {
      ...{ lane: agent, start: starts[id]!, end: starts[id]! + durations[id]!, conflict: clashing.has(id) },
      label: options.label?.(id) ?? performed,
      ...(resource !== undefined && { group: resource }),
    };
  });
  const number = new Map(tasks.map(({ id }, k) => [id, k]));
  const orders = (options.orders ?? []).map(
    ({ before, after }) => [number.get(before)!, number.get(after)!] as const,
  );
  const closings = closingBars(world, Math.max(...bars.map(({ end }) => end)));
  const waits = plans.flatMap(({ actions }) =>
    actions.flatMap((planned) => {
      const claims = performedAction(planned, substitutions).claims ?? [];
      const closing = closings.findIndex(
        ({ on, until }) =>
          until === options.delays?.[planned.id] && claims.some(({ resource }) => resource === on),
      );
      return closing < 0 ? [] : [[bars.length + closing, number.get(planned.id)!] as const];
    }),
  );
  const said = [
    ...bars.map(({ lane, label, start, end }) => `${lane} does ${label} from ${start} to ${end}`),
    ...closings.map(({ on, start, until }) => `${on} is closed from ${start} to ${until}`),
  ];
  const { title, caption, until, width, alt = `${said.join("; ")}.`, xTitle = "time (steps)" } = options;
  return gantt({
    bars: [...bars, ...closings],
    orders: [...orders, ...waits],
    title,
    alt,
    xTitle,
    ...(caption && { caption }),
    ...(until && { until }),
    ...(width && { width }),
  });
}

/** When resources are closed, as far as the plans go. */
function closingBars({ resources = {} }: World, last: number): ClosingBar[] {
  return Object.entries(resources).flatMap(([on, { closed = [] }]) =>
    closed
      .filter(([start]) => start < last)
      .map(([start, until]) => ({
        lane: `${on} closed`,
        label: "closed",
        start,
        end: Math.min(until, last),
        on,
        until,
      })),
  );
}

function performedAction(planned: PlannedAction, substitutions: Timetable["substitutions"]): ActionSpec {
  return planned.alternatives?.find(({ id }) => id === substitutions[planned.id]) ?? planned;
}

/** For each action the first resource that it claims, or that its agent still holds from before. */
function resourcesUsed(
  plans: readonly Plan[],
  substitutions: Timetable["substitutions"],
): Map<string, string> {
  const used = new Map<string, string>();
  for (const { actions } of plans) {
    const held = new Map<string, string>();
    for (const planned of actions) {
      const { id } = planned;
      const action = performedAction(planned, substitutions);
      for (const { resource, until } of action.claims ?? []) if (until) held.set(resource, until);
      const resource = action.claims?.[0]?.resource ?? held.keys().next().value;
      if (resource !== undefined) used.set(id, resource);
      for (const [name, until] of held) if (until === id) held.delete(name);
    }
  }
  return used;
}
