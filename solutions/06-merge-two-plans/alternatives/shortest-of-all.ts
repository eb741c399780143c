// "If you find a shorter one, all the better": every way to interleave the two plans is tried. Conflicts come backwards.
// cell merge-conflicts
function conflicts(a: Plan, b: Plan, starts: Starts): [string, string][] {
  const found: [string, string][] = [];
  for (const other of [...b.actions].reverse())
    for (const one of [...a.actions].reverse())
      if (incompatible(one, other) && atOnce(one, starts[one.id]!, other, starts[other.id]!)) found.push([one.id, other.id]);
  return found;
}

function incompatible(one: PlannedAction, other: PlannedAction): boolean {
  return resourcesOf(one).some((resource) => resourcesOf(other).includes(resource));
}

function atOnce(one: PlannedAction, start: number, other: PlannedAction, otherStart: number): boolean {
  return start < otherStart + other.duration && otherStart < start + one.duration;
}
// cell merge-best
function makespan(a: Plan, b: Plan, starts: Starts): number {
  const ends = [...a.actions, ...b.actions].map(({ id, duration }) => starts[id]! + duration);
  return ends.reduce((last, end) => Math.max(last, end), 0);
}

function merge(a: Plan, b: Plan): Starts {
  let best: Starts = mergeAfter(a, b);
  const other = mergeAfter(b, a);
  if (makespan(a, b, other) < makespan(a, b, best)) best = other;
  const place = (i: number, j: number, starts: Starts): void => {
    if (i === a.actions.length && j === b.actions.length) {
      if (makespan(a, b, starts) < makespan(a, b, best)) best = starts;
      return;
    }
    for (const [mine, k, theirs] of [[a.actions, i, b.actions], [b.actions, j, a.actions]] as const) {
      const action = mine[k];
      if (!action) continue;
      const before = mine[k - 1];
      let start = before ? starts[before.id]! + before.duration : 0;
      for (const placed of theirs)
        if (starts[placed.id] !== undefined && incompatible(action, placed)) start = Math.max(start, starts[placed.id]! + placed.duration);
      place(mine === a.actions ? i + 1 : i, mine === a.actions ? j : j + 1, { ...starts, [action.id]: start });
    }
  };
  place(0, 0, {});
  return best;
}
