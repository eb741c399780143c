/** Where an AND/OR search stands in the branch of each agent, in arrays by agent. */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { payoffTables } from "coordlab/graph/variable-elimination.js";
import type { Action, Agent } from "coordlab/world/game.js";
import { BranchFunctions } from "./branch-functions.js";
import { BranchTable } from "./branch-table.js";
import type { MiniBucketMessage } from "./mini-bucket.js";
import { depthFirst, type PseudoTree, rememberedContexts } from "./pseudo-tree.js";

/** No action, or an action that is not known. */
export const none = -1;

/** In place of the number of a child: the action is not worth going on with. */
export const givenUp: number = 1 << 30;

export class BranchStates {
  protected readonly counts: Int32Array;
  protected readonly functions: BranchFunctions;
  protected readonly remembered: BranchTable;
  protected readonly remembers: Uint8Array;
  /** playing[i] is the action of agent i while the search is below it. */
  protected readonly playing: Int32Array;
  /** The bounds of agent i's actions begin at first[i], and so do the actions by falling bound. */
  protected readonly first: Int32Array;
  protected readonly bounds: Float64Array;
  protected readonly ranked: Int32Array;
  /** The bounds of the branch at c, by the action of its parent, begin at branchFirst[c]. */
  protected readonly branchFirst: Int32Array;
  protected readonly branchBounds: Float64Array;
  /** The rank of the action being tried, and which of the children is being solved below it; past them: given up. */
  protected readonly rank: Int32Array;
  protected readonly child: Int32Array;
  /** Only what comes to more than this is worth finding. */
  protected readonly level: Float64Array;
  /** The most that the action being tried comes to, and what the branch at c adds to its parent's. */
  protected readonly total: Float64Array;
  protected readonly value: Float64Array;
  /** The most that the actions given up so far could have come to. */
  protected readonly givenUp: Float64Array;
  protected readonly best: Float64Array;
  protected readonly bestAction: Int32Array;
  /** The best actions of the branch at i, by position in the tree walked depth-first; `none` where looked up. */
  protected readonly plans: Int32Array[];
  protected readonly position: Int32Array;
  protected readonly walk: Int32Array;
  protected readonly context: Float64Array;
  /** What terms without agents pay. */
  protected readonly constant: number;
  /** What the branch solved last comes to, and its agent's action there. */
  protected found: number = 0;
  protected foundAction: Action = none;

  constructor(
    graph: CoordinationGraph,
    protected readonly tree: PseudoTree,
    messages: readonly MiniBucketMessage[],
  ) {
    const n = graph.actionCounts.length;
    this.counts = graph.actionCounts;
    this.constant = payoffTables(graph).reduce(
      (sum, { agents, values }) => sum + (agents.length > 0 ? 0 : values[0]!),
      0,
    );
    this.functions = new BranchFunctions(graph, tree, messages);
    const contexts = rememberedContexts(graph, tree);
    this.remembers = Uint8Array.from(contexts, (count) => (count > 0 ? 1 : 0));
    this.remembered = new BranchTable(contexts.reduce((sum, count) => sum + count, 0));
    this.first = new Int32Array(n + 1);
    this.branchFirst = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) {
      this.first[i + 1] = this.first[i]! + this.counts[i]!;
      this.branchFirst[i + 1] = this.branchFirst[i]! + (this.counts[tree.parent[i]!] ?? 0);
    }
    this.bounds = new Float64Array(this.first[n]!);
    this.ranked = new Int32Array(this.first[n]!);
    this.branchBounds = new Float64Array(this.branchFirst[n]!);
    const { walk, position, sizes } = depthFirst(tree);
    this.walk = walk;
    this.position = position;
    this.plans = Array.from(sizes, (size) => new Int32Array(size));
    this.playing = new Int32Array(n);
    this.rank = new Int32Array(n);
    this.child = new Int32Array(n);
    this.bestAction = new Int32Array(n);
    this.level = new Float64Array(n);
    this.total = new Float64Array(n);
    this.value = new Float64Array(n);
    this.givenUp = new Float64Array(n);
    this.best = new Float64Array(n);
    this.context = new Float64Array(n);
  }

  /** Looks a branch up that was solved before in the same context: what it comes to is then found. */
  protected recall(agent: Agent): boolean {
    let context = 0;
    for (const other of this.tree.contexts[agent]!)
      context = context * this.counts[other]! + this.playing[other]!;
    this.context[agent] = context;
    const place = this.remembered.find(agent, context);
    if (place === none) return false;
    const action = this.remembered.action(place);
    const bound = this.remembered.bound(place);
    if (action === none && bound > this.level[agent]!) return false;
    this.found = bound;
    this.foundAction = action;
    this.plans[agent]!.fill(none);
    this.plans[agent]![0] = action;
    return true;
  }
}
