/**
 * A good joint action soon, and better ones while the budget lasts. A move takes a random forest of agents and gives
 * all of it the actions that lose least together, everybody else staying as is. First the forests span the graph. Then
 * a few agents close to each other change at random, forests around them settle, and what is not worse stays.
 *
 * @see Hamze & de Freitas (2004), From fields to trees; Lourenço, Martin & Stützle (2003), Iterated local search
 */
import type { Agent } from "coordlab/world/game.js";
import { below, type Stream } from "coordlab/world/random.js";
import type { Steps } from "../steps.js";
import { Forest } from "./forest-move.js";
import { type LossNetwork, lossOf } from "./loss-network.js";
import { cellsPerNode, type Purse } from "./purse.js";

/** Most agents around a change. */
const mostAround = 150;

/** Forests that settle a change, and forests in vain after which the whole graph counts as settled. */
const [settling, inVain] = [4, 4];

export class TreeMoves {
  readonly best: Int32Array;
  private readonly network: LossNetwork;
  private readonly stream: Stream;
  private readonly forest: Forest;
  private readonly all: Int32Array;
  private readonly seen: Int32Array;
  private visit = 0;
  private vain = 0;

  constructor(network: LossNetwork, start: ArrayLike<number>, stream: Stream) {
    this.network = network;
    this.stream = stream;
    this.best = Int32Array.from(start);
    this.forest = new Forest(network, this.best);
    this.all = Int32Array.from(this.best, (_, i) => i);
    this.seen = new Int32Array(network.n);
  }

  get payoff(): number {
    return this.network.ceiling - lossOf(this.network, this.best);
  }

  /** Goes on from a joint action found elsewhere. */
  offer(jointAction: Int32Array): void {
    this.best.set(jointAction);
    this.vain = 0;
  }

  /** Moves on until `nodes` are spent. */
  *run(purse: Purse, nodes: number): Steps<void> {
    const { forest, all } = this;
    for (let spent = 0; spent < nodes && !purse.clock.over; ) {
      if (this.vain < inVain) this.vain = forest.settle(this.mixed(all)) < 0 ? 0 : this.vain + 1;
      else this.change();
      const price = 1 + forest.takeWork() / cellsPerNode;
      spent += price;
      if (!purse.pay(price)) return;
      if (purse.clock.due) yield;
    }
  }

  /** Changes a few agents at random, lets forests around settle, and takes it back if that is worse. */
  private change(): void {
    const { best, forest, stream } = this;
    const around = this.around(below(best.length, stream));
    const before = around.map((i) => best[i]!);
    let change = 0;
    for (let k = below(1 + (around.length >> 3), stream); k >= 0; k--)
      change += forest.play(around[k]!, below(this.network.counts[around[k]!]!, stream));
    const mixed = around.slice();
    for (let k = 0; k < settling; k++) change += forest.settle(this.mixed(mixed));
    if (change > 0) for (const [k, i] of around.entries()) best[i] = before[k]!;
  }

  /** Agents nearest to one, itself first. */
  private around(center: Agent): Int32Array {
    const { n, slotStart, slots, slotTerm, scopeStart, agents } = this.network;
    const { seen } = this;
    const most = Math.min(n, 8 + below(mostAround, this.stream));
    const visit = ++this.visit;
    const near = [center];
    seen[center] = visit;
    for (let head = 0; head < near.length; head++)
      for (let s = slotStart[near[head]!]!; s < slotStart[near[head]! + 1]!; s++) {
        const t = slotTerm[slots[s]!]!;
        for (let slot = scopeStart[t]!; slot < scopeStart[t + 1]! && near.length < most; slot++) {
          if (seen[agents[slot]!] === visit) continue;
          seen[agents[slot]!] = visit;
          near.push(agents[slot]!);
        }
        if (near.length === most) return Int32Array.from(near);
      }
    return Int32Array.from(near);
  }

  private mixed(agents: Int32Array): Int32Array {
    for (let k = agents.length - 1; k > 0; k--) {
      const other = below(k + 1, this.stream);
      const agent = agents[k]!;
      agents[k] = agents[other]!;
      agents[other] = agent;
    }
    return agents;
  }
}
