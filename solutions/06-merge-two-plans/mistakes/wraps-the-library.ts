// coordlab times, compares, merges and orders the plans.
// expect alone 0
// expect conflicts 0
// expect after 0
// expect best 1
// expect orders 0
// cell merge-alone
import * as lab from "coordlab";
import * as engine from "coordlab-engine";

const anywhere: World = { resources: { drill: {}, press: {}, paint: {} } };

function alone(plan: Plan): Starts {
  return lab.timetableAlone(lab.planProblem({ world: anywhere, plans: [plan] })).starts;
}
// cell merge-conflicts
function conflicts(a: Plan, b: Plan, starts: Starts): [string, string][] {
  const found = lab.findConflicts(lab.planProblem({ world: anywhere, plans: [a, b] }), { starts, substitutions: {} }).conflicts;
  const pairs = found.flatMap((one) => (one.kind === "overlap" ? [[...one.actions].sort().join("\n")] : []));
  return [...new Set(pairs)].map((pair) => pair.split("\n") as [string, string]);
}
// cell merge-after
function mergeAfter(first: Plan, second: Plan): Starts {
  return engine.planOf(engine.mergeByPriority(lab.planProblem({ world: anywhere, plans: [first, second] }))).starts;
}
// cell merge-best
function makespan(a: Plan, b: Plan, starts: Starts): number {
  return Math.max(0, ...[...a.actions, ...b.actions].map(({ id, duration }) => starts[id]! + duration));
}

function merge(a: Plan, b: Plan): Starts {
  return engine.planOf(engine.mergePlans(lab.planProblem({ world: anywhere, plans: [a, b] }))).starts;
}
// cell merge-orders
function ordersOf(a: Plan, b: Plan, starts: Starts): Order[] {
  return lab.completeOrders(lab.planProblem({ world: anywhere, plans: [a, b] }), { starts, substitutions: {} });
}
