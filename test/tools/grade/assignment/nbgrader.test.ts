import { describe, expect, it } from "vitest";
import { nbgraderMetadata } from "../../../../tools/grade/assignment/nbgrader.js";

describe("nbgrader's checksum", () => {
  // Computed by nbgrader 0.9.5 itself.
  const cases = [
    [
      "tests",
      "test-1",
      "code",
      'if (f(2) !== 4) throw new Error("t1")',
      1,
      "ac2914bc01c34dc6dc8018c262b3ff16",
    ],
    ["answer", "ans-1", "code", "// YOUR CODE HERE", 0, "0f3882fde16c7ab753ed727fcdec081c"],
    ["read-only", "ro-1", "markdown", "read me", 0, "2f088a55b31bbea17bf672e933434d71"],
    ["written", "essay-é1", "markdown", "YOUR ANSWER HERE", 2.5, "85b875f0160e0a4c314cfde76488a0bb"],
  ] as const;
  it.each(cases)("of a %s cell is nbgrader's own", (kind, id, type, source, points, expected) => {
    expect(nbgraderMetadata(kind, { id, type, source }, points).checksum).toBe(expected);
  });
});
