// The share of lost efficiency is taken for the serial fraction.
// expect laws 1
// cell fit-laws
function throughput(n: number, law: Law): number {
  return (law.lambda * n) / (1 + law.sigma * (n - 1) + law.kappa * n * (n - 1));
}

function impliedFraction(n: number, speedup: number): number {
  return 1 - speedup / n;
}
