import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cos, log } from "../../../../lib/coordlab/world/portable-math.js";

/** A number between the two nearest others: engines differ by that much. */
const nearly = (x: number, y: number) =>
  Math.abs(x - y) <= 2 ** -52 * Math.max(Math.abs(x), Math.abs(y), 2 ** -40);

describe("log(x)", () => {
  // Bits of Node 20.20, printed with all their digits.
  it.each([
    [1, 0],
    [0.25, -1.3862943611198906],
    [7, 1.9459101490553132],
    [0.3, -1.2039728043259361],
    [1e-300, -690.7755278982137],
    [0.9999999, -1.0000000494736474e-7],
    [0.7390851332151607, -0.3023421641072233],
    [1.9999999999999998, 0.6931471805599452],
  ])("of %j is %j, to the last bit", (x, y) => expect(log(x) + 0).toBe(y));

  it("is the logarithm, whatever the engine's last bit", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => nearly(log(x), Math.log(x))),
    );
  });
});

describe("cos(x)", () => {
  it.each([
    [0, 1],
    [0.5, 0.8775825618903728],
    [1, 0.5403023058681398],
    [2, -0.4161468365471424],
    [3, -0.9899924966004454],
    [4, -0.6536436208636119],
    [5, 0.28366218546322625],
    [6, 0.9601702866503661],
    [0.7390851332151607, 0.7390851332151607],
  ])("of %j is %j, to the last bit", (x, y) => expect(cos(x)).toBe(y));

  it("is the cosine up to a whole turn, whatever the engine's last bit", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), (x) => nearly(cos(x), Math.cos(x))),
    );
  });
});
