/**
 * What the customers of a support team write: messages of many conversations, one after the other.
 *
 * Entry m of each array belongs to message m; messages are numbered in the order in which they arrive.
 */

import { below, type Stream } from "coordlab/world/random.js";
import { requireFraction, requirePositive, requireWhole } from "coordlab/world/require-range.js";

export interface Inbox {
  /** Seconds since the start, never falling. */
  readonly arrival: Float64Array;
  /** 0 .. conversations - 1. */
  readonly conversation: Int32Array;
  /** What the message is about: 0 .. topics - 1. */
  readonly topic: Uint8Array;
  readonly conversations: number;
  readonly topics: number;
}

export interface InboxSettings {
  readonly messages: number;
  /** Messages per second, on average; the gaps are exponential. */
  readonly rate: number;
  readonly conversations: number;
  /** The share of all messages that belongs to conversation 0, in [0, 1]; without it, all are alike. */
  readonly hotShare?: number;
  /** At most 256. Default: 1. */
  readonly topics?: number;
  /** Probability that a message changes its conversation's topic. Default: 0. */
  readonly topicChange?: number;
}

/**
 * Draws an inbox. O(messages + conversations).
 *
 * @throws RangeError if a setting is out of its range
 */
export function supportInbox(settings: InboxSettings, stream: Stream): Inbox {
  const { messages, rate, conversations, hotShare = 0, topics = 1, topicChange = 0 } = settings;
  requireWhole("messages", 1, messages);
  requirePositive("rate", rate);
  requireWhole("conversations", 1, conversations);
  requireFraction("hotShare", hotShare);
  requireFraction("topicChange", topicChange);
  requireWhole("topics", 1, topics, 256);
  const arrival = new Float64Array(messages);
  const conversation = new Int32Array(messages);
  const topic = new Uint8Array(messages);
  const topicOf = Uint8Array.from({ length: conversations }, () => below(topics, stream));
  let now = 0;
  for (let m = 0; m < messages; m++) {
    now -= Math.log(1 - stream()) / rate;
    const c = hotShare > 0 && stream() < hotShare ? 0 : below(conversations, stream);
    if (topicChange > 0 && stream() < topicChange) topicOf[c] = below(topics, stream);
    arrival[m] = now;
    conversation[m] = c;
    topic[m] = topicOf[c]!;
  }
  return { arrival, conversation, topic, conversations, topics };
}
