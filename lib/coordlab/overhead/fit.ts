/**
 * Fits of Amdahl's law and of the Universal Scalability Law to measured throughput.
 *
 * Both are least squares on the throughput itself (not on its reciprocal, which would give the small teams
 * all the weight), with sigma and kappa at least 0: a negative one has no meaning.
 */
import { type Curve, type Estimate, estimates, leastSquares } from "./least-squares.js";
import { type Measurement, requireMeasurements } from "./measurement.js";
import { type Peak, peak } from "./scalability-law.js";

export interface ScalabilityFit {
  /** Contention; Amdahl's s where kappa is fixed at 0. */
  readonly sigma: number;
  /** Coherency. */
  readonly kappa: number;
  /** Throughput of one agent, in the unit of the measurements. */
  readonly lambda: number;
  readonly peak: Peak;
  /** Intervals of the asked confidence; [0, 0] for a kappa that was not fitted. */
  readonly intervals: Readonly<Record<"sigma" | "kappa" | "lambda", readonly [number, number]>>;
  /** Measured minus fitted throughput, in the order of the measurements. */
  readonly residuals: readonly number[];
  readonly sumOfSquares: number;
  /** 1 - sum of squares / sum of squares about the mean. */
  readonly rSquared: number;
}

/**
 * Fits X(n) = lambda n / (1 + sigma (n - 1) + kappa n (n - 1)), all three coefficients free.
 *
 * Starts: the solution of the same law in n / X, which is linear in its coefficients, and six corners of the
 * plausible range.
 *
 * @param confidence of the intervals, in (0, 1)
 * @throws RangeError if there are fewer than 4 measurements, n is below 1 or repeated, or a throughput not above 0
 * @example fitScalabilityLaw(specSdm91.measurements).peak.n.toFixed(1) // "96.5"
 * @see Gunther (2007), chapter 5; Möding's R package `usl`
 */
export function fitScalabilityLaw(measurements: readonly Measurement[], confidence = 0.95): ScalabilityFit {
  requireMeasurements(measurements, 4);
  return fit(measurements, universal, confidence);
}

/**
 * Fits Amdahl's law, X(n) = lambda / (s + (1 - s) / n): the same with kappa held at 0. `sigma` is s.
 *
 * @throws RangeError as {@link fitScalabilityLaw}, with at least 3 measurements
 * @example fitAmdahl(raytracer.measurements).sigma.toFixed(3) // "0.058"
 */
export function fitAmdahl(measurements: readonly Measurement[], confidence = 0.95): ScalabilityFit {
  requireMeasurements(measurements, 3);
  return fit(measurements, amdahl, confidence);
}

/** Parameters lambda, sigma, kappa. */
const universal: Curve = {
  lower: [0, 0, 0],
  at: (n, [lambda, sigma, kappa]) => {
    const share = n / (1 + sigma! * (n - 1) + kappa! * n * (n - 1));
    const slope = (-lambda! * share * share * (n - 1)) / n;
    return { value: lambda! * share, slopes: [share, slope, slope * n] };
  },
};

/** Parameters lambda, sigma. */
const amdahl: Curve = {
  lower: [0, 0],
  at: (n, [lambda, sigma]) => {
    const { value, slopes } = universal.at(n, Float64Array.of(lambda!, sigma!, 0));
    return { value, slopes: slopes.slice(0, 2) };
  },
};

function fit(measurements: readonly Measurement[], curve: Curve, confidence: number): ScalabilityFit {
  const points = { x: measurements.map(({ n }) => n), y: measurements.map(({ throughput }) => throughput) };
  const found = leastSquares(
    curve,
    points,
    starts(measurements).map((start) => start.slice(0, curve.lower.length)),
  );
  const [lambda, sigma, kappa = notFitted] = estimates(curve, points, found, confidence) as [
    Estimate,
    Estimate,
    Estimate?,
  ];
  const mean = points.y.reduce((sum, y) => sum + y, 0) / points.y.length;
  const spread = points.y.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  const law = { sigma: sigma.value, kappa: kappa.value, lambda: lambda.value };
  return {
    ...law,
    peak: peak(law),
    intervals: { sigma: sigma.interval, kappa: kappa.interval, lambda: lambda.interval },
    residuals: measurements.map(({ n, throughput }) => throughput - curve.at(n, found.parameters).value),
    sumOfSquares: found.sumOfSquares,
    rSquared: spread === 0 ? 1 : 1 - found.sumOfSquares / spread,
  };
}

const notFitted: Estimate = { value: 0, interval: [0, 0] };

function starts(measurements: readonly Measurement[]): number[][] {
  const best = Math.max(...measurements.map(({ n, throughput }) => throughput / n));
  const corners = [0, 0.05, 0.5].flatMap((sigma) => [0, 0.001].map((kappa) => [best, sigma, kappa]));
  return [reciprocalStart(measurements), ...corners];
}

/** n / X = a + b (n - 1) + c n (n - 1) with a = 1 / lambda, b = sigma / lambda, c = kappa / lambda. */
function reciprocalStart(measurements: readonly Measurement[]): number[] {
  const line: Curve = {
    lower: [-Infinity, -Infinity, -Infinity],
    at: (n, [a, b, c]) => ({
      value: a! + b! * (n - 1) + c! * n * (n - 1),
      slopes: [1, n - 1, n * (n - 1)],
    }),
  };
  const points = {
    x: measurements.map(({ n }) => n),
    y: measurements.map(({ n, throughput }) => n / throughput),
  };
  const [a, b, c] = leastSquares(line, points, [[points.y[0]!, 0, 0]]).parameters as unknown as [
    number,
    number,
    number,
  ];
  return a > 0 ? [1 / a, Math.max(0, b / a), Math.max(0, c / a)] : [1 / points.y[0]!, 0, 0];
}
