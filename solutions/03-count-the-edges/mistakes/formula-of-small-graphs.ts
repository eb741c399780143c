// Right for as many agents as one tries by hand.
// expect formula 2
// cell edges-formula
function cellsFormula(shape: Shape, n: number, actions: number): number {
  if (shape !== "complete") return (n - 1) * actions ** 2 + actions;
  let sum = 0;
  for (let met = 1; met <= Math.min(n, 7); met++) sum += actions ** met;
  return sum;
}
