/** How much the coordination graph of a moment says, counted from its edges, so that dense ones need no solving. */

import { components, edges } from "coordlab/graph/neighbours.js";
import { rotating } from "coordlab/mechanisms/conventions.js";
import { momentGraph } from "coordlab/mechanisms/moment-graph.js";
import { type Estimate, estimate } from "coordlab/world/estimate.js";
import type { Mechanism } from "coordlab/world/mechanism.js";
import { seededStream } from "coordlab/world/random.js";
import type { Scenario, SharedWorld } from "coordlab/world/scenario.js";
import { simulate } from "coordlab/world/simulate.js";

/**
 * Messages a step over `worlds` worlds of `steps` steps: two an edge to say what one can do, and two for each
 * agent but one of those that hang together, to agree. The worlds move on by a silent rule, for speed. The test
 * compares a step with what the channel counts.
 */
export function graphMessages(
  scenario: Scenario,
  { worlds, steps }: { readonly worlds: number; readonly steps: number },
  seed: number,
): Estimate {
  return estimate(
    worlds,
    (world) => {
      let messages = 0;
      const counting: Mechanism = {
        ...rotating,
        team(place, stream) {
          const team = rotating.team(place, stream);
          return (now, ...rest) => {
            messages += messagesOf(now, place.agents);
            return team(now, ...rest);
          };
        },
      };
      simulate(scenario, counting, steps, seededStream(world));
      return messages / steps;
    },
    seed,
  );
}

function messagesOf(world: SharedWorld, agents: number): number {
  const graph = momentGraph(world, agents);
  const parts = new Set(components(graph)).size;
  return edges(graph).length + 2 * (agents - parts);
}
