/**
 * The only way agents exchange anything at run time. It carries messages from round to round and counts
 * what it carried, so that a mechanism's cost is observed and never declared.
 */
import type { Agent } from "./game.js";

/** What a message may hold: numbers count 8 bytes, typed arrays their bytes, text its UTF-8 bytes. */
export type Content = number | string | ArrayBufferView | readonly number[];

/** One message as its reader finds it. */
export interface Message {
  readonly from: Agent;
  readonly content: Content;
}

/** What a channel has carried so far. A round is one delivery of at least one message. */
export interface Traffic {
  readonly messages: number;
  readonly rounds: number;
  readonly bytes: number;
}

/**
 * Messages sent in a round arrive together when the round is delivered, in the order in which they were
 * sent; an inbox holds the last round only. Cost O(1) a message, and O(length) for an array or text.
 */
export class Channel {
  readonly agents: number;
  private messages = 0;
  private rounds = 0;
  private bytes = 0;
  private outgoing: { to: Agent; message: Message }[] = [];
  private readonly inboxes = new Map<Agent, Message[]>();

  /** @throws RangeError if `agents` is not a whole number of at least 1 */
  constructor(agents: number) {
    if (!Number.isInteger(agents) || agents < 1)
      throw new RangeError(`a channel needs a whole number of at least 1 agent, got ${agents}`);
    this.agents = agents;
  }

  /**
   * @throws RangeError if sender or receiver is not an agent, or an agent writes to itself
   * @throws TypeError if the content is something whose bytes cannot be counted
   */
  send(from: Agent, to: Agent, content: Content): void {
    this.requireAgent(from);
    this.requireAgent(to);
    if (from === to) throw new RangeError(`agent ${from} sent a message to itself; only others need telling`);
    this.bytes += byteLength(content);
    this.messages++;
    this.outgoing.push({ to, message: { from, content } });
  }

  /** Ends the round: what was sent becomes what the inboxes hold. Counts a round if anything was sent. */
  deliver(): void {
    this.inboxes.clear();
    if (this.outgoing.length > 0) this.rounds++;
    for (const { to, message } of this.outgoing) {
      const inbox = this.inboxes.get(to);
      if (inbox) inbox.push(message);
      else this.inboxes.set(to, [message]);
    }
    this.outgoing = [];
  }

  /** What reached the agent in the last delivered round. */
  inbox(agent: Agent): readonly Message[] {
    this.requireAgent(agent);
    return this.inboxes.get(agent) ?? [];
  }

  traffic(): Traffic {
    return { messages: this.messages, rounds: this.rounds, bytes: this.bytes };
  }

  private requireAgent(agent: Agent): void {
    if (!Number.isInteger(agent) || agent < 0 || agent >= this.agents)
      throw new RangeError(`agent must be a whole number in 0..${this.agents - 1}, got ${agent}`);
  }
}

function byteLength(content: Content): number {
  if (typeof content === "number") return 8;
  if (typeof content === "string") return new TextEncoder().encode(content).length;
  if (ArrayBuffer.isView(content)) return content.byteLength;
  if (Array.isArray(content) && allNumbers(content)) return 8 * content.length;
  throw new TypeError("a message holds a number, text, an array of numbers or a typed array: pack it as one");
}

function allNumbers(items: readonly unknown[]): boolean {
  for (let i = 0; i < items.length; i++) if (typeof items[i] !== "number") return false;
  return true;
}
