// Priority is always given to the first plan.
// expect best 1
// cell merge-best
function makespan(a: Plan, b: Plan, starts: Starts): number {
  return Math.max(0, ...[...a.actions, ...b.actions].map(({ id, duration }) => starts[id]! + duration));
}

function merge(a: Plan, b: Plan): Starts {
  return mergeAfter(a, b);
}
