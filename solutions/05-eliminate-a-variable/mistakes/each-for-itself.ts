// On the way back every agent takes the best action against actions 0 of the others.
// expect all 3
// cell eliminate-all
function solve(terms: readonly Table[], actionCounts: readonly number[], order: readonly number[]): { payoff: number; actions: number[] } {
  let left = [...terms];
  for (const agent of order) {
    const bucket = left.filter((term) => term.agents.includes(agent));
    left = [...left.filter((term) => !bucket.includes(term)), maximiseOut(agent, bucket, actionCounts)];
  }
  const nobody = actionCounts.map(() => 0);
  const actions = actionCounts.map((_, agent) => {
    const sums = sumsFor(agent, terms.filter((term) => term.agents.includes(agent)), nobody, actionCounts);
    return sums.indexOf(Math.max(...sums));
  });
  return { payoff: left.reduce((sum, term) => sum + term.values[0]!, 0), actions };
}
