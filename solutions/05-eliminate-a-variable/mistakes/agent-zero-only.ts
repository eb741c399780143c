// Whoever is to be eliminated, it is agent 0 that goes.
// expect step 0
// expect all 2
// cell eliminate-step
function maximiseOut(agent: number, bucket: readonly Table[], actionCounts: readonly number[]): Table {
  const agents = [...new Set(bucket.flatMap((term) => term.agents))].filter((i) => i !== 0).sort((a, b) => a - b);
  const values = counting(agents, actionCounts).map((actions) => Math.max(...sumsFor(0, bucket, actions, actionCounts)));
  return { agents, values };
}

function sumsFor(agent: number, bucket: readonly Table[], actions: Actions, actionCounts: readonly number[]): number[] {
  return Array.from({ length: actionCounts[agent]! }, (_, action) => {
    const tried = actions.map((old, i) => (i === agent ? action : old));
    return bucket.reduce((sum, term) => sum + valueAt(term, tried, actionCounts), 0);
  });
}
