/** Coordination by graph: neighbours alone talk. */
import type { CoordinationGraph } from "../graph/coordination-graph.js";
import { dpop } from "../graph/dpop.js";
import { eliminationOrder, eliminationPrice } from "../graph/elimination-order.js";
import { edges } from "../graph/neighbours.js";
import type { Channel } from "../world/channel.js";
import type { Mechanism } from "../world/mechanism.js";
import { seededStream } from "../world/random.js";
import type { Option, Scenario, SharedWorld } from "../world/scenario.js";
import { momentGraph } from "./moment-graph.js";

/** Tables of a step may hold this many cells in all; what needs more is not a sparse graph. */
const affordableCells = 1e6;

/**
 * Coordination by graph: agents that share a resource are neighbours, and the team finds a best joint action by
 * sending messages along those edges alone.
 *
 * In every step each agent first tells its neighbours which resources it could use (nobody sees that), two
 * messages an edge; then utilities go up a tree over the graph and choices come down, 2 (n - 1) messages for n
 * agents that hang together (DPOP). Agents without a neighbour send nothing.
 *
 * It is exact for the step and blind beyond it: where several steps hang together it walks into dead ends.
 */
export const coordinationByGraph: Mechanism = {
  name: "coordination graph",
  rung: "coordination graph",
  silent: false,
  unsuited: tooDense,
  team:
    ({ agents }) =>
    (world, channel, jointAction) => {
      const graph = momentGraph(world, agents);
      tellNeighbours(graph, world, channel);
      const { jointAction: best, counters } = dpop(graph, channel, 8 * affordableCells);
      jointAction.set(best);
      return counters.cells;
    },
};

function tellNeighbours(graph: CoordinationGraph, world: SharedWorld, channel: Channel): void {
  const pairs = edges(graph);
  for (let e = 0; e < pairs.length; e += 2) {
    const [i, j] = [pairs[e]!, pairs[e + 1]!];
    channel.send(i, j, keysOf(world.options(i)));
    channel.send(j, i, keysOf(world.options(j)));
  }
  channel.deliver();
}

function keysOf(options: readonly Option[]): readonly number[] {
  return options.flatMap(({ uses }) => uses.map(({ key }) => key));
}

/** Prices the graph of the first moment of a few worlds before any run; the worst one counts. */
function tooDense(scenario: Scenario): string | undefined {
  try {
    const prices = [0, 1, 2, 3, 4, 5, 6, 7].map((seed) => {
      const graph = momentGraph(scenario.start(seededStream(seed)), scenario.agents);
      return eliminationPrice(graph, eliminationOrder(graph));
    });
    const { cells, width } = prices.reduce((worst, price) => (price.cells > worst.cells ? price : worst));
    if (cells <= affordableCells) return undefined;
    return `nearly everybody shares something with everybody: width ${width}, ${cells} table cells a step where ${affordableCells} are allowed; let agents reach fewer`;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
