// An action that is in the way is jumped over once; the place behind it is not looked at again.
// expect after 0
// cell merge-after
function mergeAfter(first: Plan, second: Plan): Starts {
  const firstStarts = alone(first);
  const starts: Record<string, number> = { ...firstStarts };
  let free = 0;
  for (const action of second.actions) {
    const other = first.actions.find((it) => incompatible(action, it) && atOnce(action, free, it, firstStarts[it.id]!));
    const start = other ? firstStarts[other.id]! + other.duration : free;
    starts[action.id] = start;
    free = start + action.duration;
  }
  return starts;
}
