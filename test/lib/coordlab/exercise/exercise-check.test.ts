import { afterEach, expect, test, vi } from "vitest";
import { check } from "../../../../lib/coordlab/exercise/exercise-check.js";

const printed: string[] = [];
vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
afterEach(() => printed.splice(0));

test("a check prints its title, and the hint only where the idea does not hold", () => {
  check("one edge", () => true, "An edge joins a pair.");
  check("two edges", () => false, "An edge joins a pair.");
  expect(printed).toEqual(["✓ one edge", "✗ two edges\n  An edge joins a pair."]);
});

test("only true passes: a value that is merely like it, or an exception, fails", () => {
  check("like true", () => 1 as unknown as boolean, "Return a boolean.");
  check(
    "stopped",
    () => {
      throw new RangeError("n must be at least 1, got 0");
    },
    "Mind the empty team.",
  );
  expect(printed).toEqual([
    "✗ like true\n  Return a boolean.",
    "✗ stopped\n  It stopped with: n must be at least 1, got 0\n  Mind the empty team.",
  ]);
});
