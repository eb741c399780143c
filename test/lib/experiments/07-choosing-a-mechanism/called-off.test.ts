import { seededStream } from "coordlab";
import { overInboxes, raceRows, slotRules, supportTeam } from "coordlab-experiments";
import { describe, expect, test } from "vitest";

const { broadcastFirst, fiveAgents, runSupportTeam, supportInbox } = supportTeam;
const inbox = supportInbox(
  { messages: 500, rate: 0.3, conversations: 50, topics: 5, topicChange: 0.1 },
  seededStream(1),
);
/** Calls of 1, 2, 3, 4, 5, 1, 2, ... seconds, in the order in which they begin. */
const calls = () => {
  let count = 0;
  return () => (count++ % 5) + 1;
};
const race = (calledOff?: supportTeam.CalledOff) =>
  runSupportTeam(
    broadcastFirst,
    inbox,
    { ...fiveAgents(calls()), ...(calledOff && { calledOff }) },
    seededStream(1),
  );

describe("calls that lose a race", () => {
  test("finish by default, and cost all their tokens", () => {
    expect(race()).toEqual(race("finish"));
    expect(race().tokens).toBe(500 * 5 * 1000);
  });

  test("stop, and cost what was written by then", () => {
    // One message to idle agents: the answer after 1 s, called off after 1.3 s.
    const one = supportInbox(
      { messages: 1, rate: 0.3, conversations: 1, topics: 1, topicChange: 0 },
      seededStream(1),
    );
    const { tokens } = runSupportTeam(
      broadcastFirst,
      one,
      { ...fiveAgents(calls()), calledOff: "stop" },
      seededStream(1),
    );
    expect(tokens).toBe(Math.round(1000 * (1 + 1.3 / 2 + 1.3 / 3 + 1.3 / 4 + 1.3 / 5)));
  });

  test("answer everybody all the same, sooner the sooner they stop", () => {
    const ways = (["finish", "stop", "stop at the next token"] as const).map(race);
    expect(ways.map(({ answered }) => answered)).toEqual([500, 500, 500]);
    const waits = ways.map(({ medianLatency }) => medianLatency);
    expect([...waits].sort((a, b) => b - a)).toEqual(waits);
  });
});

test("a row for ownership and for each way to call off; none where calls that finish are too many", () => {
  expect(raceRows([0.3, 0.5], 3).map(({ way }) => way)).toHaveLength(4 + 3);
});

test("over inboxes a mean lies inside its interval", () => {
  const { mean, low, high } = overInboxes(broadcastFirst, ({ medianLatency }) => medianLatency, {
    inboxes: 10,
  });
  expect(low <= mean && mean <= high).toBe(true);
});

test("honest claims are worth more than turns, and boasts no more", () => {
  const [turns, honest, boasts, priced] = slotRules(50).map(({ worth }) => worth);
  expect(honest).toBeGreaterThan(turns! + 0.1);
  expect(boasts).toBeCloseTo(turns!, 1);
  expect(priced).toBe(honest);
});
