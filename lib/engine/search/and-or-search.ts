/**
 * Depth-first AND/OR branch and bound: searches a pseudo-tree from its root, guided and cut off by the
 * mini-bucket bound.
 *
 * To solve the branch at agent i for given actions above is to find the most that the agents of the branch can
 * be paid, *if* it is more than what is needed; else a bound that is no more than that is enough. The actions of
 * i are tried in the order of their bounds. Below an action, the branches at i's children are solved one after
 * the other, each needing what is left when all the others come to their bounds. A branch that was solved before
 * in the same context is looked up.
 *
 * The state of each agent's branch is kept in arrays by agent, so nothing recurses. A node costs the number of
 * tables read there, times their agents.
 *
 * @see Marinescu & Dechter (2009), AND/OR branch-and-bound search; Otten & Dechter (2012), on daoopt
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { payoffTables } from "coordlab/graph/variable-elimination.js";
import type { Action, Agent } from "coordlab/world/game.js";
import { runToEnd, type Steps } from "../steps.js";
import { BranchFunctions } from "./branch-functions.js";
import { BranchTable } from "./branch-table.js";
import type { MiniBucketBound } from "./mini-bucket.js";
import { depthFirst, type PseudoTree, rememberedContexts } from "./pseudo-tree.js";
import { Purse } from "./purse.js";

/** No action, or an action that is not known. */
const none = -1;

/** In place of the number of a child: the action is not worth going on with. */
const givenUp: number = 1 << 30;

export class AndOrSearch {
  nodes: number = 0;

  private readonly counts: Int32Array;
  private readonly functions: BranchFunctions;
  private readonly remembered: BranchTable;
  private readonly remembers: Uint8Array;
  /** playing[i] is the action of agent i while the search is below it. */
  private readonly playing: Int32Array;
  /** The bounds of agent i's actions begin at first[i], and so do the actions by falling bound. */
  private readonly first: Int32Array;
  private readonly bounds: Float64Array;
  private readonly ranked: Int32Array;
  /** The bounds of the branch at c, by the action of its parent, begin at branchFirst[c]. */
  private readonly branchFirst: Int32Array;
  private readonly branchBounds: Float64Array;
  /** The rank of the action being tried, and which of the children is being solved below it; past them: given up. */
  private readonly rank: Int32Array;
  private readonly child: Int32Array;
  /** Only what comes to more than this is worth finding. */
  private readonly level: Float64Array;
  /** The most that the action being tried comes to, and what the branch at c adds to its parent's. */
  private readonly total: Float64Array;
  private readonly value: Float64Array;
  /** The most that the actions given up so far could have come to. */
  private readonly givenUp: Float64Array;
  private readonly best: Float64Array;
  private readonly bestAction: Int32Array;
  /** The best actions of the branch at i, by position in the tree walked depth-first; `none` where looked up. */
  private readonly plans: Int32Array[];
  private readonly position: Int32Array;
  private readonly walk: Int32Array;
  private readonly context: Float64Array;
  /** What terms without agents pay. */
  private readonly constant: number;
  /** What the run looks for, the agent at which it was stopped, and what the branch solved last comes to. */
  private need = 0;
  private at: Agent = none;
  private found: number = 0;
  private foundAction: Action = none;

  /** @param step a payoff is better than another if it is above it by more than this */
  constructor(
    graph: CoordinationGraph,
    private readonly tree: PseudoTree,
    private readonly miniBuckets: MiniBucketBound,
    private readonly step: number,
  ) {
    const n = graph.actionCounts.length;
    this.counts = graph.actionCounts;
    this.constant = payoffTables(graph).reduce(
      (sum, { agents, values }) => sum + (agents.length > 0 ? 0 : values[0]!),
      0,
    );
    this.functions = new BranchFunctions(graph, tree, miniBuckets.messages);
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

  /**
   * Looks for the best joint action that pays more than `need`; after a run that was stopped without one it goes on.
   *
   * @returns that joint action or, if the purse or `mostNodes` ran out, the best such found; and a bound on what
   * any pays
   */
  *run(
    need: number,
    purse: Purse,
    mostNodes: number,
  ): Steps<{ jointAction: Int32Array | undefined; upperBound: number; done: boolean }> {
    const root = this.walk[0]!;
    const { constant } = this;
    if (this.at === none) this.need = need;
    const done = yield* this.solve(root, this.need - constant, purse, this.nodes + mostNodes);
    const below = done ? Math.max(this.need - constant, this.found) : this.boundNow(root);
    const jointAction = this.bestAction[root] === none ? undefined : this.planned(root);
    return { jointAction, upperBound: Math.min(constant + below, this.miniBuckets.upperBound), done };
  }

  /** Solves a branch; false if the purse ran out or there were `stop` nodes before. */
  private *solve(root: Agent, need: number, purse: Purse, stop: number): Steps<boolean> {
    const { clock } = purse;
    let agent = this.at === none ? root : this.at;
    if (this.at === none) this.level[root] = need;
    this.at = none;
    let solved = this.open(agent);
    for (;;) {
      if (solved) {
        if (agent === root) return true;
        agent = this.handUp(agent);
      }
      const branch = this.tree.children[agent]![this.child[agent]!];
      if (branch === undefined) {
        solved = this.nextAction(agent);
        continue;
      }
      this.level[branch] = this.level[agent]! - (this.total[agent]! - this.value[branch]!);
      agent = branch;
      if (!purse.pay(1) || this.nodes >= stop) {
        this.at = branch;
        return false;
      }
      if (clock.due) yield;
      solved = this.open(branch);
    }
  }

  /** Starts on a branch: true if it is known from before, else works out the bounds of its actions. */
  private open(agent: Agent): boolean {
    this.nodes++;
    if (this.remembers[agent] === 1 && this.recall(agent)) return true;
    const { playing, bounds, branchBounds, ranked } = this;
    const count = this.counts[agent]!;
    const from = this.first[agent]!;
    this.functions.ownPayoffs(agent, playing, bounds, from);
    for (const branch of this.tree.children[agent]!) {
      const at = this.branchFirst[branch]!;
      this.functions.branchBounds(branch, agent, playing, branchBounds, at);
      for (let a = 0; a < count; a++) bounds[from + a]! += branchBounds[at + a]!;
    }
    for (let a = 0; a < count; a++) {
      let rank = from + a;
      for (; rank > from && bounds[from + ranked[rank - 1]!]! < bounds[from + a]!; rank--)
        ranked[rank] = ranked[rank - 1]!;
      ranked[rank] = a;
    }
    this.rank[agent] = -1;
    this.child[agent] = givenUp;
    this.givenUp[agent] = -Infinity;
    this.bestAction[agent] = none;
    return false;
  }

  /** Goes on to the next action of an open branch that is any good; true if there is none: the branch is solved. */
  private nextAction(agent: Agent): boolean {
    const { children } = this.tree;
    if (this.child[agent] === children[agent]!.length) this.accept(agent);
    const from = this.first[agent]!;
    const rank = ++this.rank[agent]!;
    if (rank < this.counts[agent]!) {
      const action = this.ranked[from + rank]!;
      const bound = this.bounds[from + action]!;
      if (bound > this.level[agent]!) {
        this.playing[agent] = action;
        this.total[agent] = bound;
        this.child[agent] = 0;
        for (const branch of children[agent]!)
          this.value[branch] = this.branchBounds[this.branchFirst[branch]! + action]!;
        return false;
      }
      this.givenUp[agent] = Math.max(this.givenUp[agent]!, bound);
    }
    this.foundAction = this.bestAction[agent]!;
    this.found = this.foundAction === none ? this.givenUp[agent]! : this.best[agent]!;
    if (this.remembers[agent] === 1)
      this.remembered.set(agent, this.context[agent]!, this.found, this.foundAction);
    return true;
  }

  /** The action being tried has been solved below: it is the best so far. */
  private accept(agent: Agent): void {
    const action = this.playing[agent]!;
    this.best[agent] = this.total[agent]!;
    this.bestAction[agent] = action;
    this.level[agent] = this.total[agent]! + this.step;
    const plan = this.plans[agent]!;
    plan[0] = action;
    for (const branch of this.tree.children[agent]!)
      plan.set(this.plans[branch]!, this.position[branch]! - this.position[agent]!);
  }

  /** Adds what a solved branch comes to to its parent's total, and gives the parent's action up if it is too little. */
  private handUp(branch: Agent): Agent {
    const agent = this.tree.parent[branch]!;
    this.total[agent]! += this.found - this.value[branch]!;
    this.value[branch] = this.found;
    if (this.foundAction !== none && this.total[agent]! > this.level[agent]!) this.child[agent]!++;
    else {
      this.child[agent] = givenUp;
      this.givenUp[agent] = Math.max(this.givenUp[agent]!, this.total[agent]!);
    }
    return agent;
  }

  private recall(agent: Agent): boolean {
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

  /** The bound of the root's branch while the search stands below it. */
  private boundNow(root: Agent): number {
    let branch = this.at;
    if (branch === none) return this.miniBuckets.upperBound;
    let bound = this.value[branch]!;
    while (branch !== root) {
      const agent = this.tree.parent[branch]!;
      const trying = this.total[agent]! - this.value[branch]! + bound;
      bound = Math.max(
        trying,
        this.givenUp[agent]!,
        this.bestAction[agent] === none ? -Infinity : this.best[agent]!,
      );
      const from = this.first[agent]!;
      if (this.rank[agent]! + 1 < this.counts[agent]!)
        bound = Math.max(bound, this.bounds[from + this.ranked[from + this.rank[agent]! + 1]!]!);
      branch = agent;
    }
    return bound;
  }

  /** The best joint action of the root's branch: its plan, with the branches that were looked up solved again. */
  private planned(root: Agent): Int32Array {
    this.at = none;
    const plan = this.plans[root]!.slice();
    const jointAction = new Int32Array(plan.length);
    for (let place = 0; place < plan.length; place++) {
      const agent = this.walk[place]!;
      if (plan[place] === none) {
        runToEnd(this.solve(agent, -Infinity, new Purse({ nodes: Infinity }), Infinity));
        plan.set(this.plans[agent]!, place);
      }
      this.playing[agent] = jointAction[agent] = plan[place]!;
    }
    return jointAction;
  }
}
