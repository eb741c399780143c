/** Every function that an assignment's package holds, tried as an answer to each of its questions. */
import { Script } from "node:vm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { loadAssignment } from "../../tools/grade/assignment/load-assignment.js";
import type { Question } from "../../tools/grade/judge/written.js";
import { packLibrary } from "../../tools/pack/pack-library.js";
import { type Anything, everything } from "../tools/pack/everything.js";
import { withholdingAssignments } from "../tools/pack/withholding-assignments.js";

// A failure is enough; the smallest input is of no interest here.
fc.configureGlobal({ endOnFailure: true });

it.each(await withholdingAssignments())(
  "the library of $name has no function, exported or not, that answers a question",
  async ({ assignment, withheld }) => {
    const packed = await packLibrary({ withheld, format: "cjs" });
    expect(await answering(assignment.questions, packed.files.get("library.cjs")!)).toEqual([]);
  },
);

it("finds the function that answers where nothing is withheld", async () => {
  const { assignment } = await loadAssignment("05-eliminate-a-variable");
  const whole = await packLibrary({ withheld: [], format: "cjs" });
  const found = await answering(assignment.questions, whole.files.get("library.cjs")!);
  expect(found).toContain("look: valueAt");
});

/** The functions of a packed script that answer one of the questions. */
async function answering(questions: readonly Question[], text: string): Promise<string[]> {
  const { functions } = everything(text);
  expect(functions.size).toBeGreaterThan(100);
  const found: string[] = [];
  for (const question of questions)
    for (const [name, candidate] of functions)
      if (await answers(question, candidate)) found.push(`${question.id}: ${name}`);
  return found;
}

/** Whether one function in the place of all that a question calls gets all its points. */
async function answers({ hidden = [], calls = [] }: Question, candidate: Anything): Promise<boolean> {
  if (calls.length === 0 || hidden.length === 0) return false;
  const asked = Object.fromEntries(
    calls.map((name) => [name, async (...args: unknown[]) => called(candidate, args)]),
  );
  let failed = false;
  for (const check of hidden) {
    const trial = async (test: () => Promise<boolean> | boolean) => {
      if (failed) return false;
      try {
        failed = (await test()) !== true;
      } catch {
        failed = true;
      }
      return !failed;
    };
    if (!(await check.holds(trial, asked, {}, 1)) || failed) return false;
  }
  return true;
}

// A promise is taken care of at once: the timer may fire before the call is back here.
const call = new Script(`{
  const value = candidate(...args);
  if (value instanceof Promise) value.catch(() => {});
  value;
}`);

/** What a function makes of arguments that it may never have been meant for; an endless loop is an error. */
function called(candidate: Anything, args: readonly unknown[]): unknown {
  Object.assign(globalThis, { candidate, args });
  const value: unknown = call.runInThisContext({ timeout: 20 });
  return value instanceof Promise ? undefined : value;
}
