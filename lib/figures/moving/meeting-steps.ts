/** From a trace of the crawlers or the lift to what their animation plays. */
import type { TraceStep } from "coordlab/world/run.js";
import { outcomes } from "coordlab/world/scenario.js";
import type { MeetingStep, Mood } from "./meeting-animation.js";

const moodOf = (outcome: number, failed: boolean): Mood => {
  const word = outcomes[outcome]!;
  if (failed) return "gone";
  if (word === "idle" || word === "worked") return word === "idle" ? "home" : "worked";
  return word === "alone" ? "alone" : "in vain";
};

/**
 * Pages as places, with their numbers: the pages of a step stand side by side in the order in which agents fetch them.
 *
 * @param trace of `crawlers`
 */
export function pageSteps(trace: readonly TraceStep[], places: number): MeetingStep[] {
  return trace.map(({ choices, outcome }) => {
    const pages = [...new Set(choices.filter((_, agent) => outcome[agent] !== 0))];
    return {
      went: choices.map((page, agent) => (outcome[agent] === 0 ? undefined : pages.indexOf(page))),
      moods: Array.from(outcome, (code) => moodOf(code, false)),
      done: pages.map((_, k) => k),
      labels: Array.from({ length: places }, (_, k) => pages[k]?.replace(/^page /, "") ?? ""),
    };
  });
}

/**
 * Shelves as places, with how often each has been lifted.
 *
 * @param trace of `lift`
 * @param failed the robot that is out of order from a step on
 */
export function shelfSteps(
  trace: readonly TraceStep[],
  shelves: number,
  failed?: { readonly robot: number; readonly from: number },
): MeetingStep[] {
  const lifts = new Array<number>(shelves).fill(0);
  return trace.map(({ step, choices, outcome }) => {
    const went = choices.map((name, robot) =>
      outcome[robot] === 0 ? undefined : Number(/\d+$/.exec(name)![0]),
    );
    const done = [...new Set(went.filter((shelf, robot) => shelf !== undefined && outcome[robot] === 1))];
    for (const shelf of done) lifts[shelf!]!++;
    const isOut = (robot: number) => failed !== undefined && robot === failed.robot && step >= failed.from;
    return {
      went,
      moods: Array.from(outcome, (code, robot) => moodOf(code, isOut(robot))),
      done: done.map((shelf) => shelf!),
      labels: [...lifts],
    };
  });
}
