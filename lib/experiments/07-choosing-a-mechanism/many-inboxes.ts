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
  /** Another seed, other inboxes. Default: 0. */
  readonly seed?: number;
}

/** The mean of a figure over inboxes of five agents, with its 95 % interval. */
export function overInboxes(
  policy: Policy,
  measure: (ledger: SupportLedger) => number,
  { inbox = {}, team = {}, inboxes = 200, seed = 0 }: ManyInboxes = {},
): Estimate {
  const settings = { messages: 2_000, rate: 0.3, conversations: 200, topics: 5, topicChange: 0.1, ...inbox };
  const five = { ...fiveAgents(logNormalLatency(2, 0.5)), ...team };
  const run = (name: string) =>
    runSupportTeam(policy, supportInbox(settings, seededStream(name)), five, seededStream(`${name}/calls`));
  return estimate(inboxes, (name) => measure(run(name)), seed);
}

/** What a policy does for a customer's message, mean over inboxes, with 95 % intervals of the median wait. */
export interface PolicyRow {
  readonly policy: string;
  readonly tokens: number;
  readonly duplicates: number;
  readonly unanswered: number;
  /** Messages between agents. */
  readonly messages: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly p99: number;
}

/** The same inboxes under each policy. */
export function overPolicies(policies: readonly Policy[], many: ManyInboxes = {}): PolicyRow[] {
  return policies.map((policy) => {
    const sums = { tokens: 0, duplicates: 0, unanswered: 0, messages: 0, p99: 0, runs: 0 };
    const { mean, low, high } = overInboxes(
      policy,
      (ledger) => {
        for (const field of ["tokens", "duplicates", "unanswered", "messages"] as const)
          sums[field] += ledger[field] / ledger.userMessages;
        sums.p99 += ledger.p99Latency;
        sums.runs++;
        return ledger.medianLatency;
      },
      many,
    );
    const { runs } = sums;
    return {
      ...{ policy: policy.name, tokens: sums.tokens / runs, duplicates: sums.duplicates / runs },
      ...{ unanswered: sums.unanswered / runs, messages: sums.messages / runs, p99: sums.p99 / runs },
      ...{ median: mean, low, high },
    };
  });
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

/** Up to which load a race answers sooner than ownership, between two loads that were run; NaN if always or never. */
export function crossing(rows: readonly RaceRow[], way: string): number {
  const gap = (row: RaceRow) =>
    Math.log(row.wait / rows.find((other) => other.way === "ownership" && other.rate === row.rate)!.wait);
  const race = rows.filter((row) => row.way === way);
  const after = race.findIndex((row, i) => i > 0 && gap(row) > 0 && gap(race[i - 1]!) <= 0);
  if (after < 0) return Number.NaN;
  const [left, right] = [race[after - 1]!, race[after]!];
  return left.rate + ((right.rate - left.rate) * gap(left)) / (gap(left) - gap(right));
}
