/** How often a robot that goes to its nearest shelf stands there alone: a question about many worlds. */

import { independent } from "coordlab/mechanisms/independent.js";
import { lift } from "coordlab/scenarios/lift.js";
import { type Estimate, estimate } from "coordlab/world/estimate.js";
import { seededStream } from "coordlab/world/random.js";
import { simulate } from "coordlab/world/simulate.js";

/** Three answers to three questions about a robot's visits, each a mean over the worlds with its 95 % interval. */
export interface Visits {
  /** Nobody else is at the shelf. */
  readonly alone: Estimate;
  /** Somebody else is. */
  readonly inCompany: Estimate;
  /** The shelf is lifted and this robot is one of the two that it takes; a third one is not paid. */
  readonly paid: Estimate;
  /** In each world, how many of the robots stand alone. */
  readonly loneRobots: readonly number[];
}

/** Robots do not move house, so a world's first step is like all its others: one step of each is enough. */
export function visitsOverWorlds(robots: number, worlds: number, seed: number): Visits {
  const loneRobots: number[] = [];
  const share = (of: (robot: { alone: number; worked: number }) => number) =>
    estimate(
      worlds,
      (world) => {
        const { perAgent } = simulate(lift({ agents: robots }), independent, 1, seededStream(world));
        const [alone, worked] = [total(perAgent.alone), total(perAgent.worked)];
        return of({ alone, worked }) / robots;
      },
      seed,
    );
  const alone = share((robot) => {
    loneRobots.push(robot.alone);
    return robot.alone;
  });
  return {
    alone,
    inCompany: share((robot) => robots - robot.alone),
    paid: share((robot) => robot.worked),
    loneRobots,
  };
}

function total(counts: Int32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
