import { seededStream } from "coordlab";
import {
  crossing,
  gainOfLying,
  overInboxes,
  overPolicies,
  raceRows,
  saltedAnswers,
  slotRules,
  supportTeam,
} from "coordlab-experiments";
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

test("where claims are free the boldest earns most, where the winner pays nothing beats the truth", () => {
  const lies = gainOfLying(50);
  const earns = (rule: string) => lies.filter((row) => row.rule === rule).map((row) => row.earns);
  const free = earns("claims are free");
  expect(free).toEqual([...free].sort((a, b) => a - b));
  const priced = earns("the winner pays");
  expect(Math.max(...priced)).toBe(priced[1]);
});

test("a crossing lies between the loads where the race is quicker and slower; none, none", () => {
  const row = (rate: number, way: string, wait: number) => ({ rate, way, wait, low: wait, high: wait });
  const rows = [1, 2].flatMap((rate) => [row(rate, "ownership", 2), row(rate, "race", rate === 1 ? 1 : 4)]);
  expect(crossing(rows, "race")).toBeCloseTo(1.5);
  expect(crossing(rows, "ownership")).toBeNaN();
});

test("policies over inboxes: what each costs a message", () => {
  const [race, owned] = overPolicies([broadcastFirst, supportTeam.hashOwnership], { inboxes: 5 });
  expect(race).toMatchObject({ tokens: 5000, unanswered: 0, messages: 4 });
  expect(owned).toMatchObject({ tokens: 1000, duplicates: 0, unanswered: 0, messages: 0 });
  expect(owned!.low <= owned!.median && owned!.median <= owned!.high).toBe(true);
});

test("salted hashes leave (1 - 1/n)^n to nobody and (1 - 1/n)^(n - 1) to exactly one", () => {
  for (const { agents, nobody, once, several } of saltedAnswers([2, 5, 20], 50_000)) {
    expect(nobody).toBeCloseTo((1 - 1 / agents) ** agents, 2);
    expect(once).toBeCloseTo((1 - 1 / agents) ** (agents - 1), 2);
    expect(nobody + once + several).toBeCloseTo(1);
  }
});
