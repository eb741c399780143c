/** The notebook's moving pictures: a pair that has lost one, and drones that are stuck or not. */
import { narrows } from "coordlab/scenarios/airspace.js";
import type { TraceStep } from "coordlab/world/run.js";
import type { AnimationFigure } from "coordlab-figures/figure.js";
import { dronePaths } from "coordlab-figures/moving/drone-paths.js";
import { gridAnimation } from "coordlab-figures/moving/grid-animation.js";
import { meetingAnimation } from "coordlab-figures/moving/meeting-animation.js";
import { shelfSteps } from "coordlab-figures/moving/meeting-steps.js";

/** Robots in pairs, of which one breaks down on the way: `shown` steps from shortly before. */
export function brokenPairPicture(
  trace: readonly TraceStep[],
  { robot, from, shelves }: { readonly robot: number; readonly from: number; readonly shelves: number },
): AnimationFigure {
  const [before, shown] = [4, 16];
  const part = trace.slice(from - before, from - before + shown);
  const agents = trace[0]!.choices.length;
  const steps = shelfSteps(part, shelves, { robot, from });
  const partner = robot % 2 === 0 ? robot + 1 : robot - 1;
  return meetingAnimation([{ name: "pairs by role", agents, places: shelves, steps }], {
    title: "The partner of a broken robot waits for good",
    caption: `After ${before} steps robot ${robot} breaks. Robot ${partner} goes to its shelf: its role says so.`,
    alt: `Eight robots in pairs, ${shown} steps. For ${before} steps four shelves rise; then robot ${robot} stays at home for good, and robot ${partner} stands alone at its shelf in every step while three shelves rise.`,
    totals: ["robots lift", "in vain"],
    poster: before + 1,
  });
}

/** The drones of the narrows under the graph: the best step, again and again. */
export function stuckPicture(trace: readonly TraceStep[]): AnimationFigure {
  return gridAnimation({
    ...dronePaths(narrows, trace),
    title: "The best step, again and again: stuck",
    poster: 20,
    caption: "No collision, and nobody gets through.",
    alt: "Six drones between two open halves joined by a lane. After a few steps drones from both sides face each other in the lane and nothing moves any more.",
  });
}

/** The same drones with merged plans. */
export function mergedPicture(trace: readonly TraceStep[]): AnimationFigure {
  return gridAnimation({
    ...dronePaths(narrows, trace),
    title: "Merged plans: one direction, then the other",
    poster: 12,
    caption: "Drones wait on their pads until the lane is theirs.",
    alt: "The same six drones with merged plans: they pass the lane one direction after the other, and four of the six reach their goal within 26 steps.",
  });
}
