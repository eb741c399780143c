// coordlab reads the law backwards, fits it and finds its peak.
// expect laws 1
// expect line 2
// expect fit 0
// expect peak 1
// cell fit-laws
import * as lab from "coordlab";

function throughput(n: number, law: Law): number {
  return lab.scaledThroughput(n, law);
}

function impliedFraction(n: number, speedup: number): number {
  return lab.karpFlatt(n, speedup);
}
// cell fit-fit
function fitLaw(measurements: readonly Measurement[]): Law {
  const { lambda, sigma, kappa } = lab.fitScalabilityLaw(measurements);
  return { lambda, sigma, kappa };
}
// cell fit-peak
function peakOf(law: Law): { n: number; throughput: number } {
  return lab.peak(law);
}
