// The means are squared and added, whatever the number of rows behind them; the ratio is computed on its own.
// expect explained 0
// expect ratio 0
// cell agree-explained
function explained(log: Log, i: number, j: number): number {
  const cells = new Map<string, number[]>();
  log.jointActions.forEach((actions, row) => {
    const name = `${actions[i]} ${actions[j]}`;
    cells.set(name, [...(cells.get(name) ?? []), log.rewards[row]!]);
  });
  return [...cells.values()].reduce((sum, cell) => sum + (cell.reduce((s, r) => s + r, 0) / cell.length) ** 2, 0);
}
