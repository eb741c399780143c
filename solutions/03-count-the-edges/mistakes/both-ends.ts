// Every edge is counted from both its ends.
// expect count 2
// cell edges-count
function lineEdges(n: number): number {
  return n - 1;
}

function starEdges(n: number): number {
  return n - 1;
}

function completeEdges(n: number): number {
  return n * (n - 1);
}
