/** Fisher's F distribution, for tests of whether two agents' actions matter together. */
import { requireAtLeast, requirePositive } from "coordlab/world/require-range.js";

/**
 * P(F > ratio) with a degrees of freedom above and b below: the incomplete beta function I_x(b/2, a/2) at
 * x = b / (b + a ratio), to about 12 digits.
 *
 * @throws RangeError if `ratio` is negative or a number of degrees is not above 0
 * @example upperTail(2.306 ** 2, 1, 8) // 0.05
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 26.6.2; Lentz's continued fraction for 26.5.8
 */
export function upperTail(ratio: number, a: number, b: number): number {
  if (ratio !== Infinity) requireAtLeast("ratio", 0, ratio);
  requirePositive("degrees of freedom", a);
  requirePositive("degrees of freedom", b);
  return incompleteBeta(b / (b + a * ratio), b / 2, a / 2);
}

function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return Math.max(0, Math.min(1, x));
  // The fraction converges fast on this side only; the other is its mirror
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x);
  let [c, d] = [1, 1 / (1 - ((a + b) * x) / (a + 1))];
  let fraction = d;
  for (let m = 1; m < 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      d = 1 / (1 + term * d);
      c = 1 + term / c;
      change = c * d;
      fraction *= change;
    }
    if (Math.abs(change - 1) < 1e-14) break;
  }
  return (Math.exp(logFront) * fraction) / a;
}

/** Stirling's series, shifted to where it has 14 digits. */
function logGamma(x: number): number {
  let shift = 0;
  for (; x < 10; x++) shift += Math.log(x);
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - shift;
}
