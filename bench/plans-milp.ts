/** Plan merging by a mixed integer program: the route that npm offers without a merger. */
import type { Plan, World } from "coordlab";

/**
 * The merging of plans with exclusive claims as a program in LP format: a start for each action, the makespan,
 * and for each pair of actions on one resource a binary variable that says which comes first (big-M). The
 * makespan is its objective.
 */
export function milpOf({ resources = {} }: World, plans: readonly Plan[]): string {
  const actions = plans.flatMap(({ agent, actions }) => actions.map((action) => ({ ...action, agent })));
  const start = new Map(actions.map(({ id }, k) => [id, `s${k}`]));
  const horizon = actions.reduce((sum, { duration }) => sum + duration, 0);
  const rows = plans.flatMap(({ actions: own }) =>
    own.slice(1).map(({ id }, k) => `${start.get(id)} - ${start.get(own[k]!.id)} >= ${own[k]!.duration}`),
  );
  for (const { id, duration } of actions) rows.push(`C - ${start.get(id)} >= ${duration}`);
  const binaries: string[] = [];
  for (const name of Object.keys(resources)) {
    const users = actions.filter(({ claims = [] }) => claims.some(({ resource }) => resource === name));
    for (const a of users)
      for (const b of users) {
        if (a.agent >= b.agent) continue;
        const y = `y${binaries.push(`y${binaries.length}`) - 1}`;
        rows.push(`${start.get(b.id)} - ${start.get(a.id)} - ${horizon} ${y} >= ${a.duration - horizon}`);
        rows.push(`${start.get(a.id)} - ${start.get(b.id)} + ${horizon} ${y} >= ${b.duration}`);
      }
  }
  return [
    "Minimize",
    " C",
    "Subject To",
    ...rows.map((row, k) => ` r${k}: ${row}`),
    "Binary",
    ...binaries,
    "End",
  ].join("\n");
}

/** What HiGHS says and how long it took; undefined where the package is not installed. */
export async function solveMilp(
  program: string,
  seconds: number,
): Promise<
  { readonly status: string; readonly makespan: number; readonly milliseconds: number } | undefined
> {
  const loaded = await import("highs").catch(() => undefined);
  if (!loaded) return undefined;
  const highs = await loaded.default();
  const from = performance.now();
  const { Status, ObjectiveValue } = highs.solve(program, { time_limit: seconds });
  return { status: Status, makespan: Math.round(ObjectiveValue), milliseconds: performance.now() - from };
}
