/** Variable elimination as drawings of what is left of the graph, and as the tables that appear. */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { requireOrder } from "coordlab/graph/elimination-order.js";
import { edges } from "coordlab/graph/neighbours.js";
import { type Elimination, valueAt } from "coordlab/graph/variable-elimination.js";
import type { Agent } from "coordlab/world/game.js";
import type { PictureFigure, TableFigure } from "../figure.js";
import { type DrawnEdge, type DrawnNode, type GraphDrawingOptions, graphDrawing } from "./graph-drawing.js";
import { table } from "./table.js";

export interface EliminationDrawingOptions extends Omit<GraphDrawingOptions, "nodes" | "edges"> {
  readonly order: readonly Agent[];
  /** How many agents of the order are gone already. */
  readonly gone: number;
}

/**
 * What is left of a graph once some agents are eliminated: these are grey, the next one has a heavy outline, its
 * neighbours are filled, and edges that elimination has added are dashed.
 *
 * @throws RangeError if `order` is not a permutation of the agents
 * @example eliminationDrawing(graph, { order: [3, 0, 1, 2], gone: 1, layout: "circle", alt: "Agent 3 is gone; 0 and 2 are joined." })
 */
export function eliminationDrawing(
  graph: CoordinationGraph,
  { order, gone, ...drawing }: EliminationDrawingOptions,
): PictureFigure {
  requireOrder(graph, order);
  const left = edgesLeft(graph, order.slice(0, gone));
  const next = order[gone];
  const nodes = Array.from(graph.actionCounts, (_, agent): DrawnNode => {
    if (order.indexOf(agent) < gone) return { faded: true };
    if (agent === next) return { strong: true, note: "next" };
    const asked = left.some(({ from, to }) => from + to === agent + next! && (from === next || to === next));
    return asked ? { group: 2 } : {};
  });
  return graphDrawing({ ...drawing, nodes, edges: left });
}

function edgesLeft(graph: CoordinationGraph, gone: readonly Agent[]): DrawnEdge[] {
  const flat = edges(graph);
  let left = Array.from(
    { length: flat.length / 2 },
    (_, e): DrawnEdge => ({
      from: flat[2 * e]!,
      to: flat[2 * e + 1]!,
    }),
  );
  for (const agent of gone) {
    const around = left.filter(({ from, to }) => from === agent || to === agent);
    const others = around.map(({ from, to }) => from + to - agent).sort((i, j) => i - j);
    left = left.filter((edge) => !around.includes(edge));
    for (const [k, from] of others.entries())
      for (const to of others.slice(k + 1))
        if (!left.some((edge) => edge.from === from && edge.to === to)) left.push({ from, to, dashed: true });
  }
  return left;
}

/**
 * One elimination as a table: a row for each joint action of the neighbours, what each action of the agent then
 * pays, the most of these (the table that appears) and the action that earns it.
 *
 * @param actionNames `actionNames[a]` names action a
 */
export function eliminationTable(
  { agent, bucket, message, bestActions }: Elimination,
  { actionCounts }: Pick<CoordinationGraph, "actionCounts">,
  actionNames: readonly string[] = [],
): TableFigure {
  const nameOf = (action: number) => actionNames[action] ?? String(action);
  const rows = Array.from(message.values, (most, cell) => {
    const chosen = new Int32Array(actionCounts.length);
    let rest = cell;
    for (const i of [...message.agents].reverse()) {
      chosen[i] = rest % actionCounts[i]!;
      rest = Math.floor(rest / actionCounts[i]!);
    }
    const own = Array.from({ length: actionCounts[agent]! }, (_, action) => {
      chosen[agent] = action;
      const pays = bucket.reduce((sum, terms) => sum + valueAt(terms, chosen, actionCounts), 0);
      return [`agent ${agent}: ${nameOf(action)}`, pays] as const;
    });
    return {
      ...Object.fromEntries(message.agents.map((i) => [`agent ${i}`, nameOf(chosen[i]!)])),
      ...Object.fromEntries(own),
      "the most": most,
      [`agent ${agent} then`]: nameOf(bestActions.values[cell]!),
    };
  });
  return table(rows, { caption: captionOf(agent, message.agents) });
}

function captionOf(agent: Agent, around: readonly Agent[]): string {
  const arguments_ = around.map((i) => `a${i}`).join(", ");
  return around.length === 0
    ? `Eliminating agent ${agent}: a single number is left`
    : `Eliminating agent ${agent}: a table e(${arguments_}) appears`;
}
