import { expect, it } from "vitest";
import { visibleReport } from "../../../tools/visible/command.js";

it("the report counts what holds and shows what does not, with its hint and no more", () => {
  const cells = [
    { id: "a", printed: "✓ one\n✗ two\n  It stopped with: not written yet\n  The idea.\nsomething else\n" },
    { id: "b", printed: "", fault: "not written yet" },
    { id: "c", printed: "", fault: "x is not defined" },
  ];
  expect(visibleReport("03", cells)).toEqual({
    lines: [
      "03: 1 of 2 visible checks hold",
      "  ✗ two",
      "    It stopped with: not written yet",
      "    The idea.",
      "  ! cell c: x is not defined",
    ],
    holds: false,
  });
  expect(visibleReport("03", [{ id: "a", printed: "✓ one\n✓ two\n" }]).holds).toBe(true);
});
