/** A coordination graph as a drawing. */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { JointAction } from "coordlab/world/game.js";
import type { PictureFigure } from "../figure.js";
import { type DrawnEdge, type GraphDrawingOptions, graphDrawing } from "./graph-drawing.js";

export interface CoordinationGraphDrawingOptions extends Omit<GraphDrawingOptions, "nodes" | "edges"> {
  /** Written under the agents, by number or through `actionNames`. */
  readonly jointAction?: JointAction;
  /** `actionNames[i]` names action i. */
  readonly actionNames?: readonly string[];
  readonly agentNames?: readonly string[];
  /** Pairs of agents that clash. */
  readonly conflicts?: readonly (readonly [number, number])[];
}

/**
 * The agents of a coordination graph, an edge between two that a payoff term mentions together.
 *
 * @example
 * coordinationGraphDrawing(graph, { jointAction: best.jointAction, layout: "circle", alt: "Four agents in a ring." })
 */
export function coordinationGraphDrawing(
  graph: Pick<CoordinationGraph, "actionCounts" | "termStart" | "termAgents">,
  options: CoordinationGraphDrawingOptions,
): PictureFigure {
  const { jointAction, actionNames, agentNames, conflicts = [], ...drawing } = options;
  const clash = new Set(conflicts.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const edges = new Map<string, DrawnEdge>();
  for (let term = 0; term + 1 < graph.termStart.length; term++) {
    const agents = graph.termAgents.slice(graph.termStart[term], graph.termStart[term + 1]).sort();
    for (const [k, from] of agents.entries())
      for (const to of agents.slice(k + 1))
        edges.set(`${from} ${to}`, { from, to, conflict: clash.has(`${from} ${to}`) });
  }
  const nodes = Array.from(graph.actionCounts, (_, agent) => {
    const action = jointAction?.[agent];
    const note = action === undefined ? undefined : (actionNames?.[action] ?? String(action));
    return {
      ...(agentNames ? { label: agentNames[agent] ?? String(agent) } : {}),
      ...(note ? { note } : {}),
    };
  });
  return graphDrawing({ ...drawing, nodes, edges: [...edges.values()] });
}
