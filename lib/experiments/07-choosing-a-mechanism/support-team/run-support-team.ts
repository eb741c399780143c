/**
 * A support team at work, as a discrete-event simulation.
 *
 * Each agent handles one model call at a time and keeps the others in a queue. Nothing happens between events,
 * so the clock jumps from one to the next: a user message arrives, a call ends, the coordinator has handed out a
 * message, an agent dies or comes back, a heartbeat is due. With n agents an event costs O(n).
 */
import type { Agent } from "coordlab/world/game.js";
import type { Stream } from "coordlab/world/random.js";
import { requireAtLeast, requireWhole } from "coordlab/world/require-range.js";
import { CallQueue } from "./call-queue.js";
import type { Inbox } from "./inbox.js";
import type { Policy } from "./policy.js";
import { percentile, type SupportLedger } from "./support-ledger.js";
import { requireTeam, type SupportTeam } from "./team.js";

/**
 * Lets a policy answer an inbox, until nothing more can happen. Same arguments, same ledger.
 *
 * @throws RangeError if a setting is out of its range, a call takes no number of seconds, or the policy calls an
 * agent that does not exist
 */
export function runSupportTeam(
  policy: Policy,
  inbox: Inbox,
  team: SupportTeam,
  stream: Stream,
): SupportLedger {
  const run = new SupportRun(policy, inbox, requireTeam(team), stream);
  while (run.step());
  return run.ledger();
}

const never = Number.POSITIVE_INFINITY;

/** Between two tokens of a model that writes twenty a second. */
const tokenSeconds = 0.05;

class SupportRun {
  private now = 0;
  private arrived = 0;
  private nextBeat = never;
  private nextOutage = 0;
  private readonly outages: readonly {
    readonly at: number;
    readonly server: number;
    readonly dies: boolean;
  }[];

  // One entry per server: the agents, and last the coordinator.
  private readonly queues: readonly CallQueue[];
  private readonly running: Int32Array;
  private readonly began: Float64Array;
  private readonly ends: Float64Array;
  private readonly alive: Uint8Array;
  private readonly missedBeats: Uint8Array;
  private readonly callsOf: Int32Array;

  // What policies see.
  readonly agents: number;
  readonly load: Int32Array;
  readonly trusted: Uint8Array;
  readonly lastReplier: Int32Array;

  // One entry per user message.
  private readonly latency: Float64Array;
  private readonly awaited: Uint16Array;
  private readonly shared: Uint8Array;
  private readonly calledOff: Uint8Array;

  // Answered messages whose other calls are about to be called off, in order of time.
  private readonly callOffs: { readonly at: number; readonly message: number }[] = [];
  private nextCallOff = 0;
  private readonly callOffDelay: number;

  private readonly called: Int32Array;
  private answered = 0;
  private duplicates = 0;
  private rereads = 0;
  private messages = 0;
  /** Calls' worth of tokens that were not written, since the call was stopped. */
  private unwritten = 0;

  constructor(
    private readonly policy: Policy,
    readonly inbox: Inbox,
    private readonly team: SupportTeam,
    private readonly stream: Stream,
  ) {
    const { agents } = team;
    const servers = agents + 1;
    this.agents = agents;
    this.queues = Array.from({ length: servers }, () => new CallQueue());
    this.running = new Int32Array(servers).fill(-1);
    this.began = new Float64Array(servers);
    this.ends = new Float64Array(servers).fill(never);
    this.alive = new Uint8Array(servers).fill(1);
    this.missedBeats = new Uint8Array(servers);
    this.callsOf = new Int32Array(servers);
    this.load = new Int32Array(agents);
    this.trusted = new Uint8Array(agents).fill(1);
    this.lastReplier = new Int32Array(inbox.conversations).fill(-1);
    this.latency = new Float64Array(inbox.arrival.length).fill(Number.NaN);
    this.awaited = new Uint16Array(inbox.arrival.length);
    this.shared = new Uint8Array(inbox.arrival.length);
    this.calledOff = new Uint8Array(inbox.arrival.length);
    this.callOffDelay = team.calledOff === "stop at the next token" ? tokenSeconds : team.selectorDelay;
    this.called = new Int32Array(agents);
    if (policy.heartbeats) this.nextBeat = team.heartbeat;
    this.outages = team.outages
      .flatMap(({ who, from, until }) => {
        const server = who === "coordinator" ? agents : who;
        return [
          { at: from, server, dies: true },
          { at: until, server, dies: false },
        ];
      })
      .sort((a, b) => a.at - b.at);
  }

  /** Handles the next event; false when there is none. Of events at one time the first of this order goes first. */
  step(): boolean {
    const { arrival } = this.inbox;
    const first = this.ends.length - 1;
    let server = first;
    for (let s = 0; s < first; s++) if (this.ends[s]! < this.ends[server]!) server = s;
    const end = this.ends[server]!;
    const outage = this.outages[this.nextOutage]?.at ?? never;
    const arrives = arrival[this.arrived] ?? never;
    const callOff = this.callOffs[this.nextCallOff]?.at ?? never;
    const work = Math.min(end, arrives, outage, callOff);
    if (this.nextBeat < work && (work < never || this.abandoned())) return this.beat();
    if (work === never) return false;
    this.now = work;
    if (outage === work) this.changeOutage();
    else if (callOff === work) this.stopCalls(this.callOffs[this.nextCallOff++]!.message);
    else if (end === work) this.finish(server);
    else if (this.policy.coordinator) this.enqueue(this.agents, this.arrived++);
    else this.assign(this.arrived++);
    return true;
  }

  ledger(): SupportLedger {
    const { callTokens, contextTokens } = this.team;
    const calls = this.callsOf.subarray(0, this.agents).reduce((sum, count) => sum + count, 0);
    // NaN, for what has no reply, sorts last
    const latencies = this.latency.slice().sort().subarray(0, this.answered);
    const userMessages = this.latency.length;
    return {
      policy: this.policy.name,
      userMessages,
      answered: this.answered,
      unanswered: userMessages - this.answered,
      duplicates: this.duplicates,
      calls,
      tokens: Math.round((calls - this.unwritten) * callTokens) + this.rereads * contextTokens,
      messages: this.messages,
      medianLatency: percentile(latencies, 0.5),
      p99Latency: percentile(latencies, 0.99),
      longestLatency: percentile(latencies, 1),
      imbalance: (Math.max(...this.callsOf.subarray(0, this.agents)) * this.agents) / calls,
    };
  }

  private assign(m: number): void {
    const count = this.policy.assign(m, this, this.called);
    requireWhole(`${this.policy.name}: the number of agents called`, 0, count, this.agents);
    this.awaited[m] = count;
    this.shared[m] = count > 1 ? 1 : 0;
    for (let i = 0; i < count; i++) this.enqueue(this.requireAgent(this.called[i]!), m);
  }

  private requireAgent(agent: Agent): Agent {
    requireWhole(`${this.policy.name}: the agent called`, 0, agent, this.agents - 1);
    return agent;
  }

  private enqueue(server: number, m: number): void {
    if (server < this.agents) this.load[server]!++;
    this.queues[server]!.push(m);
    if (this.running[server]! < 0 && this.alive[server]) this.startNext(server);
  }

  private startNext(server: number): void {
    const queue = this.queues[server]!;
    while (queue.length > 0) {
      const m = queue.shift();
      if (server === this.agents || !this.calledOff[m]) return this.start(server, m);
      this.load[server]!--;
    }
    this.running[server] = -1;
  }

  /** The calls of an answered message end here, those that wait are never begun. */
  private stopCalls(m: number): void {
    this.calledOff[m] = 1;
    for (let agent = 0; agent < this.agents; agent++) {
      if (this.running[agent] !== m || !this.alive[agent]) continue;
      const end = this.ends[agent]!;
      this.unwritten += (end - this.now) / (end - this.began[agent]!);
      this.ends[agent] = never;
      this.load[agent]!--;
      this.startNext(agent);
    }
  }

  private start(server: number, m: number): void {
    this.running[server] = m;
    this.began[server] = this.now;
    if (server === this.agents) {
      this.ends[server] = this.now + this.team.coordinatorTime;
      return;
    }
    const last = this.lastReplier[this.inbox.conversation[m]!]!;
    // Who answers every message of a conversation beside others has read all of it.
    if (last >= 0 && last !== server && !this.shared[m]) this.rereads++;
    this.callsOf[server]!++;
    const seconds = this.team.callLatency(this.stream);
    requireAtLeast("callLatency", 0, seconds);
    this.ends[server] = this.now + seconds;
  }

  private finish(server: number): void {
    const m = this.running[server]!;
    this.ends[server] = never;
    this.startNext(server);
    if (server === this.agents) {
      this.messages++;
      this.assign(m);
      return;
    }
    this.load[server]!--;
    if (this.policy.coordinator) this.messages++;
    const owner = this.requireAgent(this.policy.handoff?.(m, server, this) ?? server);
    if (owner !== server) {
      this.messages++;
      this.enqueue(owner, m);
    } else this.reply(m, server);
  }

  private reply(m: number, agent: Agent): void {
    const { selector } = this.policy;
    const sent = this.latency[m]! >= 0;
    const elapsed = this.now - this.inbox.arrival[m]!;
    if (selector === "best") {
      this.messages++;
      if (--this.awaited[m]! === 0) this.send(m, agent, elapsed + this.team.selectorDelay);
    } else if (!sent) {
      this.send(m, agent, elapsed);
      if (selector === "first") this.messages += this.agents - 1;
      if (selector === "first" && this.team.calledOff !== "finish")
        this.callOffs.push({ at: this.now + this.callOffDelay, message: m });
    } else if (selector === undefined || elapsed < this.latency[m]! + this.callOffDelay) this.duplicates++;
  }

  private send(m: number, agent: Agent, elapsed: number): void {
    this.latency[m] = elapsed;
    this.answered++;
    this.lastReplier[this.inbox.conversation[m]!] = agent;
  }

  private changeOutage(): void {
    const { server, dies } = this.outages[this.nextOutage++]!;
    this.alive[server] = dies ? 0 : 1;
    if (dies) {
      this.ends[server] = never;
      return;
    }
    this.missedBeats[server] = 0;
    if (server < this.agents) this.trusted[server] = 1;
    if (this.running[server]! >= 0) this.start(server, this.running[server]!);
    else this.startNext(server);
  }

  /** The living tell all others; who is silent for the third time loses its messages to the next owners. */
  private beat(): true {
    this.now = this.nextBeat;
    this.nextBeat += this.team.heartbeat;
    for (let agent = 0; agent < this.agents; agent++) {
      if (this.alive[agent]) this.messages += this.agents - 1;
      else if (++this.missedBeats[agent]! === 3) this.takeOver(agent);
    }
    return true;
  }

  private takeOver(dead: Agent): void {
    this.trusted[dead] = 0;
    this.load[dead] = 0;
    if (this.running[dead]! >= 0) this.assign(this.running[dead]!);
    this.running[dead] = -1;
    const queue = this.queues[dead]!;
    for (let left = queue.length; left > 0; left--) this.assign(queue.shift());
  }

  /** Whether a dead agent, not yet noticed, holds a message that another could take over. */
  private abandoned(): boolean {
    for (let agent = 0; agent < this.agents; agent++)
      if (!this.alive[agent] && this.trusted[agent] && this.load[agent]! > 0) return true;
    return false;
  }
}
