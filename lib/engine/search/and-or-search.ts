/**
 * Depth-first AND/OR branch and bound: searches a pseudo-tree from its root, guided and cut off by the
 * mini-bucket bound.
 *
 * To solve the branch at agent i for given actions above is to find the most that the agents of the branch can
 * be paid, *if* it is more than what is needed; else a bound that is no more than that is enough. The actions of
 * i are tried in the order of their bounds. Below an action, the branches at i's children are solved one after
 * the other, each needing what is left when all the others come to their bounds. Nothing recurses: see
 * {@link BranchStates}. A node costs the number of tables read there, times their agents.
 *
 * @see Marinescu & Dechter (2009), AND/OR branch-and-bound search; Otten & Dechter (2012), on daoopt
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Agent } from "coordlab/world/game.js";
import { runToEnd, type Steps } from "../steps.js";
import { BranchStates, givenUp, none } from "./branch-states.js";
import type { MiniBucketBound } from "./mini-bucket.js";
import type { PseudoTree } from "./pseudo-tree.js";
import { Purse } from "./purse.js";

export class AndOrSearch extends BranchStates {
  nodes: number = 0;

  /** What the run looks for, and the agent at which it was stopped. */
  private need = 0;
  private at: Agent = none;

  /** @param step a payoff is better than another if it is above it by more than this */
  constructor(
    graph: CoordinationGraph,
    tree: PseudoTree,
    private readonly miniBuckets: MiniBucketBound,
    private readonly step: number,
  ) {
    super(graph, tree, miniBuckets.messages);
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
