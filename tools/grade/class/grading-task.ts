/** What the processes of one grading have in common. */
import type { Limits } from "../sandbox/isolation.js";

/** What every process of a grading is started with, as its only argument. */
export interface GradingTask {
  readonly assignment: string;
  readonly solutions?: string;
  readonly limits: Limits;
  /** The file with what hidden laws draw from besides their titles. */
  readonly secretFile?: string;
  readonly runtime: { readonly folder: string; readonly child: string };
}
