import { expect, test } from "vitest";
import { seededStream } from "../../../../../lib/coordlab/world/random.js";
import {
  hashOwnership,
  logNormalLatency,
  type Policy,
  percentile,
  supportInbox,
} from "../../../../../lib/experiments/07-choosing-a-mechanism/support-team.js";
import { everyday, run } from "./usual-team.js";

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
