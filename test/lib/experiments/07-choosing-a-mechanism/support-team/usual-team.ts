/** The team and the inboxes that the tests of the support team share. */

import { seededStream } from "../../../../../lib/coordlab/world/random.js";
import {
  fiveAgents,
  type Inbox,
  logNormalLatency,
  type Policy,
  runSupportTeam,
  type SupportTeam,
  supportInbox,
} from "../../../../../lib/experiments/07-choosing-a-mechanism/support-team.js";

/** What comes in on a usual day. */
export const everyday = { messages: 20_000, rate: 0.3, conversations: 2_000, topics: 5, topicChange: 0.1 };
/** The usual five. */
export const team = fiveAgents(logNormalLatency(2, 0.5));
/** A policy on an inbox, with changes to the usual team. */
export const run = (
  policy: Policy,
  changes: Partial<SupportTeam> = {},
  inbox = supportInbox(everyday, seededStream(7)),
) => runSupportTeam(policy, inbox, { ...team, ...changes }, seededStream(1));

/** An inbox written out by hand: arrival second, conversation, topic. */
export function inboxOf(rows: readonly (readonly [number, number, number?])[]): Inbox {
  return {
    arrival: Float64Array.from(rows, ([arrival]) => arrival),
    conversation: Int32Array.from(rows, ([, conversation]) => conversation),
    topic: Uint8Array.from(rows, ([, , topic = 0]) => topic),
    conversations: 100,
    topics: 5,
  };
}
