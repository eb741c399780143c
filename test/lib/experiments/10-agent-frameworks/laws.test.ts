import { createHash } from "node:crypto";
import { fitScalabilityLaw, movedShare, rendezvousPlace } from "coordlab";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atTheDoorway } from "../../../../lib/experiments/10-agent-frameworks/doorway.js";
import { frameworkTable } from "../../../../lib/experiments/10-agent-frameworks/framework-table.js";
import {
  growingSupervisor,
  growingTools,
} from "../../../../lib/experiments/10-agent-frameworks/growing-team.js";
import { deskInbox } from "../../../../lib/experiments/10-agent-frameworks/inbox.js";
import { failureModes, releasedLabels } from "../../../../lib/experiments/10-agent-frameworks/mast.js";
import { messageTokens, toolTokens } from "../../../../lib/experiments/10-agent-frameworks/messages.js";
import {
  agentsAsTools,
  handoffs,
  oneAgent,
  ownership,
  routing,
  supervisor,
} from "../../../../lib/experiments/10-agent-frameworks/patterns.js";
import { reenactedModes, slippingRoles } from "../../../../lib/experiments/10-agent-frameworks/re-enacted.js";
import { inbox, recorded } from "../../../../lib/experiments/10-agent-frameworks/recorded.js";
import { programOf, recordedBill } from "../../../../lib/experiments/10-agent-frameworks/recording.js";
import { runTeam } from "../../../../lib/experiments/10-agent-frameworks/run-team.js";
import {
  equalSlices,
  movedOnRing,
  namedPoints,
  ownerOnRing,
  sharesOnRing,
} from "../../../../lib/experiments/10-agent-frameworks/shard-ring.js";
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

describe("rings", () => {
  const agents = (n: number) => Array.from({ length: n }, (_, i) => `agent-${i + 1}`);
  const without = (name: string) => agents(5).filter((agent) => agent !== name);

  it("Moleculer's slices, with its own hash, move the keys that the broker moved", () => {
    const place = (key: number) => {
      const hash = createHash("md5").update(`conversation-${key}`).digest("hex");
      return Number.parseInt(hash.slice(0, 8), 16) / 2 ** 32;
    };
    const moved = (points: number, after: readonly string[]) => {
      const [five, now] = [equalSlices(agents(5), points), equalSlices(after, points)];
      return Array.from({ length: 10_000 }, (_, key) => place(key)).filter(
        (at) => ownerOnRing(five, at) !== ownerOnRing(now, at),
      ).length;
    };
    const rows = programOf(recorded, "moleculer").ownership!;
    expect([10, 100].map((points) => moved(points, agents(6)))).toEqual(rows.map(({ joins }) => joins));
    expect([10, 100].map((points) => moved(points, without("agent-2")))).toEqual(
      rows.map(({ leaves }) => leaves),
    );
  });

  it("half of the circle moves when equal slices get a sixth owner; named points move what the newcomer gets", () => {
    expect(movedOnRing(equalSlices(agents(5), 10), equalSlices(agents(6), 10))).toBeCloseTo(0.5, 2);
    const six = namedPoints(agents(6), 100);
    expect(movedOnRing(namedPoints(agents(5), 100), six)).toBeCloseTo(sharesOnRing(six).get("agent-6")!, 10);
    const five = Array.from({ length: 5 }, (_, i) => i);
    expect(movedShare(rendezvousPlace, five, [...five, 5], 20_000)).toBeCloseTo(1 / 6, 2);
  });

  it("the shares of a ring add up to the circle", () => {
    for (const rule of [equalSlices, namedPoints]) {
      const shares = [...sharesOnRing(rule(agents(5), 10)).values()];
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    }
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

describe("MAST", () => {
  it("the rows hold together: fourteen modes, each version about 100 per cent, 3,064 labels", () => {
    expect(failureModes).toHaveLength(14);
    const total = (of: "v2" | "v3") => failureModes.reduce((sum, mode) => sum + mode[of], 0);
    expect([total("v2"), total("v3")].map((sum) => +sum.toFixed(2))).toEqual([100.01, 100.05]);
    expect(releasedLabels).toBe(3064);
  });

  it("2.6 is three different modes in three taxonomies", () => {
    const called = (of: "early" | "interim" | "code") =>
      failureModes.find((mode) => mode[of] === "2.6")!.name;
    expect([called("early"), called("interim"), called("code")]).toEqual([
      "disobeys its role",
      "ignores another's input",
      "does not do what it reasons",
    ]);
  });

  it("six modes on the ledger, with the mechanism and without", () => {
    expect(
      reenactedModes(inbox, 200).map(({ mode, kept, taken }) => [mode.slice(0, 3), kept, taken]),
    ).toEqual([
      ["1.2", "0", expect.stringMatching(/^\d\d\.\d \(\d\d\.\d to \d\d\.\d\)$/)],
      ["1.3", "1", "5"],
      ["1.4", expect.stringMatching(/^\d+ %$/), expect.stringMatching(/^\d+ %$/)],
      ["1.5", "2", "1000"],
      ["2.4", "100 %", "0 %"],
      ["3.1", "100", "0"],
    ]);
  });

  it("a desk in ten slips: the expected surplus is inside the interval", () => {
    // Of 5 desks the owner answers with .9, each other with .1: replies .9 + .4; surplus = replies - P(at least one).
    const expected = 100 * (1.3 - (1 - 0.1 * 0.9 ** 4));
    const { surplus, unanswered } = slippingRoles(inbox, 0.1, 400);
    expect(surplus.low).toBeLessThan(expected);
    expect(surplus.high).toBeGreaterThan(expected);
    expect(unanswered.mean).toBeCloseTo(100 * 0.1 * 0.9 ** 4, 0);
    expect(slippingRoles(inbox, 0, 1).surplus.mean).toBe(0);
  });
});

it("the table of frameworks shows our own count beside each row it can play, and they are equal", () => {
  const rows = frameworkTable();
  const played = rows.filter(({ ours }) => ours !== undefined);
  expect(played).toHaveLength(13);
  for (const { ours, tokens } of played) expect(ours).toBe(tokens);
});
