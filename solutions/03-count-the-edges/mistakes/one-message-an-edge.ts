// One message an edge instead of one in each direction; the best of equals is the largest, else by its own speedup.
// expect team 2
// cell edges-team
function speedup(shape: Shape, n: number, messageTime: number): number {
  const edges = shape === "complete" ? completeEdges(n) : lineEdges(n);
  return n / (1 + edges * messageTime);
}

function bestTeam(shape: Shape, messageTime: number, largest: number): number {
  let best = 1;
  for (let n = 2; n <= largest; n++) if (speedup(shape, n, messageTime) >= speedup(shape, best, messageTime)) best = n;
  return best;
}
