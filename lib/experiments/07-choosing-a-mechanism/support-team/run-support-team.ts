/**
 * A support team at work, as a discrete-event simulation.
 *
 * A message arrives and is assigned, its calls wait and run (calls.ts), replies come and the first or the best is sent
 * (replies.ts); meanwhile agents die, return and are heard (lifeline.ts). Nothing happens between events, so the clock
 * jumps from one to the next. With n agents an event costs O(n).
 */
import type { Agent } from "coordlab/world/game.js";
import type { Stream } from "coordlab/world/random.js";
import { requireWhole } from "coordlab/world/require-range.js";
import { Calls, never } from "./calls.js";
import type { Inbox } from "./inbox.js";
import { Lifeline } from "./lifeline.js";
import type { Desk, Policy } from "./policy.js";
import { Replies } from "./replies.js";
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

class SupportRun {
  private now = 0;
  private arrived = 0;
  private messages = 0;
  private readonly calls: Calls;
  private readonly replies: Replies;
  private readonly lifeline: Lifeline;
  private readonly desk: Desk;
  private readonly called: Int32Array;
  private readonly shared: Uint8Array;

  constructor(
    private readonly policy: Policy,
    private readonly inbox: Inbox,
    private readonly team: SupportTeam,
    stream: Stream,
  ) {
    const { agents } = team;
    this.called = new Int32Array(agents);
    this.shared = new Uint8Array(inbox.arrival.length);
    this.replies = new Replies(policy, team, inbox);
    const { lastReplier } = this.replies;
    this.calls = new Calls(team, inbox, this.shared, lastReplier, stream);
    this.lifeline = new Lifeline(policy, team, this.calls);
    this.desk = { inbox, agents, load: this.calls.load, trusted: this.lifeline.trusted, lastReplier };
  }

  /** Handles the next event; false when there is none. Of events at one time the first of this order goes first. */
  step(): boolean {
    const { calls, replies, lifeline } = this;
    const server = calls.first();
    const end = calls.ends[server]!;
    const change = lifeline.changesAt();
    const arrives = this.inbox.arrival[this.arrived] ?? never;
    const callOff = replies.callsOffAt();
    const work = Math.min(end, arrives, change, callOff);
    if (lifeline.nextBeat < work && (work < never || lifeline.abandoned())) return this.beat();
    if (work === never) return false;
    this.now = work;
    if (change === work) lifeline.change(work);
    else if (callOff === work) calls.stop(replies.nextToCallOff(), work);
    else if (end === work) this.finish(server);
    else if (this.policy.coordinator) calls.enqueue(this.team.agents, this.arrived++, work);
    else this.assign(this.arrived++);
    return true;
  }

  ledger(): SupportLedger {
    const { callTokens, contextTokens, agents } = this.team;
    const { latency, answered, duplicates } = this.replies;
    const begun = this.calls.begun.subarray(0, agents);
    const calls = begun.reduce((sum, count) => sum + count, 0);
    // NaN, for what has no reply, sorts last
    const latencies = latency.slice().sort().subarray(0, answered);
    const userMessages = latency.length;
    return {
      policy: this.policy.name,
      userMessages,
      answered,
      unanswered: userMessages - answered,
      duplicates,
      calls,
      tokens: Math.round((calls - this.calls.unwritten) * callTokens) + this.calls.rereads * contextTokens,
      messages: this.messages + this.replies.messages + this.lifeline.messages,
      medianLatency: percentile(latencies, 0.5),
      p99Latency: percentile(latencies, 0.99),
      longestLatency: percentile(latencies, 1),
      imbalance: (Math.max(...begun) * agents) / calls,
    };
  }

  private assign(m: number): void {
    const count = this.policy.assign(m, this.desk, this.called);
    requireWhole(`${this.policy.name}: the number of agents called`, 0, count, this.team.agents);
    this.replies.awaited[m] = count;
    this.shared[m] = count > 1 ? 1 : 0;
    for (let i = 0; i < count; i++) this.calls.enqueue(this.requireAgent(this.called[i]!), m, this.now);
  }

  private requireAgent(agent: Agent): Agent {
    requireWhole(`${this.policy.name}: the agent called`, 0, agent, this.team.agents - 1);
    return agent;
  }

  private finish(server: number): void {
    const m = this.calls.finish(server, this.now);
    if (this.policy.coordinator) this.messages++; // it hands out a message, or an agent is done with one
    if (server === this.team.agents) return this.assign(m);
    const owner = this.requireAgent(this.policy.handoff?.(m, server, this.desk) ?? server);
    if (owner === server) return this.replies.reply(m, server, this.now);
    this.messages++;
    this.calls.enqueue(owner, m, this.now);
  }

  private beat(): true {
    this.now = this.lifeline.nextBeat;
    for (const dead of this.lifeline.beat()) for (const m of this.calls.takeFrom(dead)) this.assign(m);
    return true;
  }
}
