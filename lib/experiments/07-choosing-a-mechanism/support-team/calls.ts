/** The model calls of a support team: who waits for whom, from the queue to the end of the call. */

import type { Agent } from "coordlab/world/game.js";
import type { Stream } from "coordlab/world/random.js";
import { requireAtLeast } from "coordlab/world/require-range.js";
import { CallQueue } from "./call-queue.js";
import type { Inbox } from "./inbox.js";
import type { SupportTeam } from "./team.js";

/** Later than any event. */
export const never: number = Number.POSITIVE_INFINITY;

/** Each server, the agents and last the coordinator, handles one call at a time and keeps the others in a queue. */
export class Calls {
  /** Of each agent, waiting and running. */
  readonly load: Int32Array;
  /** When the call of each server ends; {@link never} if none runs. */
  readonly ends: Float64Array;
  readonly alive: Uint8Array;
  /** Calls begun, by server. */
  readonly begun: Int32Array;
  /** Calls before which an agent had to read what another had answered. */
  rereads = 0;
  /** Calls' worth of tokens that were not written, since the call was stopped. */
  unwritten = 0;

  private readonly queues: readonly CallQueue[];
  private readonly running: Int32Array;
  private readonly began: Float64Array;
  private readonly calledOff: Uint8Array;
  private readonly coordinator: number;

  constructor(
    private readonly team: SupportTeam,
    private readonly inbox: Inbox,
    /** Whether several agents were called for a message, who then have all read the conversation. */
    private readonly shared: Uint8Array,
    private readonly lastReplier: Int32Array,
    private readonly stream: Stream,
  ) {
    const servers = team.agents + 1;
    this.coordinator = team.agents;
    this.load = new Int32Array(team.agents);
    this.ends = new Float64Array(servers).fill(never);
    this.alive = new Uint8Array(servers).fill(1);
    this.begun = new Int32Array(servers);
    this.queues = Array.from({ length: servers }, () => new CallQueue());
    this.running = new Int32Array(servers).fill(-1);
    this.began = new Float64Array(servers);
    this.calledOff = new Uint8Array(inbox.arrival.length);
  }

  /** The server whose call ends first; of several, the coordinator, then the lowest agent. */
  first(): number {
    let first = this.coordinator;
    for (let s = 0; s < this.coordinator; s++) if (this.ends[s]! < this.ends[first]!) first = s;
    return first;
  }

  enqueue(server: number, m: number, now: number): void {
    if (server < this.coordinator) this.load[server]!++;
    this.queues[server]!.push(m);
    if (this.running[server]! < 0 && this.alive[server]) this.startNext(server, now);
  }

  /** Ends the call of a server, begins its next one, and gives the message that it was for. */
  finish(server: number, now: number): number {
    const m = this.running[server]!;
    this.ends[server] = never;
    this.startNext(server, now);
    if (server < this.coordinator) this.load[server]!--;
    return m;
  }

  /** The calls of an answered message end here, those that wait are never begun. */
  stop(m: number, now: number): void {
    this.calledOff[m] = 1;
    for (let agent = 0; agent < this.coordinator; agent++) {
      if (this.running[agent] !== m || !this.alive[agent]) continue;
      const end = this.ends[agent]!;
      this.unwritten += (end - now) / (end - this.began[agent]!);
      this.ends[agent] = never;
      this.load[agent]!--;
      this.startNext(agent, now);
    }
  }

  /** The running call is lost; what waits keeps waiting. */
  die(server: number): void {
    this.alive[server] = 0;
    this.ends[server] = never;
  }

  /** Back again: the call that was lost is made anew. */
  revive(server: number, now: number): void {
    this.alive[server] = 1;
    if (this.running[server]! >= 0) this.start(server, this.running[server]!, now);
    else this.startNext(server, now);
  }

  /** Takes from a dead agent, one after the other, all messages that it held. */
  *takeFrom(dead: Agent): Generator<number> {
    this.load[dead] = 0;
    const held = this.running[dead]!;
    if (held >= 0) yield held;
    this.running[dead] = -1;
    const queue = this.queues[dead]!;
    for (let left = queue.length; left > 0; left--) yield queue.shift();
  }

  private startNext(server: number, now: number): void {
    const queue = this.queues[server]!;
    while (queue.length > 0) {
      const m = queue.shift();
      if (server === this.coordinator || !this.calledOff[m]) return this.start(server, m, now);
      this.load[server]!--;
    }
    this.running[server] = -1;
  }

  private start(server: number, m: number, now: number): void {
    this.running[server] = m;
    this.began[server] = now;
    if (server === this.coordinator) {
      this.ends[server] = now + this.team.coordinatorTime;
      return;
    }
    const last = this.lastReplier[this.inbox.conversation[m]!]!;
    if (last >= 0 && last !== server && !this.shared[m]) this.rereads++;
    this.begun[server]!++;
    const seconds = this.team.callLatency(this.stream);
    requireAtLeast("callLatency", 0, seconds);
    this.ends[server] = now + seconds;
  }
}
