import { fitScalabilityLaw } from "coordlab";
import { recordedWorkers } from "coordlab-experiments";
import {
  simulatedMachines,
  simulatedWorkers,
} from "coordlab-experiments/05-the-overhead-ceiling/simulated-workers.js";
import { expect, test } from "vitest";

const fitted = (pattern: Parameters<typeof simulatedWorkers>[0], cores: number) =>
  fitScalabilityLaw(simulatedWorkers(pattern, cores));

test("silent workers scale up to the cores there are, and fall beyond them", () => {
  const throughput = simulatedWorkers("partitioned", 4).map((point) => point.throughput);
  expect(throughput.slice(0, 4)).toEqual([1, 2, 3, 4]);
  expect(throughput[7]).toBeLessThan(4);
});

test("on two cores the fit reads the model as it reads the recorded run", () => {
  const { partitioned, "all-to-all round": round } = recordedWorkers.measurements;
  expect(Math.abs(fitted("partitioned", 2).kappa - fitScalabilityLaw(partitioned).kappa)).toBeLessThan(0.01);
  expect(Math.abs(fitted("all-to-all round", 2).sigma - fitScalabilityLaw(round).sigma)).toBeLessThan(0.1);
});

test("with a core each, silent workers show neither cost", () => {
  expect(fitted("partitioned", 8)).toMatchObject({ kappa: 0 });
  expect(fitted("partitioned", 8).sigma).toBeLessThan(1e-6);
});

test("a lock lets no more than one unit through in the time it is held", () => {
  expect(Math.max(...simulatedWorkers("shared corridor", 64).map(({ throughput }) => throughput))).toBe(4);
});

test("a machine has a row for each pattern", () => {
  expect(simulatedMachines([2, 8])).toHaveLength(6);
  expect(() => simulatedWorkers("partitioned", 0)).toThrow(RangeError);
});
