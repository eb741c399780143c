// Only the pair's own numbers are taken off, not those of the other agents.
// expect ratio 0
// cell agree-ratio
function fRatio(log: Log, i: number, j: number): number {
  const [k, l] = [log.actionCounts[i]! - 1, log.actionCounts[j]! - 1];
  const total = log.rewards.reduce((sum, reward) => sum + reward * reward, 0);
  const pair = explained(log, i, j);
  return pair / (k * l) / ((total - pair) / (log.rewards.length - 1 - k - l - k * l));
}
