/** The support team on many inboxes: what one inbox's figures are worth. */

import { type Estimate, estimate } from "coordlab/world/estimate.js";
import { seededStream } from "coordlab/world/random.js";
import { logNormalLatency } from "./support-team/call-latency.js";
import { type InboxSettings, supportInbox } from "./support-team/inbox.js";
import { broadcastFirst, hashOwnership } from "./support-team/policies.js";
import type { Policy } from "./support-team/policy.js";
import { runSupportTeam } from "./support-team/run-support-team.js";
import type { SupportLedger } from "./support-team/support-ledger.js";
import { type CalledOff, fiveAgents, type SupportTeam } from "./support-team/team.js";

export interface ManyInboxes {
  readonly inbox?: Partial<InboxSettings>;
  readonly team?: Partial<SupportTeam>;
  /** Default: 200. */
  readonly inboxes?: number;
}

/** The mean of a figure over inboxes of five agents, with its 95 % interval. */
export function overInboxes(
  policy: Policy,
  measure: (ledger: SupportLedger) => number,
  { inbox = {}, team = {}, inboxes = 200 }: ManyInboxes = {},
): Estimate {
  const settings = { messages: 2_000, rate: 0.3, conversations: 200, topics: 5, topicChange: 0.1, ...inbox };
  const five = { ...fiveAgents(logNormalLatency(2, 0.5)), ...team };
  return estimate(inboxes, (seed) =>
    measure(
      runSupportTeam(policy, supportInbox(settings, seededStream(seed)), five, seededStream(`${seed}/calls`)),
    ),
  );
}

export interface RaceRow {
  readonly rate: number;
  readonly way: string;
  readonly wait: number;
  readonly low: number;
  readonly high: number;
}

/** Median waits by load: ownership, and the race with each way to call the others off. */
export function raceRows(rates: readonly number[], inboxes = 200): RaceRow[] {
  const ways: readonly CalledOff[] = ["finish", "stop", "stop at the next token"];
  const median = (ledger: SupportLedger) => ledger.medianLatency;
  return rates.flatMap((rate) => {
    const row = (way: string, { mean, low, high }: Estimate) => ({ rate, way, wait: mean, low, high });
    const inbox = { rate };
    return [
      row("ownership", overInboxes(hashOwnership, median, { inbox, inboxes })),
      ...ways
        // Where all calls finish, five for a message are more than five agents can do beyond 0.44 a second.
        .filter((calledOff) => calledOff !== "finish" || rate < 0.44)
        .map((calledOff) =>
          row(
            `race, ${calledOff}`,
            overInboxes(broadcastFirst, median, { inbox, inboxes, team: { calledOff } }),
          ),
        ),
    ];
  });
}
