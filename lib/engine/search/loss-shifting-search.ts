/**
 * Hybrid best-first branch and bound with soft local consistency at every node: the method for graphs that are
 * wide but loose, where tables are out of the question and the linear relaxation is nearly tight.
 *
 * A round takes the open node with the best bound and searches depth-first below it, taking the most promising
 * action of an agent or barring it from that action. After a number of dead ends the round hands its untried
 * branches back to the open nodes, so that the upper bound of them all keeps falling; a round is allowed more
 * dead ends when repeating the decisions that lead to the nodes costs over a tenth of the search.
 *
 * @see Allouche et al. (2015), Anytime hybrid best-first search
 */

import type { Agent } from "coordlab/world/game.js";
import type { BinaryHeap } from "../binary-heap.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import { type LossNetwork, lossOf, roundedLoss } from "./loss-network.js";
import { LossState } from "./loss-shifting.js";
import { NextAgent } from "./next-agent.js";
import { type Decision, type OpenNode, openNodes } from "./open-nodes.js";
import { nodesPerShifting, type Purse } from "./purse.js";

/** More open nodes than this are not kept: from then on rounds run to their end. */
const mostOpen = 1 << 20;

interface Branch {
  readonly path: Decision | undefined;
  readonly agent: Agent;
  readonly action: number;
  /** Every joint action without this action, here, loses at least this much. */
  readonly lossWithout: number;
}

/** The search of one connected graph, in which every term allows something. It can be run on and on. */
export class LossShiftingSearch {
  /** The best joint action found so far and what it pays. */
  best: Int32Array;
  payoff: number = -Infinity;
  nodes: number = 0;
  /** Going on always helps. */
  readonly stuck = false;

  private readonly network: LossNetwork;
  private readonly state: LossState;
  private readonly open: BinaryHeap<OpenNode> = openNodes();
  private readonly next: NextAgent;
  private allowance: number = 16;
  private repeated: number = 0;
  private started: boolean = false;

  constructor(network: LossNetwork) {
    this.network = network;
    this.state = new LossState(this.network);
    this.best = new Int32Array(this.network.n);
    this.next = new NextAgent(this.state);
  }

  /** No joint action pays more than this. */
  get upperBound(): number {
    if (!this.started) return this.network.ceiling;
    if (this.done) return this.payoff;
    return Math.max(this.payoff, this.network.ceiling - roundedLoss(this.network, this.leastLoss));
  }

  /** The least loss of an open node; Infinity if there is none. */
  private get leastLoss(): number {
    return this.open.first?.loss ?? Number.POSITIVE_INFINITY;
  }

  /** Whether `best` is proven best. */
  get done(): boolean {
    return this.started && this.leastLoss >= this.state.limit;
  }

  /** Offers a joint action found elsewhere. */
  offer(jointAction: Int32Array): void {
    const loss = lossOf(this.network, jointAction);
    if (!(loss < this.network.ceiling - this.payoff)) return;
    this.payoff = this.network.ceiling - loss;
    this.best = jointAction.slice();
    this.state.limit = loss - this.network.step;
  }

  /** Searches on until `best` is proven, the purse is empty, or `mostNodes` more nodes have been seen. */
  *run(purse: Purse, mostNodes: number = Infinity): Steps<void> {
    if (!this.started) yield* this.start(purse);
    const stop = this.nodes + mostNodes;
    while (!this.done && !purse.empty && this.nodes < stop) yield* this.round(purse, stop);
  }

  private *start(purse: Purse): Steps<void> {
    this.started = true;
    if (yield* this.state.converge(200, 1e-4 * this.network.scale, purse))
      this.open.push({ path: undefined, depth: 0, loss: this.state.loss });
  }

  private *round(purse: Purse, stop: number): Steps<void> {
    const { state, open } = this;
    const node = open.pop()!;
    const branches: Branch[] = [];
    let path = node.path;
    let deadEnds = 0;
    state.stepIn();
    let alive = this.repeat(path) && (yield* this.propagate(purse.clock));
    for (;;) {
      this.nodes++;
      const paid = purse.pay(nodesPerShifting) && this.nodes < stop;
      if (purse.clock.due) yield;
      if (alive && (!paid || (deadEnds >= this.allowance && open.size < mostOpen))) {
        open.push({ path, depth: node.depth + branches.length, loss: state.loss });
        break;
      }
      const agent = alive ? this.next.undecided() : -1;
      if (alive && agent === -1) this.offerDecided();
      if (agent !== -1 && state.gather(agent)) {
        const branch = this.branchOn(agent, path);
        branches.push(branch);
        state.stepIn();
        state.assign(agent, branch.action);
        path = { before: path, agent, action: branch.action, take: true };
        alive = yield* this.propagate(purse.clock);
        if (!alive) this.next.blame(agent);
        continue;
      }
      deadEnds++;
      const branch = yield* this.refuted(branches, purse.clock);
      if (branch === undefined) break;
      path = { before: branch.path, agent: branch.agent, action: branch.action, take: false };
      alive = true;
    }
    for (const { path: before, agent, action, lossWithout } of branches) {
      open.push({ path: { before, agent, action, take: false }, depth: node.depth, loss: lossWithout });
      state.stepBack();
    }
    state.stepBack();
    const { allowance } = this;
    this.allowance =
      this.repeated > 0.1 * this.nodes ? Math.min(allowance * 2, 1 << 14) : Math.max(allowance >> 1, 16);
  }

  /** Decides everything on the path again, without propagating in between. */
  private repeat(path: Decision | undefined): boolean {
    const decisions: Decision[] = [];
    for (let decision = path; decision !== undefined; decision = decision.before) decisions.push(decision);
    this.repeated += decisions.length;
    const { state } = this;
    return decisions.reverse().every(({ agent, action, take }) => {
      const live = state.isLive(agent, action);
      if (take && live) state.assign(agent, action);
      if (!take && live) state.remove(agent, action);
      return take ? live : state.size[agent]! > 0;
    });
  }

  /** Takes back decisions until one leaves something to try without its action, and bars that action. */
  private *refuted(branches: Branch[], clock: Clock): Steps<Branch | undefined> {
    const { state } = this;
    for (let branch = branches.pop(); branch !== undefined; branch = branches.pop()) {
      state.stepBack();
      const { agent, action, lossWithout } = branch;
      if (lossWithout >= state.limit) continue;
      if (state.isLive(agent, action)) state.remove(agent, action);
      if (state.size[agent]! === 0) continue;
      if (yield* this.propagate(clock)) return branch;
      this.next.weigh();
    }
    return undefined;
  }

  private propagate(clock: Clock): Steps<boolean> {
    const { state, network } = this;
    const slack = state.limit === Infinity ? network.scale : state.limit - state.loss;
    return state.propagate(3, 0.02 * slack, clock);
  }

  /** The agent's action that loses least; of several, the one it has in the best joint action. */
  private branchOn(agent: Agent, path: Decision | undefined): Branch {
    const { state, network } = this;
    const first = network.firstAction[agent]!;
    let action = -1;
    let least = Infinity;
    let second = Infinity;
    for (let k = 0; k < state.size[agent]!; k++) {
      const other = state.actions[first + k]!;
      const loss = state.held[first + other]!;
      if (loss < least || (loss === least && other === this.best[agent])) {
        second = least;
        least = loss;
        action = other;
      } else if (loss < second) second = loss;
    }
    return { path, agent, action, lossWithout: state.loss + second };
  }

  /** Offers the joint action of a node where every agent has one action left. */
  private offerDecided(): void {
    const { state, network } = this;
    this.offer(Int32Array.from(this.best, (_, i) => state.actions[network.firstAction[i]!]!));
  }
}
