// A closed form where the text only asks for a formula, and the best team found from the largest down.
// cell edges-formula
function cellsFormula(shape: Shape, n: number, actions: number): number {
  if (shape !== "complete") return actions * (actions * n - actions + 1);
  return actions === 1 ? n : (actions * (actions ** n - 1)) / (actions - 1);
}
// cell edges-team
function speedup(shape: Shape, n: number, messageTime: number): number {
  const talk = shape === "complete" ? n * (n - 1) * messageTime : 2 * (n - 1) * messageTime;
  return n / (1 + talk);
}

function bestTeam(shape: Shape, messageTime: number, largest: number): number {
  let best = largest;
  for (let n = largest - 1; n >= 1; n--) if (speedup(shape, n, messageTime) >= speedup(shape, best, messageTime)) best = n;
  return best;
}
