// Of actions that are equally good the last is taken, also by an agent that no term mentions.
// cell eliminate-all
function solve(terms: readonly Table[], actionCounts: readonly number[], order: readonly number[]): { payoff: number; actions: number[] } {
  let left = [...terms];
  const buckets: Table[][] = [];
  for (const agent of order) {
    const bucket = left.filter((term) => term.agents.includes(agent));
    left = left.filter((term) => !term.agents.includes(agent));
    if (bucket.length > 0) left.push(maximiseOut(agent, bucket, actionCounts));
    buckets.push(bucket);
  }
  const actions = actionCounts.map((count) => count - 1);
  [...order].reverse().forEach((agent, k) => {
    const sums = sumsFor(agent, buckets[order.length - 1 - k]!, actions, actionCounts);
    actions[agent] = sums.lastIndexOf(Math.max(...sums));
  });
  return { payoff: left.reduce((sum, term) => sum + term.values[0]!, 0), actions };
}
