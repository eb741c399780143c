/**
 * How an assignment is written: `solutions/NN-slug/judge.ts` exports by default what `assignment` returns.
 *
 * A check never sees the student's functions, only stand-ins that send the arguments to the student's
 * process and bring back what it answers. Whatever comes back is a value of type `unknown`; the check looks
 * at it here, outside that process, and says `true` or `false`.
 */
import fc from "fast-check";
import type { Assignment, Fact, Hidden, Law, Question } from "./written.js";

export { default as fc } from "fast-check";
export { made, pythonStream, seededStream } from "../sandbox/recipes.js";
export { variants } from "./variants.js";
export type * from "./written.js";

/** A hidden check that draws its inputs: the first failure is shrunk and shown to the student. */
export function law<T>({ title, hint, points, given, test, wanted, runs = 100 }: Law<T>): Hidden {
  return {
    title,
    hint,
    points,
    async holds(trial, calls, reads, seed, isEnough = () => false) {
      const put = (input: T) => trial(() => test(calls, input, reads), wanted && (() => wanted(input)));
      let held = 0;
      for (const input of spread(fc.sample(given, { numRuns: runs, seed }))) {
        if (await put(input)) {
          if (++held < runs && isEnough(held)) return true;
          continue;
        }
        // One failed, whatever comes of the search for a smaller one.
        await fc.check(fc.asyncProperty(given, put), { numRuns: runs, seed });
        return false;
      }
      return true;
    },
  };
}

/**
 * The inputs in an order of which every beginning has large, small and middling ones: who is judged by a part of them,
 * because of the time, is judged by as varied ones as everybody. The largest come a little later, since they take long.
 */
export function spread<T>(inputs: readonly T[]): readonly T[] {
  const bySize = inputs
    .map((input, drawn) => ({ input, drawn, size: fc.stringify(input).length }))
    .sort((a, b) => b.size - a.size || a.drawn - b.drawn);
  const shares = [0.08, 1, 0.5, 0.25, 0.75, 0, ...Array.from(inputs.keys(), reversedBits)];
  const last = inputs.length - 1;
  const order = new Set([...shares.map((share) => Math.round(share * last)), ...inputs.keys()]);
  return [...order].flatMap((place) => (bySize[place] ? [bySize[place].input] : []));
}

/** In [0, 1): halves, quarters, eighths. @example reversedBits(3) // 0.75 */
function reversedBits(i: number): number {
  return i === 0 ? 0 : ((i % 2) + reversedBits(i >> 1)) / 2;
}

/** A hidden check on cases that are written down, such as a large instance. */
export function fact({ title, hint, points, test }: Fact & { readonly points: number }): Hidden {
  return { title, hint, points, holds: (trial, calls, reads) => trial(() => test(calls, reads)) };
}

/** What a question is worth: its hidden checks and its written answer. */
export function worth(question: Question): number {
  return (
    (question.hidden ?? []).reduce((sum, { points }) => sum + points, 0) + (question.manual?.points ?? 0)
  );
}

/** @throws Error if ids repeat or are not `[A-Za-z0-9_-]+`, or a question is worth nothing */
export function assignment(written: Assignment): Assignment {
  const seen = new Set<string>();
  for (const question of written.questions) {
    if (!/^[\w-]+$/.test(question.id))
      throw new Error(`a question's id is letters, digits, - and _, got "${question.id}"`);
    if (seen.has(question.id)) throw new Error(`two questions have the id "${question.id}"`);
    if (!(worth(question) > 0)) throw new Error(`question "${question.id}" is worth no points`);
    seen.add(question.id);
  }
  return written;
}
