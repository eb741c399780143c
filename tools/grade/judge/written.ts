/** The parts of an assignment as its author writes them: what is asked, and what a check gets to see. */
import type fc from "fast-check";

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

/** By name, such as `{ fee: 0.85 }`. */
export type Numbers = Readonly<Record<string, number>>;

export interface Variants {
  /** What each number may be. The first is the usual one, for those who all get the same. */
  readonly choices: Readonly<Record<string, readonly [number, ...number[]]>>;
  readonly of: (numbers: Numbers) => Assignment;
}
