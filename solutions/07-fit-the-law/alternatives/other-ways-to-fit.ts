// The line by the normal equations, and the fit by a search of its own instead of `descend`.
// cell fit-line
interface Point {
  readonly x: number;
  readonly y: number;
}

function fitLine(points: readonly Point[]): { intercept: number; slope: number } {
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (const { x, y } of points) [n, sx, sy, sxx, sxy] = [n + 1, sx + x, sy + y, sxx + x * x, sxy + x * y];
  const slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  return { intercept: (sy - slope * sx) / n, slope };
}

function readOff(measurements: readonly Measurement[]): Costs {
  const alone = measurements.filter(({ n }) => n === 1)[0]!;
  const { intercept, slope } = fitLine(
    measurements.filter((one) => one !== alone).map(({ n, throughput: x }) => ({ x: n, y: impliedFraction(n, x / alone.throughput) })),
  );
  return { sigma: intercept, kappa: slope };
}
// cell fit-fit
function fitLaw(measurements: readonly Measurement[]): Law {
  const loss = (sigma: number, kappa: number) =>
    sumOfSquares({ sigma, kappa, lambda: bestLambda({ sigma, kappa }, measurements) }, measurements);
  let best = { sigma: 0.2, kappa: 0.01 };
  for (const start of [{ sigma: 0.2, kappa: 0.01 }, { sigma: 0, kappa: 0 }, { sigma: 0.5, kappa: 0 }]) {
    let here = start;
    let [wide, deep] = [0.1, 0.01];
    for (let turn = 0; turn < 400; turn++) {
      let next = here;
      for (const s of [-1, 0, 1])
        for (const k of [-1, 0, 1]) {
          const tried = { sigma: Math.max(0, here.sigma + s * wide), kappa: Math.max(0, here.kappa + k * deep) };
          if (loss(tried.sigma, tried.kappa) < loss(next.sigma, next.kappa)) next = tried;
        }
      if (next === here) [wide, deep] = [wide / 2, deep / 2];
      here = next;
    }
    if (loss(here.sigma, here.kappa) < loss(best.sigma, best.kappa)) best = here;
  }
  return { ...best, lambda: bestLambda(best, measurements) };
}
