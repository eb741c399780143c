/** How wide a team is in which everybody has four neighbours, drawn at random. */

import { balancedGraph, type Topology } from "coordlab/graph/topologies.js";
import { estimate } from "coordlab/world/estimate.js";
import { seededStream } from "coordlab/world/random.js";
import { priceBySize } from "./price-by-size.js";

export interface WidthRow {
  readonly agents: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Mean induced width of the best order found, over graphs with four neighbours for each agent, with its 95 %
 * interval. The treewidth is at most that.
 */
export function widthsAtRandom(sizes: readonly number[], graphs = 200): WidthRow[] {
  return sizes.map((agents) => {
    const drawn = (seed: string): Topology => balancedGraph(agents, 2 * agents, seededStream(seed));
    const { mean, low, high } = estimate(
      graphs,
      (seed) => priceBySize([agents], () => drawn(seed), 2)[0]!.width,
    );
    return { agents, mean, low, high };
  });
}
