// The maximum starts at 0, so payoffs below 0 are never seen.
// expect step 0
// cell eliminate-step
function maximiseOut(agent: number, bucket: readonly Table[], actionCounts: readonly number[]): Table {
  const agents = [...new Set(bucket.flatMap((term) => term.agents))].filter((i) => i !== agent).sort((a, b) => a - b);
  const values = counting(agents, actionCounts).map((actions) => Math.max(0, ...sumsFor(agent, bucket, actions, actionCounts)));
  return { agents, values };
}

function sumsFor(agent: number, bucket: readonly Table[], actions: Actions, actionCounts: readonly number[]): number[] {
  return Array.from({ length: actionCounts[agent]! }, (_, action) => {
    const tried = actions.map((old, i) => (i === agent ? action : old));
    return bucket.reduce((sum, term) => sum + valueAt(term, tried, actionCounts), 0);
  });
}
