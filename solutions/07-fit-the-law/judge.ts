/** The scalability law forwards, backwards, and fitted to published measurements. */
import {
  fitScalabilityLaw,
  impliedFractions,
  karpFlatt,
  type Measurement,
  near,
  peak,
  type ScalabilityLaw,
  same,
  scaledThroughput,
} from "coordlab";
import { ciscoMySql, raytracer, specSdm91 } from "coordlab-experiments";
import { assignment, type Calls, fact, fc, law } from "course/judge";

const agents = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 61, max: 10_000 }));
const hundredths = (min: number, max: number) => fc.integer({ min, max }).map((ticks) => ticks / 100);
const laws = fc.record({
  sigma: hundredths(0, 60),
  kappa: fc.integer({ min: 0, max: 400 }).map((ticks) => ticks / 10_000),
  lambda: fc.integer({ min: 1, max: 1000 }),
});
const sizes = fc.uniqueArray(fc.integer({ min: 2, max: 40 }), { minLength: 3, maxLength: 8 });

/** One agent and some larger teams, in any order. */
const teams = sizes.chain((larger) =>
  fc.shuffledSubarray([1, ...larger], { minLength: larger.length + 1, maxLength: larger.length + 1 }),
);
const exact = fc
  .record({ law: laws, teams })
  .map(({ law: one, teams: ns }) => ({ law: one, measurements: measured(one, ns) }));
const noisy = teams.chain((ns) =>
  fc
    .array(fc.integer({ min: 10, max: 900 }), { minLength: ns.length, maxLength: ns.length })
    .map((throughputs): Measurement[] => ns.map((n, i) => ({ n, throughput: throughputs[i]! }))),
);

function measured(one: ScalabilityLaw, ns: readonly number[]): Measurement[] {
  return ns.map((n) => ({ n, throughput: scaledThroughput(n, one) }));
}

function squares(one: unknown, measurements: readonly Measurement[]): number {
  const { sigma, kappa, lambda } = one as Required<ScalabilityLaw>;
  return measurements.reduce(
    (sum, { n, throughput }) =>
      sum + (throughput - (lambda * n) / (1 + sigma * (n - 1) + kappa * n * (n - 1))) ** 2,
    0,
  );
}

/** As good a fit as the course's own, with costs that are not negative. */
function fitsAsWell(answer: unknown, measurements: readonly Measurement[]): boolean {
  const { sigma, kappa } = answer as ScalabilityLaw;
  const best = fitScalabilityLaw(measurements).sumOfSquares;
  return sigma >= 0 && kappa >= 0 && squares(answer, measurements) <= 1.001 * best + 1e-6;
}

/** Least squares by the normal equations, another way than the one that is taught. */
function straight(points: readonly { readonly x: number; readonly y: number }[]) {
  const sum = (of: (x: number, y: number) => number) =>
    points.reduce((total, { x, y }) => total + of(x, y), 0);
  const [n, sx, sy] = [points.length, sum((x) => x), sum((_, y) => y)];
  const slope = (n * sum((x, y) => x * y) - sx * sy) / (n * sum((x) => x * x) - sx * sx);
  return { slope, intercept: (sy - slope * sx) / n };
}

/** The line through the fractions that the student's own `impliedFraction` implies, by the student's own `fitLine`. */
async function ownLine(calls: Calls, measurements: readonly Measurement[]): Promise<Record<string, unknown>> {
  const one = measurements.find(({ n }) => n === 1)!.throughput;
  const points: { x: number; y: number }[] = [];
  for (const { n, throughput } of measurements)
    if (n > 1) points.push({ x: n, y: Number(await calls.impliedFraction!(n, throughput / one)) });
  const { intercept, slope } = (await calls.fitLine!(points)) as { intercept: number; slope: number };
  const isLine = Number.isFinite(intercept) && Number.isFinite(slope);
  return isLine && points.some(({ y }) => y !== points[0]!.y) ? { intercept, slope } : {};
}

/** The student's own X(n) for every measurement, if that is one: λ for a single agent. */
async function ownShapes(
  calls: Calls,
  one: Required<ScalabilityLaw>,
  measurements: readonly Measurement[],
): Promise<number[]> {
  const shapes: number[] = [];
  for (const { n } of measurements) shapes.push(Number(await calls.throughput!(n, one)));
  return near(await calls.throughput!(1, { sigma: 0.3, kappa: 0.1, lambda: 20 }), 20)
    ? shapes
    : shapes.map(() => Number.NaN);
}

/** Whether no law nearby has a smaller sum of squares, by the student's own `sumOfSquares`. */
async function ownLeast(
  calls: Calls,
  answer: unknown,
  measurements: readonly Measurement[],
): Promise<boolean> {
  const of = async (one: object) => Number(await calls.sumOfSquares!(one, measurements));
  const two = [
    { n: 1, throughput: 7 },
    { n: 2, throughput: 9 },
  ];
  const known = await calls.sumOfSquares!({ sigma: 0, kappa: 0, lambda: 5 }, two);
  const { sigma, kappa, lambda } = answer as Required<ScalabilityLaw>;
  const least = await of({ sigma, kappa, lambda });
  if (!near(known, 5) || !(sigma >= 0 && kappa >= 0)) return false;
  for (const [s, k, l] of [
    [1, 0, 1],
    [-1, 0, 1],
    [0, 1, 1],
    [0, -1, 1],
    [0, 0, 1.01],
    [0, 0, 0.99],
  ] as const) {
    const nearby = {
      sigma: Math.max(0, sigma + 0.01 * s),
      kappa: Math.max(0, kappa + 0.001 * k),
      lambda: lambda * l,
    };
    if ((await of(nearby)) < least * (1 - 1e-9)) return false;
  }
  return true;
}

export default assignment({
  title: "Fit the law",
  minutes: 60,
  goals: [
    "turn measured speedups into implied serial fractions, and tell contention from coherency by a straight line",
    "fit the Universal Scalability Law by least squares, and check a fit by its sum of squares",
    "say what a fit knows about team sizes that were never measured",
  ],
  withheld: ["fits of the scalability law"],
  questions: [
    {
      id: "laws",
      title: "the law forwards and backwards",
      calls: ["throughput", "impliedFraction"],
      keepsArguments: ["throughput"],
      hints: [
        "The first is the formula as it stands. For the second write Amdahl's law as 1/S = e + (1 - e)/n.",
        "Collect what has e on one side: 1/S - 1/n = e(1 - 1/n).",
        "Try a speedup of n and a speedup of 1: which serial fractions must come out?",
      ],
      visible: [
        {
          title: "one agent has the throughput λ",
          hint: "With n = 1 both costs vanish.",
          test: async ({ throughput }) =>
            (await throughput(1, { sigma: 0.3, kappa: 0.1, lambda: 20 })) === 20,
        },
        {
          title: "a perfect speedup implies no serial fraction",
          hint: "If eight agents are eight times as fast, nobody waited.",
          test: async ({ impliedFraction }) => near(await impliedFraction(8, 8), 0),
        },
        {
          title: "no speedup at all implies that everything is serial",
          hint: "If eight agents are as fast as one, nothing was shared out.",
          test: async ({ impliedFraction }) => near(await impliedFraction(8, 1), 1),
        },
      ],
      hidden: [
        law({
          title: "X(n) for any law",
          hint: "σ multiplies n - 1, κ multiplies n(n - 1), and λ the whole.",
          points: 1,
          given: fc.record({ n: agents, law: laws }),
          wanted: ({ n, law: one }) => scaledThroughput(n, one),
          test: async ({ throughput }, { n, law: one }) =>
            near(await throughput(n, one), scaledThroughput(n, one)),
        }),
        law({
          title: "Karp and Flatt's metric of any speedup",
          hint: "Solve 1/S = e + (1 - e)/n for e.",
          points: 2,
          given: fc.record({ n: fc.integer({ min: 2, max: 2000 }), speedup: hundredths(10, 9000) }),
          wanted: ({ n, speedup }) => karpFlatt(n, speedup),
          test: async ({ impliedFraction }, { n, speedup }) =>
            near(await impliedFraction(n, speedup), karpFlatt(n, speedup)),
        }),
      ],
    },
    {
      id: "line",
      title: "σ and κ from a straight line",
      calls: ["fitLine", "readOff", "impliedFraction"],
      keepsArguments: ["fitLine", "readOff"],
      hints: [
        "First both means, then the slope from the distances to the means, then the intercept from the line through the means.",
        "For `readOff` make one point for every measurement with n > 1: x is n, y the implied fraction of its speedup.",
        "Under e(n) = σ + κn, which of the two is the value at n = 0, and which the rise per agent?",
      ],
      visible: [
        {
          title: "a line through three points on a line",
          hint: "Points that lie on a line give that line back.",
          test: async ({ fitLine }) => {
            const line = (await fitLine([
              { x: 0, y: 1 },
              { x: 1, y: 3 },
              { x: 2, y: 5 },
            ])) as { intercept: number; slope: number };
            return near(line.intercept, 1) && near(line.slope, 2);
          },
        },
        {
          title: "measurements without any cost",
          hint: "A team that is n times as fast as one agent neither queues nor talks.",
          test: async ({ readOff }) => {
            const costs = (await readOff([
              { n: 1, throughput: 7 },
              { n: 2, throughput: 14 },
              { n: 4, throughput: 28 },
            ])) as { sigma: number; kappa: number };
            return near(costs.sigma, 0) && near(costs.kappa, 0);
          },
        },
      ],
      hidden: [
        law({
          title: "the least-squares line of any points",
          hint: "The slope compares distances from the two means; the line goes through the means.",
          points: 2,
          given: fc
            .array(
              fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) }),
              {
                minLength: 2,
                maxLength: 9,
              },
            )
            .filter((points) => points.some(({ x }) => x !== points[0]!.x)),
          wanted: straight,
          test: async ({ fitLine }, points) => {
            const line = (await fitLine(points)) as Record<string, unknown>;
            const right = straight(points);
            return near(line.slope, right.slope, 1e-7) && near(line.intercept, right.intercept, 1e-7);
          },
        }),
        law({
          title: "exact measurements give σ and κ back",
          hint: "The speedup is relative to the measurement at n = 1, wherever that stands in the list.",
          points: 1,
          given: exact,
          wanted: ({ law: { sigma, kappa } }) => ({ sigma, kappa }),
          test: async (calls, { law: one, measurements }) => {
            const costs = (await calls.readOff!(measurements)) as Record<string, unknown>;
            if (near(costs.sigma, one.sigma, 1e-6) && near(costs.kappa, one.kappa, 1e-6)) return true;
            const { intercept, slope } = (await ownLine(calls, measurements)) as Record<string, number>;
            return near(costs.sigma, intercept!, 1e-6) && near(costs.kappa, slope!, 1e-6);
          },
        }),
        fact({
          title: "what is read off the published measurements",
          hint: "One point for each measurement with n > 1.",
          points: 1,
          test: async (calls) => {
            for (const { measurements } of [raytracer, specSdm91, ciscoMySql]) {
              const costs = (await calls.readOff!(measurements)) as Record<string, unknown>;
              const fractions = impliedFractions(measurements);
              const right = straight(fractions.map(({ n, serialFraction }) => ({ x: n, y: serialFraction })));
              if (near(costs.sigma, right.intercept, 1e-7) && near(costs.kappa, right.slope, 1e-9)) continue;
              const own = (await ownLine(calls, measurements)) as Record<string, number>;
              if (!near(costs.sigma, own.intercept!, 1e-7) || !near(costs.kappa, own.slope!, 1e-9))
                return false;
            }
            return true;
          },
        }),
      ],
    },
    {
      id: "squares",
      title: "how far off a law is",
      calls: ["bestLambda", "sumOfSquares", "throughput"],
      keepsArguments: ["bestLambda", "sumOfSquares", "throughput"],
      hints: [
        "f(n) is `throughput` with λ = 1.",
        "Two sums: one of products of f and the measured throughput, one of squares of f.",
        "For the sum of squares take measured minus X(n) for each measurement, squared, λ included.",
      ],
      visible: [
        {
          title: "without costs the best λ of one measurement is throughput per agent",
          hint: "With σ = κ = 0 the law is λn.",
          test: async ({ bestLambda }) =>
            near(await bestLambda({ sigma: 0, kappa: 0 }, [{ n: 4, throughput: 12 }]), 3),
        },
        {
          title: "a law that misses by 2 and by 1",
          hint: "Square each miss, then add.",
          test: async ({ sumOfSquares }) =>
            near(
              await sumOfSquares({ sigma: 0, kappa: 0, lambda: 5 }, [
                { n: 1, throughput: 7 },
                { n: 2, throughput: 9 },
              ]),
              5,
            ),
        },
      ],
      hidden: [
        law({
          title: "the best λ for any costs",
          hint: "Weigh each measurement with f(n).",
          points: 1,
          given: fc.record({ law: laws, measurements: noisy }),
          test: async (calls, { law: { sigma, kappa }, measurements }) => {
            const answer = await calls.bestLambda!({ sigma, kappa }, measurements);
            const best = (shapes: readonly number[]) =>
              measurements.reduce((sum, { throughput }, i) => sum + throughput * shapes[i]!, 0) /
              shapes.reduce((sum, shape) => sum + shape ** 2, 0);
            const right = measurements.map(({ n }) => scaledThroughput(n, { sigma, kappa }));
            return (
              near(answer, best(right)) ||
              (Number.isFinite(answer) &&
                near(answer, best(await ownShapes(calls, { sigma, kappa, lambda: 1 }, measurements))))
            );
          },
        }),
        law({
          title: "the sum of squares of any law",
          hint: "Measured minus X(n), squared, added up.",
          points: 1,
          given: fc.record({ law: laws, measurements: noisy }),
          wanted: ({ law: one, measurements }) => squares(one, measurements),
          test: async (calls, { law: one, measurements }) => {
            const answer = await calls.sumOfSquares!(one, measurements);
            if (near(answer, squares(one, measurements))) return true;
            const shapes = await ownShapes(calls, one, measurements);
            const own = measurements.reduce(
              (sum, { throughput }, i) => sum + (throughput - shapes[i]!) ** 2,
              0,
            );
            return !Number.isNaN(own) && near(answer, own);
          },
        }),
      ],
    },
    {
      id: "fit",
      title: "the least-squares fit",
      calls: ["fitLaw", "sumOfSquares"],
      keepsArguments: ["fitLaw", "sumOfSquares"],
      hints: [
        "The loss is a function of σ and κ only. Which λ should it assume?",
        "For each σ and κ that `descend` tries, take the best λ and return the sum of squares of that law.",
        "`descend` gives σ and κ back, without λ. One more call completes the law.",
      ],
      visible: [
        {
          title: "measurements made from a law give it back",
          hint: "A loss that is 0 at the right σ and κ has its least value there.",
          test: async ({ fitLaw }) => {
            const found = (await fitLaw([
              { n: 1, throughput: 10 },
              { n: 3, throughput: 25 },
              { n: 5, throughput: 50 / 1.4 },
              { n: 9, throughput: 50 },
            ])) as { sigma: number; kappa: number; lambda: number };
            return near(found.sigma, 0.1, 1e-4) && near(found.kappa, 0, 1e-4) && near(found.lambda, 10, 1e-4);
          },
        },
      ],
      hidden: [
        fact({
          title: "the fit to three published sets",
          hint: "Another σ, κ or λ has a smaller sum of squares. Compare yours with that of a slightly changed law.",
          points: 3,
          test: async (calls) => {
            for (const { measurements } of [raytracer, specSdm91, ciscoMySql]) {
              const answer = await calls.fitLaw!(measurements);
              if (!fitsAsWell(answer, measurements) && !(await ownLeast(calls, answer, measurements)))
                return false;
            }
            return true;
          },
        }),
        law({
          title: "exact measurements are fitted exactly",
          hint: "The sum of squares can be brought to 0 here.",
          points: 1,
          runs: 30,
          given: exact.filter(({ measurements }) => measurements.length >= 5),
          test: async (calls, { measurements }) => {
            const scale = measurements.reduce((sum, { throughput }) => sum + throughput ** 2, 0);
            const answer = await calls.fitLaw!(measurements);
            return (
              squares(answer, measurements) <= 1e-4 * scale || (await ownLeast(calls, answer, measurements))
            );
          },
        }),
      ],
    },
    {
      id: "peak",
      title: "the best team size",
      calls: ["peakOf", "throughput", "fitLaw"],
      keepsArguments: ["peakOf", "throughput", "fitLaw"],
      reads: ["paysCoherency"],
      hints: [
        "Two cases: without coherency there is a ceiling and no peak.",
        "With coherency compute the formula, but first see that what is under the root is not negative, and at the end that the team has at least one agent.",
        "For the three machines look at κ in the table of your fits.",
      ],
      visible: [
        {
          title: "no coherency, no peak: only a ceiling",
          hint: "With κ = 0 this is Amdahl's law, whose ceiling is never reached.",
          test: async ({ peakOf }) =>
            same(await peakOf({ sigma: 0.25, kappa: 0, lambda: 3 }), { n: Infinity, throughput: 12 }),
        },
        {
          title: "no team beats the peak",
          hint: "Compare the throughput at your peak with that of its neighbours.",
          test: async ({ peakOf, throughput }) => {
            const top = (await peakOf({ sigma: 0.02, kappa: 0.005, lambda: 1 })) as {
              n: number;
              throughput: number;
            };
            return (
              top.throughput >
                Number(await throughput(top.n - 1, { sigma: 0.02, kappa: 0.005, lambda: 1 })) &&
              top.throughput > Number(await throughput(top.n + 1, { sigma: 0.02, kappa: 0.005, lambda: 1 }))
            );
          },
        },
        {
          title: "where everything queues, one agent is the best team",
          hint: "With σ above 1 there is no real root, and a team has at least one agent.",
          test: async ({ peakOf }) =>
            same(await peakOf({ sigma: 1.5, kappa: 0.1, lambda: 4 }), { n: 1, throughput: 4 }),
        },
      ],
      hidden: [
        law({
          title: "the peak of any law",
          hint: "√((1 - σ)/κ), never below one agent.",
          points: 2,
          given: fc.record({
            sigma: hundredths(0, 150),
            kappa: hundredths(1, 120),
            lambda: fc.integer({ min: 1, max: 50 }),
          }),
          wanted: (one) => peak(one),
          test: async ({ peakOf, throughput }, one) => {
            const [answer, right] = [(await peakOf(one)) as Record<string, unknown>, peak(one)];
            return (
              near(answer.n, right.n) &&
              (near(answer.throughput, right.throughput) ||
                (Number.isFinite(answer.throughput) &&
                  near(answer.throughput, Number(await throughput(answer.n, one)))))
            );
          },
        }),
        law({
          title: "the ceiling of any law without coherency",
          hint: "λ over σ.",
          points: 1,
          given: fc.record({ sigma: hundredths(1, 90), lambda: fc.integer({ min: 1, max: 50 }) }),
          test: async ({ peakOf }, { sigma, lambda }) => {
            const answer = (await peakOf({ sigma, kappa: 0, lambda })) as Record<string, unknown>;
            return answer.n === Infinity && near(answer.throughput, lambda / sigma);
          },
        }),
        fact({
          title: "who pays for coherency",
          hint: "A κ of 0, or so small that its peak lies far beyond every measurement, is no coherency cost.",
          points: 1,
          test: async ({ fitLaw }, { paysCoherency }) => {
            const said = paysCoherency as Record<string, unknown>;
            for (const [name, { measurements }] of Object.entries({ raytracer, specSdm91, ciscoMySql })) {
              if (said[name] === fitScalabilityLaw(measurements).kappa > 1e-6) continue;
              const { kappa, sigma } = (await fitLaw(measurements)) as Record<string, number>;
              if (!(sigma! > 0) || said[name] !== kappa! > 1e-6) return false;
            }
            return true;
          },
        }),
      ],
    },
    {
      id: "why-trap",
      title: "the extrapolation trap",
      hints: [
        "Compare the two peaks in the table with the highest dot.",
        "Put n = 10 and n = 50 into σ(n - 1) and into κn(n - 1).",
        "Where would two curves with different κ, both good up to ten, lie farthest apart?",
      ],
      manual: {
        points: 4,
        rubric: [
          {
            points: 1,
            text: "promised about 16,050 near 47 threads; measured about 12,200 near 27 (the fit to all: 12,340 near 36)",
          },
          {
            points: 2,
            text: "κ's term grows like n² and is small against σ's and the noise up to ten threads, so ten points hardly determine it, and the extrapolation hangs on it",
          },
          {
            points: 1,
            text: "measure past the suspected peak (20 to 40 threads) first; until then say that the peak is not known",
          },
        ],
      },
    },
  ],
});
