/**
 * The tables that an AND/OR search reads at each node, in flat arrays. At agent i, with everyone above decided,
 * they give for each action what i's own terms pay and the mini-bucket bound of each branch below.
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Agent } from "coordlab/world/game.js";
import { type MiniBucketMessage, tablesByFirstAgent } from "./mini-bucket.js";
import type { JoinedTable } from "./payoff-table.js";
import type { PseudoTree } from "./pseudo-tree.js";

export class BranchFunctions {
  /** Agent i's own terms: all mention i, with stride 1. */
  private readonly own: readonly Int32Array[];
  /** Messages from the branch at c to c's parent: all mention the parent, with stride 1. */
  private readonly toParent: readonly Int32Array[];
  /** Messages from the branch at c to agents above its parent, and the sum of those to nobody. */
  private readonly past: readonly Int32Array[];
  private readonly constant: Float64Array;
  /** Table f covers the agents scope[scopeStart[f]] .. ; strides are parallel to it; its cells begin at cellStart[f]. */
  private readonly scopeStart: Int32Array;
  private readonly scope: Int32Array;
  private readonly strides: Int32Array;
  private readonly cellStart: Int32Array;
  private readonly cells: Float64Array;
  private readonly actionCounts: Int32Array;

  constructor(graph: CoordinationGraph, tree: PseudoTree, messages: readonly MiniBucketMessage[]) {
    const tables: JoinedTable[] = [];
    const add = (table: JoinedTable): number => tables.push(table) - 1;
    const own = tablesByFirstAgent(graph, tree).of.map((bucket) => bucket.map(add));
    const toParent: number[][] = own.map(() => []);
    const past: number[][] = own.map(() => []);
    this.constant = new Float64Array(own.length);
    for (const { from, table } of messages) {
      const to: Agent = table.agents[table.agents.length - 1] ?? -1;
      const f = to === -1 ? -1 : add(table);
      let branch = from;
      for (; tree.parent[branch] !== to; branch = tree.parent[branch]!)
        if (to === -1) this.constant[branch]! += table.values[0]!;
        else past[branch]!.push(f);
      if (to !== -1) toParent[branch]!.push(f);
    }
    this.own = own.map((list) => Int32Array.from(list));
    this.toParent = toParent.map((list) => Int32Array.from(list));
    this.past = past.map((list) => Int32Array.from(list));
    this.actionCounts = graph.actionCounts;
    this.scopeStart = new Int32Array(tables.length + 1);
    this.cellStart = new Int32Array(tables.length + 1);
    tables.forEach((table, f) => {
      this.scopeStart[f + 1] = this.scopeStart[f]! + table.agents.length;
      this.cellStart[f + 1] = this.cellStart[f]! + table.values.length;
    });
    this.scope = new Int32Array(this.scopeStart[tables.length]!);
    this.strides = new Int32Array(this.scope.length);
    this.cells = new Float64Array(this.cellStart[tables.length]!);
    tables.forEach((table, f) => {
      this.scope.set(table.agents, this.scopeStart[f]!);
      this.cells.set(table.values, this.cellStart[f]!);
      for (let j = table.agents.length - 1, stride = 1; j >= 0; j--) {
        this.strides[this.scopeStart[f]! + j] = stride;
        stride *= graph.actionCounts[table.agents[j]!]!;
      }
    });
  }

  /** to[at + a] = what the agent's own terms pay for action a, given what is played above. */
  ownPayoffs(agent: Agent, playing: Int32Array, to: Float64Array, at: number): void {
    const count = this.actionCounts[agent]!;
    for (let a = 0; a < count; a++) to[at + a] = 0;
    this.addRows(this.own[agent]!, count, playing, to, at);
  }

  /** to[at + a] = the bound of the branch at `child` if its parent plays a, given what is played above. */
  branchBounds(child: Agent, parent: Agent, playing: Int32Array, to: Float64Array, at: number): void {
    const count = this.actionCounts[parent]!;
    const constant = this.constant[child]! + this.sumOf(this.past[child]!, playing);
    for (let a = 0; a < count; a++) to[at + a] = constant;
    this.addRows(this.toParent[child]!, count, playing, to, at);
  }

  /** Adds the rows of tables whose last agent is the one that is not decided yet. */
  private addRows(
    tables: Int32Array,
    count: number,
    playing: Int32Array,
    to: Float64Array,
    at: number,
  ): void {
    const { scopeStart, scope, strides, cellStart, cells } = this;
    for (let k = 0; k < tables.length; k++) {
      const f = tables[k]!;
      let cell = cellStart[f]!;
      const last = scopeStart[f + 1]! - 1;
      for (let j = scopeStart[f]!; j < last; j++) cell += strides[j]! * playing[scope[j]!]!;
      for (let a = 0; a < count; a++) to[at + a]! += cells[cell + a]!;
    }
  }

  private sumOf(tables: Int32Array, playing: Int32Array): number {
    const { scopeStart, scope, strides, cellStart, cells } = this;
    let sum = 0;
    for (let k = 0; k < tables.length; k++) {
      const f = tables[k]!;
      let cell = cellStart[f]!;
      for (let j = scopeStart[f]!; j < scopeStart[f + 1]!; j++) cell += strides[j]! * playing[scope[j]!]!;
      sum += cells[cell]!;
    }
    return sum;
  }
}
