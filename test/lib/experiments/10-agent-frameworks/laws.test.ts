import { fitScalabilityLaw } from "coordlab";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atTheDoorway } from "../../../../lib/experiments/10-agent-frameworks/doorway.js";
import { frameworkTable } from "../../../../lib/experiments/10-agent-frameworks/framework-table.js";
import {
  growingSupervisor,
  growingTools,
} from "../../../../lib/experiments/10-agent-frameworks/growing-team.js";
import { deskInbox } from "../../../../lib/experiments/10-agent-frameworks/inbox.js";
import { messageTokens, toolTokens } from "../../../../lib/experiments/10-agent-frameworks/messages.js";
import {
  agentsAsTools,
  handoffs,
  oneAgent,
  ownership,
  routing,
  supervisor,
} from "../../../../lib/experiments/10-agent-frameworks/patterns.js";
import { inbox, recorded } from "../../../../lib/experiments/10-agent-frameworks/recorded.js";
import { programOf, recordedBill } from "../../../../lib/experiments/10-agent-frameworks/recording.js";
import { runTeam } from "../../../../lib/experiments/10-agent-frameworks/run-team.js";
import {
  desksPerThousandTokens,
  quadraticBill,
} from "../../../../lib/experiments/10-agent-frameworks/token-bill.js";
import {
  crossingLetter,
  dearerFrom,
  whatIf,
} from "../../../../lib/experiments/10-agent-frameworks/what-if.js";
import { openAI } from "../../../../lib/experiments/10-agent-frameworks/wording.js";

describe("the token rule", () => {
  it("counts 4 and a quarter of the characters, calls with their names and arguments", () => {
    expect(messageTokens({ text: "" })).toBe(4);
    expect(messageTokens({ text: "12345" })).toBe(4 + 2);
    expect(messageTokens({ text: "", calls: [{ name: "ask_fares", arguments: "{}" }] })).toBe(4 + 3);
    // {"name":"a","description":"b","parameters":{}} has 46 characters.
    expect(toolTokens({ name: "a", description: "b", parameters: {} })).toBe(12);
  });
});

describe("runTeam", () => {
  it("every letter is answered rightly, by every pattern, in a team of any size", () => {
    const sizes = fc.record({
      desks: fc.integer({ min: 2, max: 9 }),
      roleTokens: fc.integer({ min: 10, max: 400 }),
      turns: fc.integer({ min: 1, max: 6 }),
      changeEvery: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(sizes, (size) => {
        const team = deskInbox(size);
        const letters = team.conversations.flat().length;
        for (const pattern of [
          oneAgent,
          routing,
          agentsAsTools,
          handoffs({ wording: openAI }),
          supervisor({ bookkeeping: true }),
        ])
          expect(runTeam(pattern, team).answered).toBe(letters);
      }),
      { numRuns: 20 },
    );
  });

  it("a longer role of k tokens costs one agent k for every desk and letter, a router k for every letter", () => {
    const tokens = (pattern: typeof oneAgent, roleTokens: number) =>
      runTeam(pattern, deskInbox({ desks: 4, roleTokens, turns: 3 })).tokens;
    // Four roles stand in one message of the one agent: 4 x 100 x 4 characters more.
    expect(tokens(oneAgent, 200) - tokens(oneAgent, 100)).toBe(12 * 400);
    expect(tokens(routing, 200) - tokens(routing, 100)).toBe(12 * 100);
  });

  it("1.24 calls: a hundred letters, 15 conversations that begin at another desk and 9 changes of topic", () => {
    const firsts = inbox.conversations.filter(([first]) => first !== inbox.topics[0]).length;
    const changes = inbox.conversations.flatMap((topics) =>
      topics.slice(1).filter((topic, i) => topic !== topics[i]),
    ).length;
    expect([firsts, changes]).toEqual([15, 9]);
    expect(runTeam(handoffs({ wording: openAI }), inbox).calls).toBe(100 + firsts + changes);
  });

  it("an owner who has read nothing answers cheaper: ownership that moves at every letter loses the history", () => {
    const moving = runTeam(
      ownership((_, turn) => turn),
      inbox,
    );
    expect(moving.byTurn.at(-1)).toBeLessThan(runTeam(oneAgent, inbox).byTurn.at(-1)!);
  });

  it("sizes out of range are refused", () => {
    const sizes = { desks: 5, roleTokens: 100, turns: 5 };
    expect(() => deskInbox({ ...sizes, desks: 0 })).toThrow(
      "desks must be a whole number from 1 to 99, got 0",
    );
    expect(() => deskInbox({ ...sizes, turns: 1.5 })).toThrow(
      "turns must be a whole number from 1 to 1000, got 1.5",
    );
    expect(() => recordedBill(recorded, "langgraph", "swarm")).toThrow("langgraph recorded one agent, ");
    expect(() => programOf(recorded, "dapr")).toThrow("no program dapr is recorded");
  });
});

describe("a growing team", () => {
  it("a supervisor's bill is 157 n^2 + 329 n + 142, whatever n", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        (n) => growingSupervisor(n).tokens === 157 * n * n + 329 * n + 142,
      ),
    );
  });

  it("agents as tools, asked at once, cost 414 n + 240", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), (n) => growingTools(n).tokens === 414 * n + 240));
  });

  it("the fitted law of scalability gives the recorded quadratic back", () => {
    const bills = programOf(recorded, "langgraph").growth!.supervisor!;
    const fit = fitScalabilityLaw(desksPerThousandTokens(bills));
    const { a, b, c } = quadraticBill(fit);
    expect([a, b, c].map(Math.round)).toEqual([157, 329, 142]);
    expect(fit.rSquared).toBeGreaterThan(1 - 1e-9);
    expect(fit.peak.n).toBe(1);
  });
});

describe("crossingLetter(flat, steep)", () => {
  const cost = ({ first, slope }: { first: number; slope: number }, letter: number) =>
    first + (letter - 1) * slope;
  const line = fc.record({ first: fc.nat(900), slope: fc.nat(90) });
  it("is the first letter at which the steeper line is dearer, by trying", () => {
    fc.assert(
      fc.property(line, line, (flat, { first, slope }) => {
        const steep = { first, slope: flat.slope + slope + 1 };
        let letter = 1;
        while (cost(steep, letter) <= cost(flat, letter)) letter++;
        return crossingLetter(flat, steep) === letter;
      }),
    );
    expect(() => crossingLetter({ first: 1, slope: 2 }, { first: 1, slope: 2 })).toThrow(
      "the steeper slope must be above 2, got 2",
    );
  });
});

describe("whatIf and dearerFrom", () => {
  it("the router is dearer than one agent from the fourth letter on", () => {
    expect(dearerFrom(runTeam(routing, inbox), runTeam(oneAgent, inbox))).toBe(4);
    expect(dearerFrom(runTeam(oneAgent, inbox), runTeam(oneAgent, inbox))).toBeUndefined();
  });
  it("rows for every pattern, size and letter", () => {
    const rows = whatIf({ desks: [2, 5], roleTokens: [50], letters: 3 });
    expect(rows).toHaveLength(2 * 5 * 3);
    // One agent, two desks: 2 roles of 46 x 4 characters and a line break, a letter of 55, an answer of 72.
    expect(rows[0]).toEqual({
      pattern: "one agent",
      letter: 1,
      tokens: 4 + 93 + 55 + 72,
      desks: 2,
      roleTokens: 50,
    });
  });
});

describe("the doorway", () => {
  it("deferring to each other costs the whole limit, whatever it is; lower name first costs two calls", () => {
    const polite = atTheDoorway(() => true, openAI, 50);
    expect([polite.calls, polite.answered, polite.spent.length]).toEqual([50, false, 50]);
    expect(atTheDoorway((me, other) => other < me, openAI, 50).calls).toBe(2);
    expect(() => atTheDoorway(() => true, openAI, 0)).toThrow(
      "limit must be a whole number of at least 1, got 0",
    );
  });
});

it("the table of frameworks shows our own count beside each row it can play, and they are equal", () => {
  const rows = frameworkTable();
  const played = rows.filter(({ ours }) => ours !== undefined);
  expect(played).toHaveLength(13);
  for (const { ours, tokens } of played) expect(ours).toBe(tokens);
});
