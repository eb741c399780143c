// The implied fractions are taken from the throughput itself, not from the speedup over one agent.
// expect line 2
// cell fit-line
interface Point {
  readonly x: number;
  readonly y: number;
}

function fitLine(points: readonly Point[]): { intercept: number; slope: number } {
  const n = points.length;
  const x = points.reduce((sum, point) => sum + point.x, 0) / n;
  const y = points.reduce((sum, point) => sum + point.y, 0) / n;
  let over = 0;
  let under = 0;
  for (const point of points) {
    over += (point.x - x) * (point.y - y);
    under += (point.x - x) ** 2;
  }
  return { intercept: y - (over / under) * x, slope: over / under };
}

function readOff(measurements: readonly Measurement[]): Costs {
  const several = measurements.filter(({ n }) => n > 1);
  const line = fitLine(several.map((one) => ({ x: one.n, y: impliedFraction(one.n, one.throughput) })));
  return { sigma: line.intercept, kappa: line.slope };
}
