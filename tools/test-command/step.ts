/** A step of a ring of tests, and what came of it. */
export interface Step {
  readonly name: string;
  readonly run: () => Promise<StepResult>;
}

export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  /** How many of `passed` were not run again, since nothing that they depend on has changed. */
  readonly unchanged?: number;
  /** What the reader has to know, ready to print; empty when all is well. */
  readonly details: string;
}
