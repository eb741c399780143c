// A table is read in the order of the agents' numbers instead of its own list.
// expect look 0
// cell eliminate-look
function valueAt(term: Table, actions: Actions, actionCounts: readonly number[]): number {
  let cell = 0;
  for (const agent of [...term.agents].sort((a, b) => a - b)) cell = cell * actionCounts[agent]! + actions[agent]!;
  return term.values[cell]!;
}
