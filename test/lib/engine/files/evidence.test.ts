import { describe, expect, test } from "vitest";
import { line, pairwiseGraph } from "../../../../lib/coordlab/graph/topologies.js";
import { readEvidence } from "../../../../lib/engine/files/evidence.js";

const graph = pairwiseGraph(line(4), 3, () => 0);

describe("evidence files with comments", () => {
  test("what stands between slashes and stars is not read", () => {
    expect(Array.from(readEvidence("/* Evidence */\n2 0 1 /* of 3 actions */ 3 2\n", graph))).toEqual([
      1, -1, -1, 2,
    ]);
    expect(Array.from(readEvidence("1\n/* 1 sample\n   of 2 */\n1 2 0", graph))).toEqual([-1, -1, 0, -1]);
    expect(Array.from(readEvidence("/* none */", graph))).toEqual([-1, -1, -1, -1]);
  });

  test("an error names the line as it stands in the file", () => {
    expect(() => readEvidence("/* two\n lines */\n1 9 0", graph)).toThrow(
      'line 3: expected an observed agent in 0..3, got "9"',
    );
  });
});
