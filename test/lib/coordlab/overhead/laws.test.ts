import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amdahlCeiling, amdahlSpeedup } from "../../../../lib/coordlab/overhead/amdahl.js";
import { gustafsonSpeedup } from "../../../../lib/coordlab/overhead/gustafson.js";
import { impliedFractions, karpFlatt } from "../../../../lib/coordlab/overhead/karp-flatt.js";
import { peak, scaledThroughput } from "../../../../lib/coordlab/overhead/scalability-law.js";
import { ledgerSerialFraction, serialFraction } from "../../../../lib/coordlab/overhead/serial-fraction.js";

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const coefficient = fc.double({ min: 0, max: 0.9, noNaN: true });
const agents = fc.integer({ min: 1, max: 10_000 });

describe("Amdahl's law", () => {
  test("ten agents with a tenth of serial work are 1 / (0.1 + 0.09) = 5.263 times as fast as one", () => {
    expect(amdahlSpeedup(10, 0.1)).toBeCloseTo(1 / 0.19, 12);
  });

  test("never passes its ceiling 1 / s, nor n, and never falls as n grows", () => {
    fc.assert(
      fc.property(agents, fraction, (n, s) => {
        const speedup = amdahlSpeedup(n, s);
        expect(speedup).toBeLessThanOrEqual(Math.min(n, amdahlCeiling(s)) * (1 + 1e-12));
        expect(amdahlSpeedup(n + 1, s)).toBeGreaterThanOrEqual(speedup * (1 - 1e-12));
      }),
    );
  });

  test("refuses what is out of range with the value and the rule", () => {
    expect(() => amdahlSpeedup(4, 1.2)).toThrow(new RangeError("serialFraction must be in [0, 1], got 1.2"));
    expect(() => amdahlSpeedup(4, Number.NaN)).toThrow("serialFraction must be in [0, 1], got NaN");
    expect(() => amdahlSpeedup(0, 0.1)).toThrow(new RangeError("n must be at least 1, got 0"));
    expect(() => amdahlCeiling(-0.1)).toThrow("serialFraction must be in [0, 1], got -0.1");
  });
});

test("Gustafson's and Amdahl's speedups agree once s is measured on the same run", () => {
  // serial time s, shared time (1 - s) / n: of the run with n agents, s' = s / (s + (1 - s) / n) is serial
  fc.assert(
    fc.property(agents, fraction, (n, s) => {
      const speedup = amdahlSpeedup(n, s);
      expect(gustafsonSpeedup(n, Math.min(1, s * speedup)) / speedup).toBeCloseTo(1, 6);
    }),
  );
});

describe("the Universal Scalability Law", () => {
  test("is Amdahl's law where kappa is 0", () => {
    fc.assert(
      fc.property(agents, fraction, (n, s) => {
        expect(scaledThroughput(n, { sigma: s, kappa: 0 }) / amdahlSpeedup(n, s)).toBeCloseTo(1, 9);
      }),
    );
  });

  test("is greatest at sqrt((1 - sigma) / kappa): sqrt(0.98 / 0.02) = 7 agents", () => {
    expect(peak({ sigma: 0.02, kappa: 0.02 }).n).toBeCloseTo(7, 12);
  });

  test("no team size has more throughput than the peak", () => {
    fc.assert(
      fc.property(agents, coefficient, coefficient, (n, sigma, kappa) => {
        const law = { sigma, kappa, lambda: 3 };
        expect(scaledThroughput(n, law)).toBeLessThanOrEqual(peak(law).throughput * (1 + 1e-9));
      }),
    );
  });

  test("has no peak but a ceiling where kappa is 0, and no ceiling either where sigma is 0", () => {
    expect(peak({ sigma: 0.1, kappa: 0, lambda: 5 })).toEqual({ n: Infinity, throughput: 50 });
    expect(peak({ sigma: 0, kappa: 0 })).toEqual({ n: Infinity, throughput: Infinity });
  });

  test("peaks at one agent where contention or coherency eats every further one", () => {
    expect(peak({ sigma: 1, kappa: 0, lambda: 5 })).toEqual({ n: 1, throughput: 5 });
    expect(peak({ sigma: 0.5, kappa: 2, lambda: 5 })).toEqual({ n: 1, throughput: 5 });
  });

  test("refuses negative coefficients", () => {
    expect(() => peak({ sigma: -0.01, kappa: 0 })).toThrow("sigma must be at least 0, got -0.01");
    expect(() => scaledThroughput(2, { sigma: 0, kappa: -1 })).toThrow("kappa must be at least 0, got -1");
  });
});

describe("Karp and Flatt's implied serial fraction", () => {
  test("is sigma + kappa n under the Universal Scalability Law", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1000 }), coefficient, coefficient, (n, sigma, kappa) => {
        const implied = karpFlatt(n, scaledThroughput(n, { sigma, kappa }));
        expect(implied).toBeCloseTo(sigma + kappa * n, 9);
      }),
    );
  });

  test("is s itself, at every n, under Amdahl's law", () => {
    for (const n of [2, 10, 1000]) expect(karpFlatt(n, amdahlSpeedup(n, 0.1))).toBeCloseTo(0.1, 12);
  });

  test("reads .06 .10 .14 .18 .22 off the measurements made with sigma = kappa = .02", () => {
    const measurements = [1, 2, 4, 6, 8, 10].map((n) => ({
      n,
      throughput: scaledThroughput(n, { sigma: 0.02, kappa: 0.02, lambda: 40 }),
    }));
    const implied = impliedFractions(measurements);
    expect(implied.map(({ n }) => n)).toEqual([2, 4, 6, 8, 10]);
    implied.forEach(({ n, serialFraction }) => {
      expect(serialFraction).toBeCloseTo(0.02 + 0.02 * n, 12);
    });
  });

  test("needs a second agent, and the throughput of the first", () => {
    expect(() => karpFlatt(1, 1)).toThrow("n must be above 1, got 1");
    expect(() => karpFlatt(4, 0)).toThrow("speedup must be above 0, got 0");
    expect(() => impliedFractions([{ n: 2, throughput: 3 }])).toThrow("no measurement at n = 1");
    expect(impliedFractions([{ n: 2, throughput: 3 }], 2)).toHaveLength(1);
  });
});

test("serialFraction is the share of time spent agreeing", () => {
  expect(serialFraction({ coordinating: 1, useful: 9 })).toBe(0.1);
  expect(() => serialFraction({ coordinating: 0, useful: 0 })).toThrow("needs some time spent");
  expect(() => serialFraction({ coordinating: -1, useful: 2 })).toThrow(
    "coordinating must be at least 0, got -1",
  );
});

test("ledgerSerialFraction charges every message: 1000 at 0.01 beside 190 units of work are 10 of 200", () => {
  expect(ledgerSerialFraction({ worked: 190, messages: 1000 }, 0.01)).toBe(0.05);
  expect(ledgerSerialFraction({ worked: 190, messages: 0 }, 0.01)).toBe(0);
  expect(() => ledgerSerialFraction({ worked: 190, messages: 1000 }, -1)).toThrow(
    "messageTime must be at least 0, got -1",
  );
});
