/** The tests of the inner ring. Those that their imports alone decide, and that passed as they are now, rest. */
import { recordsCount } from "./passed.js";
import type { StepResult } from "./step.js";
import { innerTests, testRecords } from "./test-files.js";
import { vitestNoting } from "./vitest.js";

export async function unitTests(): Promise<StepResult> {
  const records = testRecords();
  const { keys, passed } = records;
  const resting = recordsCount() ? innerTests().filter((file) => keys.isSealed(file)) : [];
  const passes = new Map(
    resting.flatMap((file) => {
      const pass = passed.of(file, keys.ofTest(file));
      return pass ? [[file, pass.tests] as const] : [];
    }),
  );
  const unchanged = [...passes.values()].reduce((sum, tests) => sum + tests, 0);
  const files = innerTests().filter((file) => !passes.has(file));
  if (files.length === 0) return { passed: unchanged, failed: 0, unchanged, details: "" };
  const result = await vitestNoting(files, records);
  return { ...result, passed: result.passed + unchanged, unchanged };
}
