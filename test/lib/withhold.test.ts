import { createRequire } from "node:module";
import { afterEach, describe, expect, it } from "vitest";

// The built package, as notebooks load it: its modules are those of Node's own loader.
const lab: typeof import("coordlab") = createRequire(import.meta.url)("coordlab");
const taken: (() => void)[] = [];
const withhold = (...entries: string[]) => taken.push(lab.withhold(entries));
afterEach(() => {
  for (const giveBack of taken.splice(0).reverse()) giveBack();
});

const meeting = lab.coordinationGraph([2, 2], [{ agents: [0, 1], payoff: (a, b) => (a === b ? 1 : 0) }]);
const gone = /^this assignment is done without coordlab's \w+: write it yourself$/;

describe("a function that is withheld", () => {
  it("throws, and says that it is to be written", () => {
    withhold("karpFlatt");
    expect(() => lab.karpFlatt(8, 4)).toThrow(
      "this assignment is done without coordlab's karpFlatt: write it yourself",
    );
  });
  it("is gone for everything that calls it or hands it on", () => {
    withhold("planElimination", "line");
    expect(() => lab.solve(meeting)).toThrow(gone);
    expect(() => lab.topology.line(3)).toThrow(gone);
    const { lift, seededStream, simulate, centralPlanner } = lab;
    withhold("variableElimination");
    expect(() =>
      simulate(lift({ agents: 6, reach: 3, ready: 0.8 }), centralPlanner, 5, seededStream(1)),
    ).toThrow(gone);
  });
  it("is there again when it is given back, and others always", () => {
    const giveBack = lab.withhold(["karpFlatt"]);
    expect(lab.amdahlCeiling(0.5)).toBe(2);
    giveBack();
    expect(lab.karpFlatt(8, 8)).toBeCloseTo(0);
  });
  it("must exist", () => {
    expect(() => lab.withhold(["karpFlat"])).toThrow('coordlab has no function "karpFlat" to withhold');
    expect(() => lab.withhold(["grahp/"])).toThrow('coordlab has no function "grahp/" to withhold');
  });
});

describe("a folder that is withheld", () => {
  it("leaves no solver, by any name", () => {
    withhold("graph/");
    for (const name of [
      "solve",
      "variableElimination",
      "planElimination",
      "bruteForce",
      "branchAndBound",
      "lossShiftingSearch",
      "maxPlus",
      "reduceGraph",
    ] as const)
      expect(() => (lab[name] as (graph: unknown) => unknown)(meeting)).toThrow(gone);
    expect(() => lab.dpop(meeting, new lab.Channel(2))).toThrow(gone);
  });
  it("leaves its data", () => {
    withhold("overhead/");
    expect(() => lab.karpFlatt(8, 8)).toThrow(gone);
    expect(lab.raytracer.measurements.length).toBeGreaterThan(3);
  });
});
