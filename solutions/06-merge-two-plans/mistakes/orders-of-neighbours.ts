// Only pairs that touch in the merged plan are ordered: right by the clock, and fragile.
// expect orders 0
// cell merge-orders
function ordersOf(a: Plan, b: Plan, starts: Starts): Order[] {
  const all = [...a.actions, ...b.actions];
  const ends = (action: PlannedAction) => starts[action.id]! + action.duration;
  return all.flatMap((one) =>
    all.filter((other) => a.actions.includes(one) !== a.actions.includes(other) && incompatible(one, other) && ends(one) === starts[other.id]).map((other) => ({ before: one.id, after: other.id })),
  );
}
