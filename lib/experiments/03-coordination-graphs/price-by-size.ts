/** What elimination costs on graphs of one shape as they grow, against trying every joint action. */

import { TooWideError } from "coordlab/graph/too-wide.js";
import { pairwiseGraph, type Topology } from "coordlab/graph/topologies.js";
import { planElimination } from "coordlab-engine/elimination/plan-elimination.js";

export interface PriceOfSize {
  readonly agents: number;
  /** log10 of the number of joint actions. */
  readonly logJointActions: number;
  readonly width: number;
  /** Table cells of the cheapest order found, whether or not they would fit into memory. */
  readonly cells: number;
}

/**
 * A row for each size.
 *
 * @param shape the topology of a given size
 * @param actions |A_i|
 * @example priceBySize([10, 100, 1000], topology.ring, 3)
 */
export function priceBySize(
  sizes: readonly number[],
  shape: (size: number) => Topology,
  actions: number,
): PriceOfSize[] {
  return sizes.map((size) => {
    const topology = shape(size);
    const { width, cells } = price(topology, actions);
    return { agents: topology.agents, logJointActions: topology.agents * Math.log10(actions), width, cells };
  });
}

function price(topology: Topology, actions: number): { readonly width: number; readonly cells: number } {
  try {
    return planElimination(pairwiseGraph(topology, actions, () => 0));
  } catch (error) {
    if (error instanceof TooWideError) return error.report;
    throw error;
  }
}
