/**
 * A policy says who answers a customer's message.
 *
 * It is the whole difference between the teams that are compared: the agents, the model calls, the queues, the
 * clock and the ledger are the same for all of them.
 */
import type { Agent } from "coordlab/world/game.js";
import type { Inbox } from "./inbox.js";

/** What a policy may look at while the team runs. */
export interface Desk {
  readonly inbox: Inbox;
  readonly agents: number;
  /** Calls of each agent, waiting and running. Only a coordinator can see this without asking. */
  readonly load: Int32Array;
  /** Whom the others take for alive: 1, until somebody notices a death. */
  readonly trusted: Uint8Array;
  /** Who last replied in each conversation; -1 before the first reply. */
  readonly lastReplier: Int32Array;
}

export interface Policy {
  readonly name: string;
  /** Writes the agents that take up message m into `called` and returns how many they are. */
  readonly assign: (m: number, desk: Desk, called: Int32Array) => number;
  /**
   * What becomes of several replies. "first": the first is sent, and stops the others once they hear of it,
   * `selectorDelay` later. "best": all are collected, and the selector sends one, `selectorDelay` after the last.
   * Left out: every reply is sent.
   */
  readonly selector?: "first" | "best";
  /** Every message waits for the coordinator, who handles one at a time, before it is assigned. */
  readonly coordinator?: true;
  /** After its call, who has to answer after all: the agent itself, or the one it hands over to. */
  readonly handoff?: (m: number, agent: Agent, desk: Desk) => Agent;
  /** The agents tell each other that they are alive, and take over from one that falls silent. */
  readonly heartbeats?: true;
}
