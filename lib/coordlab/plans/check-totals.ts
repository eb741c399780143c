/** Whether a merged plan keeps its budgets and costs what it claims. */
import type { CheckedPlan, Performed, Violation } from "./performed-actions.js";
import type { Plan, World } from "./plan.js";

/** The first budget that is exceeded, else the first total that is not as claimed. Cost O(A x budgets), A actions. */
export function checkTotals(
  world: World,
  plans: readonly Plan[],
  merged: CheckedPlan,
  performed: ReadonlyMap<string, Performed>,
): Violation | undefined {
  const jobs = [...performed.values()];
  for (const [budget, most] of Object.entries(world.budgets ?? {})) {
    const spends = jobs
      .flatMap(({ action }) => action.spends ?? [])
      .filter((spend) => spend.budget === budget);
    const spent = spends.reduce((sum, { amount }) => sum + amount, 0);
    if (spent > most) return { agents: [], on: budget, rule: `${spent} is spent of a budget of ${most}` };
  }
  const ends = plans.map(({ actions }) => Math.max(0, ...actions.map(({ id }) => performed.get(id)!.end)));
  const prices = plans.flatMap(({ actions }) => actions.flatMap(({ alternatives }) => alternatives ?? []));
  const chosen = new Set(jobs.map(({ action }) => action.id));
  const totals = {
    makespan: Math.max(0, ...ends),
    sumOfCosts: ends.reduce((sum, end) => sum + end, 0),
    price: prices.reduce((sum, { id, price }) => sum + (chosen.has(id) ? price : 0), 0),
  };
  for (const name of ["makespan", "sumOfCosts", "price"] as const)
    if (merged[name] !== undefined && merged[name] !== totals[name])
      return { agents: [], on: name, rule: `${merged[name]} is claimed, it is ${totals[name]}` };
  return undefined;
}
