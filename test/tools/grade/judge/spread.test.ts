import { expect, it } from "vitest";
import { fc, spread } from "../../../../tools/grade/judge/judge.js";

it("every beginning of the inputs has large, small and middling ones, and none is left out", () => {
  const drawn = fc.sample(fc.array(fc.nat(9), { maxLength: 40 }), { numRuns: 100, seed: 7 });
  const ordered = spread(drawn);
  expect([...ordered].sort()).toEqual([...drawn].sort());
  const lengths = [...drawn].map(({ length }) => length).sort((a, b) => a - b);
  const first = ordered.slice(0, 5).map(({ length }) => length);
  expect(Math.max(...first)).toBeGreaterThanOrEqual(lengths[85]!);
  expect(Math.min(...first)).toBe(lengths[0]);
  expect([...first].sort((a, b) => a - b)[2]).toBeCloseTo(lengths[50]!, -1);
  expect(Math.max(...ordered.slice(0, 6).map(({ length }) => length))).toBe(lengths.at(-1));
});

it("one input, or none, is itself", () => {
  expect(spread([3])).toEqual([3]);
  expect(spread([])).toEqual([]);
});
