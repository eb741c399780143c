import { describe, expect, test } from "vitest";
import { hash, rendezvousPlace } from "../../../../../lib/coordlab/mechanisms/ownership.js";
import {
  broadcastBest,
  broadcastFirst,
  constantLatency,
  coordinator,
  failOverOwnership,
  hashOwnership,
  type Policy,
  percentile,
  rolesByTopic,
} from "../../../../../lib/experiments/07-choosing-a-mechanism/support-team.js";
import { inboxOf, run } from "./usual-team.js";

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

test("percentile is the nearest rank", () => {
  const sorted = Float64Array.from([10, 20, 30, 40]);
  expect([0, 0.25, 0.26, 0.5, 0.99, 1].map((share) => percentile(sorted, share))).toEqual([
    10, 10, 20, 20, 40, 40,
  ]);
  expect(percentile(new Float64Array(0), 0.5)).toBeNaN();
});

test("the coordinator hands a message to the agent with the least to do, the lowest of equals", () => {
  const load = (...calls: number[]) => {
    const called = new Int32Array(calls.length);
    coordinator.assign(0, { load: Int32Array.from(calls) } as Parameters<Policy["assign"]>[1], called);
    return called[0];
  };
  expect([load(2, 1, 3), load(1, 1, 0), load(1, 1, 1), load(1, 0, 0)]).toEqual([1, 2, 0, 1]);
});
