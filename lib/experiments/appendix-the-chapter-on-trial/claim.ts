/** A claim of the textbook's section, with its verdict and the cell that decides it. */

/** Holds, holds under a condition that the chapter leaves out, or is contradicted by a measured case. */
export type Verdict = "holds" | "if" | "false";

/** A claim as the notebook words it. */
export interface Claim {
  /** Of the chapter. */
  readonly section: string;
  readonly says: string;
  readonly verdict: Verdict;
  /** Where one can watch it being decided. */
  readonly notebook: string;
  readonly cell: string;
}
