/**
 * Least squares with bounds, for the few parameters of a scalability law.
 *
 * Levenberg and Marquardt's method: Gauss-Newton steps, shortened by a damping that grows when a step fails.
 * A parameter that rests on its lower bound and wants to go below is held there for the step; others are
 * stopped at the bound. Only steps that lower the sum of squares are taken.
 *
 * @see Marquardt (SIAM J. Appl. Math. 11(2), 1963); Bertsekas on projected Newton steps (1982)
 */
import { studentQuantile } from "./student-t.js";

export interface Curve {
  /** The value at x, and its derivative by each parameter. */
  readonly at: (x: number, parameters: Float64Array) => { value: number; slopes: readonly number[] };
  /** `lower[i]` is the least that parameter i may be. */
  readonly lower: readonly number[];
}

export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Estimate {
  readonly value: number;
  /** Interval of the asked confidence, cut off at the parameter's bound. */
  readonly interval: readonly [number, number];
}

export interface LeastSquares {
  readonly parameters: Float64Array;
  readonly sumOfSquares: number;
}

/**
 * The best fit from several starts: the one with the smallest sum of squares, the first of equals.
 * O(points x parameters^2) a step, at most 200 steps a start.
 */
export function leastSquares(
  curve: Curve,
  points: Points,
  starts: readonly (readonly number[])[],
): LeastSquares {
  return starts
    .map((start) => descend(curve, points, Float64Array.from(start)))
    .reduce((best, fit) => (fit.sumOfSquares < best.sumOfSquares ? fit : best));
}

function descend(curve: Curve, points: Points, parameters: Float64Array): LeastSquares {
  let current = linearise(curve, points, parameters);
  for (let step = 0, damping = 1e-3; step < 200 && damping < 1e16; step++) {
    const held = parameters.map((value, i) => (value <= curve.lower[i]! && current.descent[i]! < 0 ? 1 : 0));
    const move = solve(
      damped(current.normal, damping, held),
      current.descent.map((d, i) => (held[i] ? 0 : d)),
    );
    const tried = parameters.map((value, i) => Math.max(curve.lower[i]!, value + move[i]!));
    const next = linearise(curve, points, tried);
    if (next.sumOfSquares < current.sumOfSquares) {
      parameters = tried;
      current = next;
      damping /= 10;
    } else damping *= 10;
  }
  return { parameters, sumOfSquares: current.sumOfSquares };
}

/**
 * Two-sided intervals by the t distribution and the curve's slopes at the fit: the covariance is s^2 (J'J)^-1,
 * s^2 the sum of squares over (points - parameters). Cut off at each parameter's bound.
 *
 * @param confidence in (0, 1), such as 0.95
 * @throws RangeError if there are no more points than parameters, or confidence is out of its range
 */
export function estimates(curve: Curve, points: Points, fit: LeastSquares, confidence: number): Estimate[] {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence must be in (0, 1), got ${confidence}`);
  const degrees = points.x.length - fit.parameters.length;
  const t = studentQuantile((1 + confidence) / 2, degrees);
  const { normal } = linearise(curve, points, fit.parameters);
  return Array.from(fit.parameters, (value, i) => {
    const unit = Float64Array.from(fit.parameters, (_, j) => (i === j ? 1 : 0));
    const reach = t * Math.sqrt((solve(normal, unit)[i]! * fit.sumOfSquares) / degrees);
    return { value, interval: [Math.max(curve.lower[i]!, value - reach), value + reach] };
  });
}

interface Linearised {
  readonly sumOfSquares: number;
  /** J'J, row by row. */
  readonly normal: readonly Float64Array[];
  /** J'r, the direction in which the sum of squares falls. */
  readonly descent: Float64Array;
}

function linearise(curve: Curve, { x, y }: Points, parameters: Float64Array): Linearised {
  const normal = Array.from(parameters, () => new Float64Array(parameters.length));
  const descent = new Float64Array(parameters.length);
  let sumOfSquares = 0;
  x.forEach((at, point) => {
    const { value, slopes } = curve.at(at, parameters);
    const residual = y[point]! - value;
    sumOfSquares += residual * residual;
    slopes.forEach((slope, i) => {
      descent[i]! += slope * residual;
      for (let j = 0; j < slopes.length; j++) normal[i]![j]! += slope * slopes[j]!;
    });
  });
  return { sumOfSquares, normal, descent };
}

/** J'J with its diagonal raised by the damping; a held parameter becomes an equation of its own, move = 0. */
function damped(normal: readonly Float64Array[], damping: number, held: Float64Array): Float64Array[] {
  return normal.map((row, i) =>
    row.map((entry, j) => {
      if (held[i] || held[j]) return i === j ? 1 : 0;
      return i === j ? entry * (1 + damping) : entry;
    }),
  );
}

/** Solves A x = b for a symmetric positive definite A, by elimination on a scaled copy. */
function solve(a: readonly Float64Array[], b: Float64Array): Float64Array {
  // Parameters differ by ten orders of magnitude, so rows and columns are scaled to a unit diagonal first.
  const scale = a.map((row, i) => 1 / Math.sqrt(row[i]! || 1));
  const rows = a.map((row, i) => row.map((entry, j) => entry * scale[i]! * scale[j]!));
  const x = b.map((entry, i) => entry * scale[i]!);
  for (let i = 0; i < x.length; i++)
    for (let k = i + 1; k < x.length; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j < x.length; j++) rows[k]![j]! -= factor * rows[i]![j]!;
      x[k]! -= factor * x[i]!;
    }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = i + 1; j < x.length; j++) x[i]! -= rows[i]![j]! * x[j]!;
    x[i]! /= rows[i]![i]!;
  }
  return x.map((entry, i) => entry * scale[i]!);
}
