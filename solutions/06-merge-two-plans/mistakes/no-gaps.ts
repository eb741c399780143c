// The second agent waits until the whole first plan is done.
// expect after 2
// cell merge-after
function mergeAfter(first: Plan, second: Plan): Starts {
  const starts: Record<string, number> = { ...alone(first) };
  let free = first.actions.reduce((sum, { duration }) => sum + duration, 0);
  for (const { id, duration } of second.actions) {
    starts[id] = free;
    free += duration;
  }
  return starts;
}
