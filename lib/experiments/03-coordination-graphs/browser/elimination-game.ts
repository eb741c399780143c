/** What the board keeps: who has gone home, which edges that made, and what it cost. */
import { eliminationOrder, eliminationPrice } from "coordlab/graph/elimination-order.js";
import { pairwiseGraph, type Topology } from "coordlab/graph/topologies.js";
import { eliminate, valueAt, variableElimination } from "coordlab/graph/variable-elimination.js";
import type { Agent } from "coordlab/world/game.js";

/** How many actions everybody has on the board. */
export const actions = 3;

/** One agent sent home: whom it told, the edges that appeared, and the cells that it took. */
export interface Gone {
  readonly agent: Agent;
  readonly around: readonly Agent[];
  readonly filled: readonly (readonly [Agent, Agent])[];
  /** Rows of the table that is left: one for each joint action of those around. */
  readonly rows: number;
  readonly cells: number;
}

/** What the agents then choose, the last to go first. */
export interface Choice {
  readonly agent: Agent;
  readonly action: number;
  /** Those whose choices it looked up. */
  readonly given: readonly Agent[];
}

/** A graph on which agents are sent home, in any order, with a way back. */
export class EliminationGame {
  readonly gone: Gone[] = [];
  private readonly graph: ReturnType<typeof pairwiseGraph>;

  constructor(readonly topology: Topology) {
    // Payoffs of 0 to 9 that look drawn by lot and are the same on every machine.
    this.graph = pairwiseGraph(
      topology,
      actions,
      (i, j, a, b) => (7 * i + 5 * j + 3 * a * (i + 1) + 4 * b * (j + 2)) % 10,
    );
  }

  /** Everybody's neighbours among those who are left. */
  left(): ReadonlySet<Agent>[] {
    const left = Array.from({ length: this.topology.agents }, () => new Set<Agent>());
    const { edges } = this.topology;
    const join = (i: Agent, j: Agent) => {
      left[i]!.add(j);
      left[j]!.add(i);
    };
    for (let e = 0; e < edges.length; e += 2) join(edges[e]!, edges[e + 1]!);
    for (const { agent, filled } of this.gone) {
      for (const [i, j] of filled) join(i, j);
      for (const other of left[agent]!) left[other]!.delete(agent);
      left[agent]!.clear();
    }
    return left;
  }

  sendHome(agent: Agent): Gone {
    const left = this.left();
    const around = [...left[agent]!].sort((i, j) => i - j);
    const pairs = around.flatMap((i, k) => around.slice(k + 1).map((j) => [i, j] as const));
    const filled = pairs.filter(([i, j]) => !left[i]!.has(j));
    const rows = actions ** around.length;
    const gone = { agent, around, filled, rows, cells: rows * actions };
    this.gone.push(gone);
    return gone;
  }

  undo(): void {
    this.gone.pop();
  }

  get cells(): number {
    return this.gone.reduce((sum, { cells }) => sum + cells, 0);
  }

  get isOver(): boolean {
    return this.gone.length === this.topology.agents;
  }

  /** What the library's own order takes. */
  get par(): number {
    return eliminationPrice(this.graph, eliminationOrder(this.graph)).cells;
  }

  /** The choices, backwards along the learner's order, and what they earn beside the library's own. */
  backtrack(): { readonly choices: readonly Choice[]; readonly payoff: number; readonly best: number } {
    const order = this.gone.map(({ agent }) => agent);
    const jointAction = new Int32Array(order.length);
    const choices = eliminate(this.graph, order)
      .reverse()
      .map(({ agent, bestActions }): Choice => {
        const action = valueAt(bestActions, jointAction, this.graph.actionCounts);
        jointAction[agent] = action;
        return { agent, action, given: bestActions.agents };
      });
    const payoff = variableElimination(this.graph, order).payoff;
    return { choices, payoff, best: variableElimination(this.graph).payoff };
  }
}
