/**
 * Logarithm and cosine by arithmetic alone. JavaScript leaves the last bit of `Math.log` and `Math.cos` to the engine,
 * and engines differ; a world drawn through them would not be the same in every browser and kernel. These are the
 * formulas of fdlibm, and give the bits of Node 20.
 *
 * @see fdlibm 5.3, e_log.c, k_cos.c, k_sin.c and e_rem_pio2.c, Sun Microsystems (1993)
 */

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
/** Index of the word with sign and exponent. */
const high = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;

/** The natural logarithm of a positive number that is no subnormal; an error below one unit of the last place. */
export function log(x: number): number {
  double[0] = x;
  const top = words[high]!;
  let mantissa = top & 0xfffff;
  // x = 2^k (1 + f), with 1 + f between sqrt(1/2) and sqrt(2).
  const shift = (mantissa + 0x95f64) & 0x100000;
  words[high] = mantissa | (shift ^ 0x3ff00000);
  const k = (top >> 20) - 1023 + (shift >> 20);
  const f = double[0]! - 1;
  if ((0xfffff & (2 + mantissa)) < 3) {
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    return k === 0 ? f - r : k * ln2High - (r - k * ln2Low - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const r = odd + even;
  mantissa = (mantissa - 0x6147a) | (0x6b851 - mantissa);
  if (mantissa > 0) {
    const half = 0.5 * f * f;
    return k === 0 ? f - (half - s * (half + r)) : k * ln2High - (half - (s * (half + r) + k * ln2Low) - f);
  }
  return k === 0 ? f - s * (f - r) : k * ln2High - (s * (f - r) - k * ln2Low - f);
}

const halfPi = 1.5707963267341256;
const halfPiRest = 6.077100506506192e-11;

/** The cosine of an angle from 0 to 2 pi. */
export function cos(x: number): number {
  if (x < Math.PI / 4) return cosNearZero(x, 0);
  // The angle to the nearest multiple of a right angle, in two parts.
  const turns = Math.trunc(x * (2 / Math.PI) + 0.5);
  const near = x - turns * halfPi;
  const rest = turns * halfPiRest;
  const y = near - rest;
  const tail = near - y - rest;
  const value = turns % 2 === 0 ? cosNearZero(y, tail) : sinNearZero(y, tail);
  return turns === 1 || turns === 2 ? -value : value;
}

function cosNearZero(x: number, tail: number): number {
  const z = x * x;
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (2.480158728947673e-5 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  double[0] = x;
  const top = words[high]! & 0x7fffffff;
  if (top < 0x3fd33333) return 1 - (0.5 * z - (z * r - x * tail));
  double[0] = 0;
  if (top <= 0x3fe90000) words[high] = top - 0x00200000;
  const part = top > 0x3fe90000 ? 0.28125 : double[0]!;
  const half = 0.5 * z - part;
  return 1 - part - (half - (z * r - x * tail));
}

function sinNearZero(x: number, tail: number): number {
  const z = x * x;
  const cube = z * x;
  const r =
    0.00833333333332249 +
    z *
      (-1.984126982985795e-4 +
        z * (2.7557313707070068e-6 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return x - (z * (0.5 * tail - cube * r) - tail - cube * -0.16666666666666632);
}
