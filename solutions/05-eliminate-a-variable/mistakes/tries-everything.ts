// Right, but every joint action is tried: forty agents never come to an end.
// expect all 4
// cell eliminate-all
function solve(terms: readonly Table[], actionCounts: readonly number[], order: readonly number[]): { payoff: number; actions: number[] } {
  let payoff = -Infinity;
  let actions = actionCounts.map(() => 0);
  for (const tried of counting(actionCounts.map((_, agent) => agent), actionCounts)) {
    const sum = terms.reduce((total, term) => total + valueAt(term, tried, actionCounts), 0);
    if (sum > payoff) [payoff, actions] = [sum, tried];
  }
  return { payoff, actions };
}
