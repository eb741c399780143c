import { describe, expect, test } from "vitest";
import { seededStream } from "../../../../../lib/coordlab/world/random.js";
import {
  constantLatency,
  exponentialLatency,
  hashOwnership,
  supportInbox,
  supportPolicies,
} from "../../../../../lib/experiments/07-choosing-a-mechanism/support-team.js";
import { everyday, run, team } from "./usual-team.js";

describe.each(supportPolicies.map((policy) => [policy.name, policy] as const))(
  "every policy: %s",
  (_name, policy) => {
    test("answers a message once or not at all, and pays for every call", () => {
      const ledger = run(policy);
      expect(ledger.answered + ledger.unanswered).toBe(ledger.userMessages);
      expect(ledger.calls).toBeGreaterThanOrEqual(ledger.answered + ledger.duplicates);
      expect(ledger.tokens).toBeGreaterThanOrEqual(ledger.calls * team.callTokens);
      expect(ledger.p99Latency).toBeGreaterThanOrEqual(ledger.medianLatency);
      expect(ledger.longestLatency).toBeGreaterThanOrEqual(ledger.p99Latency);
      expect(ledger.imbalance).toBeGreaterThanOrEqual(1);
    });

    test("has the same ledger for the same streams, and another for others", () => {
      expect(run(policy)).toEqual(run(policy));
      expect(run(policy)).not.toEqual(run(policy, {}, supportInbox(everyday, seededStream(8))));
    });

    test("works alone: one agent answers everything once, without talking to anybody but a coordinator", () => {
      const ledger = run(policy, { agents: 1, callLatency: constantLatency(1) });
      expect(ledger).toMatchObject({ unanswered: 0, duplicates: 0 });
      if (!policy.coordinator && policy.selector !== "best") expect(ledger.messages).toBe(0);
    });

    test("loses no message when an agent is away for a while", () => {
      const during = run(policy, { outages: [{ who: 2, from: 100, until: 5_000 }] });
      expect(during.unanswered).toBe(run(policy).unanswered);
      expect(during.calls).toBeGreaterThan(0);
    });
  },
);

test("one agent with exponential calls is the M/M/1 queue: median ln 2 / (mu - lambda), p99 ln 100 / (mu - lambda)", () => {
  // mu = 1, lambda = 0.5, so the time in the system is exponential with rate 0.5 (Little, Burke)
  const inbox = supportInbox({ messages: 200_000, rate: 0.5, conversations: 10 }, seededStream(3));
  const ledger = run(hashOwnership, { agents: 1, callLatency: exponentialLatency(1) }, inbox);
  expect(ledger.medianLatency / (Math.LN2 / 0.5)).toBeCloseTo(1, 1.3);
  expect(ledger.p99Latency / (Math.log(100) / 0.5)).toBeCloseTo(1, 1);
});
