// The cost is taken to follow the edges, k² cells each, also in the complete graph.
// expect formula 0
// cell edges-formula
function cellsFormula(shape: Shape, n: number, actions: number): number {
  const edges = shape === "complete" ? (n * (n - 1)) / 2 : n - 1;
  return edges * actions ** 2;
}
