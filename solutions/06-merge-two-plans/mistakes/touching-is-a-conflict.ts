// Intervals that only touch are taken for a conflict.
// expect conflicts 0
// cell merge-conflicts
function conflicts(a: Plan, b: Plan, starts: Starts): [string, string][] {
  return a.actions.flatMap((one) =>
    b.actions.filter((other) => incompatible(one, other) && atOnce(one, starts[one.id]!, other, starts[other.id]!)).map((other): [string, string] => [one.id, other.id]),
  );
}

function incompatible(one: PlannedAction, other: PlannedAction): boolean {
  return resourcesOf(one).some((resource) => resourcesOf(other).includes(resource));
}

function atOnce(one: PlannedAction, start: number, other: PlannedAction, otherStart: number): boolean {
  return start <= otherStart + other.duration && otherStart <= start + one.duration;
}
