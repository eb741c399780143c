/** The notebook's moving pictures: eight crawlers on one page, and shelves that never move. */
import type { TraceStep } from "coordlab/world/run.js";
import type { AnimationFigure } from "coordlab-figures/figure.js";
import { meetingAnimation } from "coordlab-figures/moving/meeting-animation.js";
import { pageSteps, shelfSteps } from "coordlab-figures/moving/meeting-steps.js";

type Traces = readonly (readonly [team: string, trace: readonly TraceStep[]])[];

/** Two teams of crawlers, in step, at the pages that they fetch. */
export function divingPicture(traces: Traces, shown: number = 12): AnimationFigure {
  const runs = traces.map(([name, trace]) => {
    const agents = trace[0]!.choices.length;
    return { name, agents, places: agents, steps: pageSteps(trace.slice(0, shown), agents) };
  });
  const fetched = runs.map(({ steps }) => steps.reduce((sum, { done }) => sum + done.length, 0));
  return meetingAnimation(runs, {
    title: "Eight crawlers dive on one page, and then on the next",
    caption: "A square is a page, with its number. Below, the k-th crawler takes the k-th page of the list.",
    alt: `Eight crawlers, ${shown} steps. ${runs[0]!.name}: all eight go to the same page in every step, ${fetched[0]} pages in all. ${runs[1]!.name}: each at a page of its own, ${fetched[1]} pages.`,
    totals: ["pages", "fetched again"],
    poster: 2,
  });
}

/** Two teams of robots, in step, at their shelves. */
export function shelvesPicture(traces: Traces, shelves: number, shown: number = 16): AnimationFigure {
  const runs = traces.map(([name, trace]) => ({
    name,
    agents: trace[0]!.choices.length,
    places: shelves,
    steps: shelfSteps(trace.slice(0, shown), shelves),
  }));
  const still = runs.map(({ steps }) => steps.at(-1)!.labels.filter((lifts) => lifts === 0).length);
  return meetingAnimation(runs, {
    title: `In this world ${still[0]} of ${shelves} shelves never move`,
    caption: "Under each shelf, how often it was lifted. ½: a robot alone at what takes two.",
    alt: `Eight robots and ${shelves} shelves, ${shown} steps. ${runs[0]!.name}: each goes to the same nearest shelf again and again, and ${still[0]} shelves are never lifted. ${runs[1]!.name}: four shelves rise in every step, and the other ${still[1]} are not needed.`,
    totals: ["robots lift", "in vain"],
    poster: 3,
  });
}
