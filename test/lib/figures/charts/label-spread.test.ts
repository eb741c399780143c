import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadLabels } from "../../../../lib/figures/charts/label-spread.js";

describe("spreadLabels", () => {
  it("leaves labels alone that are apart, and centres those that are not on what they want", () => {
    expect(spreadLabels([10, 50], 18, 100)).toEqual([10, 50]);
    expect(spreadLabels([52, 48], 18, 100)).toEqual([59, 41]); // 50 - 9 and 50 + 9
  });

  it("keeps labels the gap apart and inside, in the order they want", () => {
    const wishes = fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(wishes, (wanted) => {
        const places = spreadLabels(wanted, 18, 300);
        const order = wanted.map((_, i) => i).sort((i, j) => wanted[i]! - wanted[j]! || i - j);
        for (const [k, i] of order.entries()) {
          expect(places[i]).toBeGreaterThanOrEqual(0);
          expect(places[i]).toBeLessThanOrEqual(300);
          if (k > 0) expect(places[i]! - places[order[k - 1]!]!).toBeGreaterThan(18 - 1e-9);
        }
      }),
    );
  });
});
