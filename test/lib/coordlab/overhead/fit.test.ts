import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitAmdahl, fitScalabilityLaw } from "../../../../lib/coordlab/overhead/fit.js";
import { scaledThroughput } from "../../../../lib/coordlab/overhead/scalability-law.js";
import { studentQuantile } from "../../../../lib/coordlab/overhead/student-t.js";
import {
  ciscoMySql,
  exactLaw,
  raytracer,
  specSdm91,
} from "../../../../lib/experiments/05-the-overhead-ceiling/published.js";

describe("published coefficients come out", () => {
  test("SPEC SDM91: the R package usl's own test has the peak at 96.51956", () => {
    const fit = fitScalabilityLaw(specSdm91.measurements);
    expect(fit.peak.n).toBeCloseTo(96.51956, 5);
    expect(fit.rSquared).toBeCloseTo(0.9896, 4);
    // its summary(): residuals from -81.66 to 111.09
    expect(Math.min(...fit.residuals)).toBeCloseTo(-81.66, 2);
    expect(Math.max(...fit.residuals)).toBeCloseTo(111.09, 2);
  });

  test("SPEC SDM91: estimates and standard errors are those of usl's summary(), 4 degrees of freedom", () => {
    const { sigma, kappa, lambda, intervals } = fitScalabilityLaw(specSdm91.measurements);
    expect([sigma, kappa * 100, lambda / 1000]).toEqual(
      [0.02773, 0.01044, 0.09].map((x) => expect.closeTo(x, 4)),
    );
    const standardError = ([low, high]: readonly [number, number]) =>
      (high - low) / 2 / studentQuantile(0.975, 4);
    expect(standardError(intervals.sigma)).toBeCloseTo(9.122e-3, 6);
    expect(standardError(intervals.kappa)).toBeCloseTo(1.988e-5, 8);
    expect(standardError(intervals.lambda)).toBeCloseTo(14.21, 2);
  });

  test("Cisco: sigma 0.02671591, kappa 7.690945e-4, lambda 995.6486 with lambda free", () => {
    const fit = fitScalabilityLaw(ciscoMySql.measurements);
    expect(fit.sigma).toBeCloseTo(0.02671591, 6);
    expect(fit.kappa).toBeCloseTo(7.690945e-4, 8);
    expect(fit.lambda).toBeCloseTo(995.6486, 2);
    expect(Math.floor(fit.peak.n)).toBe(35);
  });

  test("the exact law: sigma = kappa = 0.02", () => {
    const fit = fitScalabilityLaw(exactLaw.measurements);
    expect(fit.sigma).toBeCloseTo(0.02, 4);
    expect(fit.kappa).toBeCloseTo(0.02, 4);
  });

  test("ray tracer: kappa is 0, so there is no peak, and the fit is Amdahl's", () => {
    const fit = fitScalabilityLaw(raytracer.measurements);
    expect(fit.kappa).toBe(0);
    expect(fit.peak.n).toBe(Infinity);
    // coef(u) of usl: 0.0578, 21.8488
    expect(fit.sigma).toBeCloseTo(0.0578, 4);
    expect(fit.lambda).toBeCloseTo(21.8488, 4);
    expect(fit.intervals.kappa[0]).toBe(0);
    expect(fitAmdahl(raytracer.measurements).sigma).toBeCloseTo(fit.sigma, 8);
  });

  test("the extrapolation trap: ten points promise a peak of 16,052 at 47 threads, sixteen one of 10,493 at 22", () => {
    const ten = fitScalabilityLaw(ciscoMySql.measurements.slice(0, 10));
    const sixteen = fitScalabilityLaw(ciscoMySql.measurements.slice(0, 16));
    expect([ten.peak.n, ten.peak.throughput].map(Math.round)).toEqual([47, 16052]);
    expect([sixteen.peak.n, sixteen.peak.throughput].map(Math.round)).toEqual([22, 10493]);
    expect(sixteen.sigma).toBe(0);
  });
});

test("a fit to the law itself gives the law back", () => {
  const sizes = [1, 2, 3, 5, 8, 13, 21, 34];
  const coefficients = fc.record({
    sigma: fc.double({ min: 0, max: 0.6, noNaN: true }),
    kappa: fc.double({ min: 0, max: 0.05, noNaN: true }),
    lambda: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
  });
  fc.assert(
    fc.property(coefficients, (law) => {
      const fit = fitScalabilityLaw(sizes.map((n) => ({ n, throughput: scaledThroughput(n, law) })));
      expect(fit.sigma).toBeCloseTo(law.sigma, 6);
      expect(fit.kappa).toBeCloseTo(law.kappa, 7);
      expect(fit.lambda / law.lambda).toBeCloseTo(1, 6);
    }),
  );
});

test("no neighbouring coefficients fit better", () => {
  const { sigma, kappa, lambda, sumOfSquares } = fitScalabilityLaw(ciscoMySql.measurements);
  for (const [ds, dk, dl] of [
    [1e-4, 0, 0],
    [-1e-4, 0, 0],
    [0, 1e-6, 0],
    [0, -1e-6, 0],
    [0, 0, 0.5],
    [0, 0, -0.5],
  ]) {
    const law = { sigma: sigma + ds!, kappa: kappa + dk!, lambda: lambda + dl! };
    const squares = ciscoMySql.measurements.map(
      ({ n, throughput }) => (throughput - scaledThroughput(n, law)) ** 2,
    );
    expect(squares.reduce((a, b) => a + b)).toBeGreaterThan(sumOfSquares);
  }
});

test("studentQuantile agrees with the printed tables", () => {
  const table: [number, number, number][] = [
    [0.975, 1, 12.706],
    [0.975, 2, 4.303],
    [0.975, 4, 2.776],
    [0.975, 8, 2.306],
    [0.95, 10, 1.812],
    [0.995, 29, 2.756],
    [0.025, 5, -2.571],
  ];
  for (const [probability, degrees, t] of table)
    expect(studentQuantile(probability, degrees)).toBeCloseTo(t, 3);
  expect(() => studentQuantile(1, 4)).toThrow("probability must be in (0, 1), got 1");
  expect(() => studentQuantile(0.9, 0)).toThrow(
    "degrees of freedom must be a whole number of at least 1, got 0",
  );
});

test("refuses measurements that cannot be fitted, and says which", () => {
  const good = exactLaw.measurements;
  expect(() => fitScalabilityLaw(good.slice(0, 3))).toThrow("needs at least 4 measurements, got 3");
  expect(() => fitAmdahl(good.slice(0, 2))).toThrow("needs at least 3 measurements, got 2");
  expect(() => fitScalabilityLaw([...good, { n: 4, throughput: 3 }])).toThrow("n = 4 is measured twice");
  expect(() => fitScalabilityLaw([...good, { n: 12, throughput: 0 }])).toThrow(
    "throughput must be above 0, got 0 at n = 12",
  );
  expect(() => fitScalabilityLaw([...good, { n: 0.5, throughput: 1 }])).toThrow(
    "n must be at least 1, got 0.5",
  );
  expect(() => fitScalabilityLaw(good, 1)).toThrow("confidence must be in (0, 1), got 1");
});
