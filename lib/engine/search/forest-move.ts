/** The best joint move of a forest of agents, everybody else staying as is. */
import type { Agent } from "coordlab/world/game.js";
import type { LossNetwork } from "./loss-network.js";

export class Forest {
  private readonly network: LossNetwork;
  private readonly jointAction: Int32Array;
  /** What a forbidden cell counts: more than all other losses together. */
  private readonly penalty: number;
  /** What each action of a member loses, with the leaves folded into it. */
  private readonly lost: Float64Array;
  /** Of each agent: who is above it in its tree while the tree grows, or -1 outside. */
  private readonly above: Int32Array;
  /** Whether a term joins two members. */
  private readonly joins: Uint8Array;
  /** Of each member: how many terms join it to others, the XOR of those terms, and the XOR of the others. */
  private readonly degree: Int32Array;
  private readonly terms: Int32Array;
  private readonly others: Int32Array;
  /** The members, leaves first. */
  private readonly order: Int32Array;
  private readonly parents: Int32Array;
  /** Trees that a newcomer would join, by the number of the visit. */
  private readonly reached: Int32Array;
  private visits = 0;
  private work = 0;

  /** @param jointAction changed by the moves */
  constructor(network: LossNetwork, jointAction: Int32Array) {
    const { n } = network;
    this.network = network;
    this.jointAction = jointAction;
    this.penalty = 2 * network.spread || 1;
    this.lost = new Float64Array(network.unary.length);
    this.above = new Int32Array(n).fill(-1);
    this.joins = new Uint8Array(network.scopeStart.length);
    this.degree = new Int32Array(n);
    this.terms = new Int32Array(n);
    this.others = new Int32Array(n);
    this.order = new Int32Array(n);
    this.parents = new Int32Array(n);
    this.reached = new Int32Array(n);
  }

  /** Cells read since the last call. */
  takeWork(): number {
    const { work } = this;
    this.work = 0;
    return work;
  }

  /** Changes one agent's action; returns the change of loss. */
  play(agent: Agent, action: number): number {
    this.loseAlone(agent);
    const first = this.network.firstAction[agent]!;
    const change = this.lost[first + action]! - this.lost[first + this.jointAction[agent]!]!;
    this.jointAction[agent] = action;
    return change;
  }

  /** A forest grown from the candidates in turn takes its best actions; returns the change of loss, never above 0. */
  settle(candidates: Int32Array): number {
    const { network, jointAction, above, joins, degree, terms, others, order, parents, lost } = this;
    const { firstAction, counts, slotStart, slots, slotTerm } = network;
    const members: Agent[] = [];
    for (const i of candidates) if (this.join(i)) members.push(i);
    let change = 0;
    let tail = 0;
    for (const i of members) {
      this.loseAlone(i);
      change -= lost[firstAction[i]! + jointAction[i]!]!;
      if (degree[i]! <= 1) order[tail++] = i;
    }
    for (let head = 0; head < tail; head++) {
      const leaf = order[head]!;
      const at = firstAction[leaf]!;
      const [parent, t] = degree[leaf] === 1 ? [others[leaf]!, terms[leaf]!] : [-1, -1];
      parents[head] = parent;
      if (parent === -1) {
        let least = Infinity;
        for (let a = at; a < at + counts[leaf]!; a++) if (lost[a]! < least) least = lost[a]!;
        change += least;
        continue;
      }
      const [cell, down, across] = this.tableOf(t, leaf, parent);
      change -= this.loss(cell + jointAction[leaf]! * down + jointAction[parent]! * across);
      const to = firstAction[parent]!;
      for (let b = 0; b < counts[parent]!; b++) {
        let least = Infinity;
        for (let a = 0; a < counts[leaf]!; a++) {
          const loss = lost[at + a]! + this.loss(cell + a * down + b * across);
          if (loss < least) least = loss;
        }
        lost[to + b]! += least;
      }
      this.work += counts[leaf]! * counts[parent]!;
      terms[parent]! ^= t;
      others[parent]! ^= leaf;
      if (--degree[parent]! === 1) order[tail++] = parent;
    }
    for (let s = tail - 1; s >= 0; s--) {
      const i = order[s]!;
      const parent = parents[s]!;
      const [cell, down, across] = parent === -1 ? [0, 0, 0] : this.tableOf(terms[i]!, i, parent);
      const start = parent === -1 ? 0 : cell + jointAction[parent]! * across;
      let best = jointAction[i]!;
      let least = Infinity;
      for (let a = 0; a < counts[i]!; a++) {
        const loss = lost[firstAction[i]! + a]! + (parent === -1 ? 0 : this.loss(start + a * down));
        if (loss < least) [least, best] = [loss, a];
      }
      jointAction[i] = best;
    }
    for (const i of members) {
      above[i] = -1;
      for (let s = slotStart[i]!; s < slotStart[i + 1]!; s++) joins[slotTerm[slots[s]!]!] = 0;
    }
    return change < -1e-12 * this.penalty ? change : 0;
  }

  /** Takes an agent in, unless it would close a cycle or be the third of a term. */
  private join(i: Agent): boolean {
    const { slotStart, slots, slotTerm, scopeStart, agents } = this.network;
    const { above, joins, degree, terms, others, reached } = this;
    const links: number[] = [];
    const visit = ++this.visits;
    for (let s = slotStart[i]!; s < slotStart[i + 1]!; s++) {
      const t = slotTerm[slots[s]!]!;
      let other = -1;
      for (let slot = scopeStart[t]!; slot < scopeStart[t + 1]!; slot++)
        if (above[agents[slot]!]! >= 0) other = agents[slot]!;
      if (other < 0) continue;
      const root = this.rootOf(other);
      if (joins[t] === 1 || reached[root] === visit) return false;
      reached[root] = visit;
      links.push(t, other, root);
    }
    above[i] = i;
    degree[i] = links.length / 3;
    terms[i] = others[i] = 0;
    for (let k = 0; k < links.length; k += 3) {
      const [t, other] = [links[k]!, links[k + 1]!];
      above[links[k + 2]!] = i;
      joins[t] = 1;
      terms[i]! ^= t;
      others[i]! ^= other;
      degree[other]!++;
      terms[other]! ^= t;
      others[other]! ^= i;
    }
    return true;
  }

  private rootOf(agent: Agent): Agent {
    const { above } = this;
    while (above[agent] !== agent) agent = above[agent] = above[above[agent]!]!;
    return agent;
  }

  /** What each action of an agent loses in its unary term, and in those that join it to no other member. */
  private loseAlone(agent: Agent): void {
    const { firstAction, counts, unary, slotStart, slots, slotTerm, strides } = this.network;
    const first = firstAction[agent]!;
    for (let a = first; a < first + counts[agent]!; a++) this.lost[a] = Math.min(unary[a]!, this.penalty);
    for (let s = slotStart[agent]!; s < slotStart[agent + 1]!; s++) {
      const slot = slots[s]!;
      const t = slotTerm[slot]!;
      if (this.joins[t] === 1) continue;
      const cell = this.cellOf(t) - strides[slot]! * this.jointAction[agent]!;
      for (let a = 0; a < counts[agent]!; a++) this.lost[first + a]! += this.loss(cell + a * strides[slot]!);
      this.work += counts[agent]!;
    }
  }

  /** Where a term's table begins for two of its agents, given the others' actions, and their strides. */
  private tableOf(t: number, one: Agent, other: Agent): readonly [cell: number, one: number, other: number] {
    const { scopeStart, agents, strides } = this.network;
    const strideOf = (agent: Agent) => {
      let slot = scopeStart[t]!;
      while (agents[slot] !== agent) slot++;
      return strides[slot]!;
    };
    const [down, across] = [strideOf(one), strideOf(other)];
    return [this.cellOf(t) - down * this.jointAction[one]! - across * this.jointAction[other]!, down, across];
  }

  private cellOf(t: number): number {
    const { scopeStart, agents, strides, tableStart } = this.network;
    let cell = tableStart[t]!;
    for (let slot = scopeStart[t]!; slot < scopeStart[t + 1]!; slot++)
      cell += strides[slot]! * this.jointAction[agents[slot]!]!;
    return cell;
  }

  private loss(cell: number): number {
    return Math.min(this.network.losses[cell]!, this.penalty);
  }
}
