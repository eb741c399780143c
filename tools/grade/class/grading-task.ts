/** What the processes of one grading have in common. */
import type { Numbers } from "../judge/written.js";
import type { CompiledCell } from "../program/compiled-cell.js";
import type { Isolation, Limits } from "../sandbox/isolation.js";

/** What every process of a grading is started with, as its only argument. */
export interface GradingTask {
  readonly assignment: string;
  readonly solutions?: string;
  readonly limits: Limits;
  /** What is in force, found out once for all of them. */
  readonly isolation: Isolation;
  /** The file with what hidden laws draw from besides their titles. */
  readonly secretFile?: string;
  /** Each student has numbers of their own. */
  readonly ownNumbers?: boolean;
  readonly runtime: { readonly folder: string; readonly child: string };
}

/** What a process that gives verdicts is asked for. */
export interface VerdictRequest {
  readonly cells: readonly CompiledCell[];
  /** The student's own, if there are some. */
  readonly numbers?: Numbers;
  /** Questions at which a judge broke, by id: they are left out. */
  readonly without: readonly string[];
}
