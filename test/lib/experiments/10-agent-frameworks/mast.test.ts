import { describe, expect, it } from "vitest";
import { failureModes, releasedLabels } from "../../../../lib/experiments/10-agent-frameworks/mast.js";
import { reenactedModes, slippingRoles } from "../../../../lib/experiments/10-agent-frameworks/re-enacted.js";
import { inbox } from "../../../../lib/experiments/10-agent-frameworks/recorded.js";

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
