/**
 * Published scalability measurements, with where they come from: what the fits are checked against.
 */
import type { Measurement } from "coordlab/overhead/measurement.js";

export interface ScalabilitySet {
  readonly title: string;
  /** What `n` counts. */
  readonly agents: string;
  /** Unit of the throughput. */
  readonly unit: string;
  readonly source: string;
  readonly measurements: readonly Measurement[];
}

/** A ray tracer on an SGI Origin 2000 with up to 64 processors: contention, and no coherency cost at all. */
export const raytracer: ScalabilitySet = {
  title: "ray tracer, SGI Origin 2000",
  agents: "processors",
  unit: "geometric objects per second",
  source: "Gunther, Guerrilla Capacity Planning (2007); data set `raytracer` of the R package usl 3.0.3",
  measurements: pairs(
    [1, 4, 8, 12, 16, 20, 24, 28, 32, 48, 64],
    [20, 78, 130, 170, 190, 200, 210, 230, 260, 280, 310],
  ),
};

/** The SPEC SDM91 benchmark on a SPARCcenter 2000: more simulated users, then fewer scripts an hour. */
export const specSdm91: ScalabilitySet = {
  title: "SPEC SDM91, SPARCcenter 2000",
  agents: "simulated users",
  unit: "scripts per hour",
  source: "Gunther, Guerrilla Capacity Planning (2007); data set `specsdm91` of the R package usl 3.0.3",
  measurements: pairs([1, 18, 36, 72, 108, 144, 216], [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775, 1702.2]),
};

/** MySQL, read only, on a Cisco UCS server with 1 to 32 threads. */
export const ciscoMySql: ScalabilitySet = {
  title: "MySQL read-only, Cisco UCS",
  agents: "threads",
  unit: "queries per second",
  source: "V. Tkachenko's benchmark, in B. Schwartz, Practical Scalability Analysis with the USL (2015)",
  measurements: pairs(
    Array.from({ length: 32 }, (_, i) => i + 1),
    [
      955.16, 1878.91, 2688.01, 3548.68, 4315.54, 5130.43, 5931.37, 6531.08, 7219.8, 7867.61, 8278.71, 8646.7,
      9047.84, 9426.55, 9645.37, 9897.24, 10097.6, 10240.5, 10532.39, 10798.52, 11151.43, 11518.63, 11806,
      12089.37, 12075.41, 12177.29, 12211.41, 12158.93, 12155.27, 12118.04, 12140.4, 12074.39,
    ],
  ),
};

/** Made from the law itself with sigma = kappa = 0.02, to four decimals: what a fit has to give back. */
export const exactLaw: ScalabilitySet = {
  title: "the law itself, sigma = kappa = 0.02",
  agents: "agents",
  unit: "times one agent",
  source: "test set of the R package usl 3.0.3",
  measurements: pairs([1, 2, 4, 6, 8, 10], [1, 1.8868, 3.0769, 3.5294, 3.5398, 3.3557]),
};

function pairs(n: readonly number[], throughput: readonly number[]): Measurement[] {
  return n.map((agents, i) => ({ n: agents, throughput: throughput[i]! }));
}
