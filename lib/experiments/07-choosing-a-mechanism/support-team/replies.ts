/** The replies of a support team: which one is sent, which one is too many, and when the other calls are called off. */

import type { Agent } from "coordlab/world/game.js";
import { never } from "./calls.js";
import type { Inbox } from "./inbox.js";
import type { Policy } from "./policy.js";
import type { SupportTeam } from "./team.js";

/** Between two tokens of a model that writes twenty a second. */
const tokenSeconds = 0.05;

/** One entry per customer's message, from the first reply to the last. */
export class Replies {
  /** Seconds from a message to its reply; `NaN` while it has none. */
  readonly latency: Float64Array;
  /** Replies that a selector still waits for. */
  readonly awaited: Uint16Array;
  readonly lastReplier: Int32Array;
  answered = 0;
  duplicates = 0;
  /** Messages between agents and selector. */
  messages = 0;

  // Answered messages whose other calls are about to be called off, in order of time.
  private readonly callOffs: { readonly at: number; readonly message: number }[] = [];
  private nextCallOff = 0;
  private readonly callOffDelay: number;

  constructor(
    private readonly policy: Policy,
    private readonly team: SupportTeam,
    private readonly inbox: Inbox,
  ) {
    this.latency = new Float64Array(inbox.arrival.length).fill(Number.NaN);
    this.awaited = new Uint16Array(inbox.arrival.length);
    this.lastReplier = new Int32Array(inbox.conversations).fill(-1);
    this.callOffDelay = team.calledOff === "stop at the next token" ? tokenSeconds : team.selectorDelay;
  }

  /** An agent has its reply ready. */
  reply(m: number, agent: Agent, now: number): void {
    const { selector } = this.policy;
    const sent = this.latency[m]! >= 0;
    const elapsed = now - this.inbox.arrival[m]!;
    if (selector === "best") {
      this.messages++;
      if (--this.awaited[m]! === 0) this.send(m, agent, elapsed + this.team.selectorDelay);
    } else if (!sent) {
      this.send(m, agent, elapsed);
      if (selector === "first") this.messages += this.team.agents - 1;
      if (selector === "first" && this.team.calledOff !== "finish")
        this.callOffs.push({ at: now + this.callOffDelay, message: m });
    } else if (selector === undefined || elapsed < this.latency[m]! + this.callOffDelay) this.duplicates++;
  }

  /** When the next calls are called off; {@link never} if none are. */
  callsOffAt(): number {
    return this.callOffs[this.nextCallOff]?.at ?? never;
  }

  /** The message whose calls are called off next. */
  nextToCallOff(): number {
    return this.callOffs[this.nextCallOff++]!.message;
  }

  private send(m: number, agent: Agent, elapsed: number): void {
    this.latency[m] = elapsed;
    this.answered++;
    this.lastReplier[this.inbox.conversation[m]!] = agent;
  }
}
