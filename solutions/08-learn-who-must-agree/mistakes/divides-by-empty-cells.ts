// Cells without rows make the sum NaN.
// expect explained 0
// expect ratio 0
// cell agree-explained
function explained(log: Log, i: number, j: number): number {
  const columns = log.actionCounts[j]!;
  const sums = new Array<number>(log.actionCounts[i]! * columns).fill(0);
  const rows = sums.map(() => 0);
  log.jointActions.forEach((actions, row) => {
    sums[actions[i]! * columns + actions[j]!]! += log.rewards[row]!;
    rows[actions[i]! * columns + actions[j]!]!++;
  });
  return sums.reduce((total, sum, cell) => total + (sum * sum) / rows[cell]!, 0);
}
