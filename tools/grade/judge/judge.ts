/**
 * How an assignment is written: `solutions/NN-slug/judge.ts` exports by default what `assignment` returns.
 *
 * A check never sees the student's functions, only stand-ins that send the arguments to the student's
 * process and bring back what it answers. Whatever comes back is a value of type `unknown`; the check looks
 * at it here, outside that process, and says `true` or `false`.
 */
import fc from "fast-check";
import type { Variants } from "./variants.js";

export { default as fc } from "fast-check";
export { made, pythonStream, seededStream } from "./recipes.js";
export { variants } from "./variants.js";

/** Stands for a function of the student's. Rejects with a `StudentFault` if it throws, dies or is silent. */
export type Called = (...args: readonly unknown[]) => Promise<unknown>;

/** The student's functions by name: those that the question lists in `calls`. */
export type Calls = Readonly<Record<string, Called>>;

/** The student's values by name: those that the question lists in `reads`. */
export type Reads = Readonly<Record<string, unknown>>;

/** A check on cases that are written down. It passes only if `test` resolves to `true`. */
export interface Fact {
  /** What must hold, as a sentence: "a line of four agents has three edges". */
  readonly title: string;
  /** The idea that is missing when it does not hold. Never the number. */
  readonly hint: string;
  readonly test: (calls: Calls, reads: Reads) => Promise<boolean> | boolean;
}

/** A check that holds for every input that `given` can draw; a failure is shrunk to the smallest input. */
export interface Law<T> {
  readonly title: string;
  readonly hint: string;
  readonly points: number;
  readonly given: fc.Arbitrary<T>;
  readonly test: (calls: Calls, given: T, reads: Reads) => Promise<boolean> | boolean;
  /** The right answer, which a student may see beside a wrong one; left out where it gives the task away. */
  readonly wanted?: (given: T) => unknown;
  /** How many inputs are drawn; 100 unless it says otherwise. */
  readonly runs?: number;
}

/**
 * Runs one trial of a check: false unless it resolves to `true`. Remembers the calls of the last that failed, and what
 * was wanted of them.
 */
export type Trial = (test: () => Promise<boolean> | boolean, wanted?: () => unknown) => Promise<boolean>;

/** A check that the student never sees; `holds` runs its trials. */
export interface Hidden {
  readonly title: string;
  readonly hint: string;
  readonly points: number;
  /** @param isEnough asked by a law after each input that held, with their number: whether it may end there */
  readonly holds: (
    trial: Trial,
    calls: Calls,
    reads: Reads,
    seed: number,
    isEnough?: (inputs: number) => boolean,
  ) => Promise<boolean>;
}

/** Points that a person gives for a written answer, with what to look for. */
export interface Manual {
  readonly points: number;
  readonly rubric: readonly { readonly points: number; readonly text: string }[];
  /** The code cell whose picture belongs to the answer. */
  readonly picture?: string;
}

export interface Question {
  /** Letters, digits, `-` and `_`; the notebook's line `// CHECKS id` marks where its visible checks go. */
  readonly id: string;
  readonly title: string;
  /** Three steps, each saying more than the one before, none the answer. */
  readonly hints: readonly [string, string, string];
  /** The names of the student's functions that the checks call. */
  readonly calls?: readonly string[];
  /** Those of them that must leave their arguments as they were, because the task says `readonly`. */
  readonly keepsArguments?: readonly string[];
  /** The names of the student's values that the checks look at. */
  readonly reads?: readonly string[];
  /** Run in the notebook as they stand here, and again at the grader. They carry no points. */
  readonly visible?: readonly Fact[];
  /** Carry the question's points. */
  readonly hidden?: readonly Hidden[];
  /** A markdown cell of the notebook holds the answer between BEGIN SOLUTION id and END SOLUTION. */
  readonly manual?: Manual;
}

export interface Assignment {
  readonly title: string;
  /** How long it takes a student who has worked through the notebook. */
  readonly minutes: number;
  readonly goals: readonly string[];
  /**
   * What of the library is not there, because writing it is the task: ideas from `tools/pack/ideas.ts`, and single
   * functions by the names under which they are exported. Whatever in the library uses one of them goes with it.
   */
  readonly withheld?: readonly string[];
  readonly questions: readonly Question[];
  /** Numbers that may be each student's own; see `variants`. */
  readonly variants?: Variants;
}

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
