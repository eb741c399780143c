// λ is taken from the measurement at n = 1 instead of being fitted.
// expect fit 1
// cell fit-fit
function fitLaw(measurements: readonly Measurement[]): Law {
  const lambda = measurements.find(({ n }) => n === 1)!.throughput;
  return { ...descend((costs) => sumOfSquares({ ...costs, lambda }, measurements)), lambda };
}
