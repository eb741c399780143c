/** The public instances that are solved in well under a second, against optima proven by other programs. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { CoordinationGraph } from "../../../lib/coordlab/graph/coordination-graph.js";
import { observe, readEvidence } from "../../../lib/engine/files/evidence.js";
import { readUai } from "../../../lib/engine/files/uai.js";
import { branchAndBound } from "../../../lib/engine/search/branch-and-bound.js";
import { lossShiftingSearch } from "../../../lib/engine/search/loss-shifting-search.js";
import { solve } from "../../../lib/engine/solve.js";

const folder = fileURLToPath(new URL("../../../../shared/data/graphs/uai/", import.meta.url));

/** log10 of the best product of factors, to the four digits that are on record. */
const optima = {
  "90-10-1": -1.9343,
  BN_126: -56.0061,
  CSP_11: -1.6044,
  DBN_11: 57.9628,
  Grids_15: 275.9729,
  ObjectDetection_11: -104.8209,
  Pedigree_11: -28.5524,
  Promedus_11: -9.3046,
  "c432.isc": -10.8371,
  pdb1akg: -2.6268,
  pedigree18: -125.2524,
};

function read(name: string): CoordinationGraph {
  const graph = readUai(readFileSync(`${folder}${name}.uai`, "utf8"));
  const evidence = `${folder}${name}.uai.evid`;
  if (!existsSync(evidence)) return graph;
  return observe(graph, readEvidence(readFileSync(evidence, "utf8"), graph)).graph;
}

const present = existsSync(folder);
if (!present) console.warn(`SKIPPED: the known optima of public instances, for want of ${folder}`);

describe.skipIf(!present)("known optima", () => {
  test.each(Object.entries(optima))("%s: the chooser proves %d", (name, optimum) => {
    const solution = solve(read(name));
    expect(solution.status).toBe("optimal");
    expect(solution.payoff).toBeCloseTo(optimum, 3);
  });

  test.each(["DBN_11", "pedigree18", "CSP_11"] as const)("%s: AND/OR branch and bound proves it", (name) => {
    expect(branchAndBound(read(name))).toMatchObject({ status: "optimal" });
    expect(branchAndBound(read(name)).payoff).toBeCloseTo(optima[name], 3);
  });

  test.each(["c432.isc", "BN_126", "ObjectDetection_11"] as const)("%s: loss shifting proves it", (name) => {
    expect(lossShiftingSearch(read(name))).toMatchObject({ status: "optimal" });
    expect(lossShiftingSearch(read(name)).payoff).toBeCloseTo(optima[name], 3);
  });

  test("grid20x20.f5.wrap, cut short: the optimum lies between payoff and bound", () => {
    const solution = solve(read("grid20x20.f5.wrap"), { nodes: 100_000 });
    expect(solution.status).toBe("not proven");
    expect(solution.payoff).toBeLessThanOrEqual(669.9708);
    expect(solution.upperBound).toBeGreaterThanOrEqual(669.9707);
    expect(solution.gap).toBeLessThan(30);
  });
});
