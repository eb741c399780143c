/** The tests that a change touches, and those of them that fit into a budget. */
import type { Passed } from "./passed.js";
import type { TestRecords } from "./test-files.js";

/** Those whose imports lead to a changed file and that have not passed as they are now; nearest first. */
export function touchedTests(
  tests: readonly string[],
  changed: readonly string[],
  { graph, keys, passed }: Pick<TestRecords, "graph" | "keys" | "passed">,
): string[] {
  const distances = tests.map((test) => {
    const reach = graph.reach(test);
    return { test, distance: Math.min(...changed.map((file) => reach.get(file) ?? Infinity)) };
  });
  return distances
    .filter(({ test, distance }) => distance < Infinity && !passed.of(test, keys.ofTest(test)))
    .sort((a, b) => a.distance - b.distance || (a.test < b.test ? -1 : 1))
    .map(({ test }) => test);
}

/** What it costs to load a file's imports in a process of its own. */
const loadMilliseconds = 400;
/** What the tests of a file cost that was never timed. */
const untimedMilliseconds = 600;

/** As many of the tests, in their order, as fit; one too dear for what is left is passed over. If none fits, the first runs. */
export function withinBudget(
  tests: readonly string[],
  budgetMilliseconds: number,
  passed: Pick<Passed, "milliseconds">,
): { readonly now: readonly string[]; readonly later: readonly string[] } {
  let left = budgetMilliseconds;
  const now: string[] = [];
  const later: string[] = [];
  for (const test of tests) {
    const cost = loadMilliseconds + (passed.milliseconds(test) ?? untimedMilliseconds);
    if (cost > left) later.push(test);
    else {
      now.push(test);
      left -= cost;
    }
  }
  return now.length > 0 ? { now, later } : { now: later.slice(0, 1), later: later.slice(1) };
}
