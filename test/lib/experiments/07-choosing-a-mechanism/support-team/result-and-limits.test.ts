import { describe, expect, test } from "vitest";
import {
  moduloPlace,
  movedShare,
  rendezvousPlace,
} from "../../../../../lib/coordlab/mechanisms/ownership.js";
import { seededStream } from "../../../../../lib/coordlab/world/random.js";
import {
  broadcastBest,
  broadcastFirst,
  coordinator,
  failOverOwnership,
  hashOwnership,
  rendezvousOwnership,
  saltedHashOwnership,
  supportInbox,
} from "../../../../../lib/experiments/07-choosing-a-mechanism/support-team.js";
import { everyday, run } from "./usual-team.js";

describe("the chapter's result", () => {
  test("ownership costs one fifth of the tokens, sends no duplicate and no message between agents", () => {
    const before = run(broadcastFirst);
    const after = run(hashOwnership);
    expect(after.tokens * 5).toBe(before.tokens);
    expect(run(broadcastBest).tokens).toBe(before.tokens);
    expect(before.duplicates).toBeGreaterThan(0.2 * before.userMessages);
    expect(after).toMatchObject({ duplicates: 0, unanswered: 0, messages: 0 });
  });

  test("its median latency is lower than a broadcast's that waits for the best reply, at every load", () => {
    for (const rate of [0.01, 0.1, 0.3]) {
      const inbox = supportInbox({ ...everyday, rate }, seededStream(7));
      expect(run(hashOwnership, {}, inbox).medianLatency).toBeLessThan(
        run(broadcastBest, {}, inbox).medianLatency,
      );
    }
  });

  test("and than a racing broadcast's only under load: an idle team answers faster by racing", () => {
    const medians = [0.05, 0.37].map((rate) => {
      const inbox = supportInbox({ ...everyday, rate }, seededStream(7));
      return [broadcastFirst, hashOwnership].map((policy) => run(policy, {}, inbox).medianLatency);
    });
    expect(medians[0]![0]!).toBeLessThan(medians[0]![1]!);
    expect(medians[1]![0]!).toBeGreaterThan(medians[1]![1]!);
  });
});

describe("its limits", () => {
  test("with salted hashes (4/5)^5 = 32.8 % of conversations have no owner, and others several", () => {
    const ledger = run(
      saltedHashOwnership,
      {},
      supportInbox({ ...everyday, conversations: 20_000 }, seededStream(7)),
    );
    expect(ledger.unanswered / ledger.userMessages).toBeCloseTo(0.8 ** 5, 1.7);
    expect(ledger.duplicates).toBeGreaterThan(0);
  });

  test("growing from 5 to 6 agents moves 5/6 of the conversations with % n, 1/6 with rendezvous hashing", () => {
    const [five, six] = [
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3, 4, 5],
    ];
    expect(movedShare(moduloPlace, five, six, 100_000)).toBeCloseTo(5 / 6, 2);
    expect(movedShare(rendezvousPlace, five, six, 100_000)).toBeCloseTo(1 / 6, 2);
  });

  test("a conversation with half of the messages overloads its owner; a coordinator spreads it", () => {
    const inbox = supportInbox({ ...everyday, rate: 1, hotShare: 0.5 }, seededStream(7));
    const owned = run(rendezvousOwnership, {}, inbox);
    const handedOut = run(coordinator, {}, inbox);
    expect(owned.imbalance).toBeGreaterThan(2.5);
    expect(owned.p99Latency).toBeGreaterThan(20 * handedOut.p99Latency);
  });

  test("a dead owner's conversations go unanswered for ever, unless heartbeats tell the others", () => {
    const outages = [{ who: 2, from: 1_000, until: Infinity }];
    const owned = run(rendezvousOwnership, { outages });
    const tookOver = run(failOverOwnership, { outages });
    expect(owned.unanswered / owned.userMessages).toBeCloseTo(1 / 5, 1);
    expect(tookOver.unanswered).toBe(0);
    expect(tookOver.messages).toBeGreaterThan(owned.messages);
  });

  test("a dead coordinator stops everybody, a slow one is the bottleneck", () => {
    const gone = run(coordinator, { outages: [{ who: "coordinator", from: 0, until: Infinity }] });
    expect(gone).toMatchObject({ answered: 0, calls: 0, medianLatency: Number.NaN });
    const slow = run(coordinator, { coordinatorTime: 3.2 });
    expect(slow.medianLatency).toBeGreaterThan(10 * run(coordinator).medianLatency);
  });
});
