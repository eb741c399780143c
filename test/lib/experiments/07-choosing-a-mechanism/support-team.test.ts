import { describe, expect, test } from "vitest";
import {
  hash,
  moduloPlace,
  movedShare,
  rendezvousPlace,
} from "../../../../lib/coordlab/mechanisms/ownership.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import {
  broadcastBest,
  broadcastFirst,
  constantLatency,
  coordinator,
  exponentialLatency,
  failOverOwnership,
  fiveAgents,
  hashOwnership,
  type Inbox,
  logNormalLatency,
  type Policy,
  percentile,
  rendezvousOwnership,
  rolesByTopic,
  runSupportTeam,
  type SupportTeam,
  saltedHashOwnership,
  supportInbox,
  supportPolicies,
} from "../../../../lib/experiments/07-choosing-a-mechanism/support-team.js";

const everyday = { messages: 20_000, rate: 0.3, conversations: 2_000, topics: 5, topicChange: 0.1 };
const team = fiveAgents(logNormalLatency(2, 0.5));
const run = (
  policy: Policy,
  changes: Partial<SupportTeam> = {},
  inbox = supportInbox(everyday, seededStream(7)),
) => runSupportTeam(policy, inbox, { ...team, ...changes }, seededStream(1));

/** An inbox written out by hand: arrival second, conversation, topic. */
function inboxOf(rows: readonly (readonly [number, number, number?])[]): Inbox {
  return {
    arrival: Float64Array.from(rows, ([arrival]) => arrival),
    conversation: Int32Array.from(rows, ([, conversation]) => conversation),
    topic: Uint8Array.from(rows, ([, , topic = 0]) => topic),
    conversations: 100,
    topics: 5,
  };
}

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

describe("small cases by hand", () => {
  const second = { callLatency: constantLatency(1) };

  test("two messages of one conversation: its owner answers them one after the other", () => {
    // begins at 0, ends at 1; the second, from 0.5, ends at 2 and has waited 1.5
    const ledger = run(
      hashOwnership,
      second,
      inboxOf([
        [0, 7],
        [0.5, 7],
      ]),
    );
    expect(ledger).toMatchObject({ answered: 2, calls: 2, medianLatency: 1, p99Latency: 1.5, imbalance: 5 });
  });

  test("a broadcast of equally fast agents: one reply and n - 1 duplicates inside the selector's delay", () => {
    const ledger = run(broadcastFirst, second, inboxOf([[0, 7]]));
    expect(ledger).toMatchObject({ answered: 1, duplicates: 4, calls: 5, messages: 4, medianLatency: 1 });
    expect(run(broadcastFirst, { ...second, selectorDelay: 0 }, inboxOf([[0, 7]])).duplicates).toBe(0);
  });

  test("a selector of the best waits for the last reply and then takes its own time", () => {
    const ledger = run(broadcastBest, { ...second, selectorDelay: 0.25 }, inboxOf([[0, 7]]));
    expect(ledger).toMatchObject({ answered: 1, duplicates: 0, calls: 5, messages: 5, medianLatency: 1.25 });
  });

  test("a coordinator adds its time and two messages", () => {
    const ledger = run(coordinator, { ...second, coordinatorTime: 0.5 }, inboxOf([[0, 7]]));
    expect(ledger).toMatchObject({ answered: 1, calls: 1, messages: 2, medianLatency: 1.5 });
  });

  test("a change of topic costs a handoff: a second call, a message, and reading up", () => {
    const ledger = run(
      rolesByTopic,
      second,
      inboxOf([
        [0, 7, 0],
        [10, 7, 1],
      ]),
    );
    expect(ledger).toMatchObject({
      answered: 2,
      calls: 3,
      messages: 1,
      tokens: 3 * 1000 + 500,
      p99Latency: 2,
    });
  });

  test("a call that dies with its agent is made again when it returns", () => {
    const owner = hash(7) % 5;
    const ledger = run(
      hashOwnership,
      { ...second, outages: [{ who: owner, from: 0.5, until: 4 }] },
      inboxOf([[0, 7]]),
    );
    expect(ledger).toMatchObject({ answered: 1, calls: 2, medianLatency: 5 });
  });

  test("three missed heartbeats hand the dead agent's messages to the next in line", () => {
    const owner = rendezvousPlace(7, 5);
    const outages = [{ who: owner, from: 0.5, until: Infinity }];
    const ledger = run(failOverOwnership, { ...second, heartbeat: 2, outages }, inboxOf([[0, 7]]));
    // beats at 2, 4, 6: four living agents tell four others each; the call begins anew at 6
    expect(ledger).toMatchObject({ answered: 1, calls: 2, messages: 48, medianLatency: 7 });
  });
});

test("one agent with exponential calls is the M/M/1 queue: median ln 2 / (mu - lambda), p99 ln 100 / (mu - lambda)", () => {
  // mu = 1, lambda = 0.5, so the time in the system is exponential with rate 0.5 (Little, Burke)
  const inbox = supportInbox({ messages: 200_000, rate: 0.5, conversations: 10 }, seededStream(3));
  const ledger = run(hashOwnership, { agents: 1, callLatency: exponentialLatency(1) }, inbox);
  expect(ledger.medianLatency / (Math.LN2 / 0.5)).toBeCloseTo(1, 1.3);
  expect(ledger.p99Latency / (Math.log(100) / 0.5)).toBeCloseTo(1, 1);
});

test("percentile is the nearest rank", () => {
  const sorted = Float64Array.from([10, 20, 30, 40]);
  expect([0, 0.25, 0.26, 0.5, 0.99, 1].map((share) => percentile(sorted, share))).toEqual([
    10, 10, 20, 20, 40, 40,
  ]);
  expect(percentile(new Float64Array(0), 0.5)).toBeNaN();
});

test("refuses settings out of range with the value and the rule", () => {
  expect(() => run(hashOwnership, { agents: 0 })).toThrow(
    "agents must be a whole number of at least 1, got 0",
  );
  expect(() => run(hashOwnership, { callTokens: -1 })).toThrow("callTokens must be at least 0, got -1");
  expect(() => run(hashOwnership, { outages: [{ who: 5, from: 0, until: 1 }] })).toThrow(
    "an agent 0..4 or the coordinator, got 5",
  );
  expect(() => run(hashOwnership, { outages: [{ who: 1, from: 3, until: 3 }] })).toThrow(
    "must end after it begins at 3, got 3",
  );
  expect(() => supportInbox({ ...everyday, rate: 0 }, seededStream(1))).toThrow(
    "rate must be above 0, got 0",
  );
  expect(() => supportInbox({ ...everyday, hotShare: 1.5 }, seededStream(1))).toThrow(
    "hotShare must be in [0, 1], got 1.5",
  );
  for (const [changes, message] of [
    [{ topicChange: -0.1 }, "topicChange must be in [0, 1], got -0.1"],
    [{ topics: 257 }, "topics must be a whole number in 1..256, got 257"],
    [{ messages: 0 }, "messages must be a whole number of at least 1, got 0"],
    [{ conversations: 1.5 }, "conversations must be a whole number of at least 1, got 1.5"],
  ] as const)
    expect(() => supportInbox({ ...everyday, ...changes }, seededStream(1))).toThrow(message);
  expect(supportInbox({ ...everyday, topics: 256 }, seededStream(1)).topics).toBe(256);
  expect(() => run(hashOwnership, { heartbeat: 0 })).toThrow("heartbeat must be above 0, got 0");
  for (const seconds of [Number.NaN, -1])
    expect(() => run(hashOwnership, { callLatency: () => seconds })).toThrow(
      `callLatency must be at least 0, got ${seconds}`,
    );
  expect(() => percentile(Float64Array.of(1), 2)).toThrow("share must be in [0, 1], got 2");
  expect(() => logNormalLatency(-1, 0.5)).toThrow("median must be at least 0, got -1");
});

test("refuses a policy that calls an agent that does not exist, or more agents than there are", () => {
  const calling = (agent: number, count: number): Policy => ({
    name: "mine",
    assign: (_m, _desk, called) => {
      called.fill(agent);
      return count;
    },
  });
  expect(() => run(calling(5, 1))).toThrow("mine: the agent called must be a whole number in 0..4, got 5");
  expect(() => run(calling(0, 6))).toThrow(
    "mine: the number of agents called must be a whole number in 0..5, got 6",
  );
  expect(() => run({ ...calling(0, 1), handoff: () => -1 })).toThrow(
    "mine: the agent called must be a whole number in 0..4, got -1",
  );
});

test("the coordinator hands a message to the agent with the least to do, the lowest of equals", () => {
  const load = (...calls: number[]) => {
    const called = new Int32Array(calls.length);
    coordinator.assign(0, { load: Int32Array.from(calls) } as Parameters<Policy["assign"]>[1], called);
    return called[0];
  };
  expect([load(2, 1, 3), load(1, 1, 0), load(1, 1, 1), load(1, 0, 0)]).toEqual([1, 2, 0, 1]);
});
