// The order that is given is not used.
// expect cells 2
// cell edges-cells
function cellsInOrder(shape: Shape, n: number, actions: number, order: readonly Agent[]): number {
  return cells(shape, n, actions);
}

function cells(shape: Shape, n: number, actions: number): number {
  const graph = graphOf(shape, n, actions);
  return eliminationPrice(graph, eliminationOrder(graph)).cells;
}
