/** What is recorded for the notebook: 200 seeds or teams a row, unless a row says another number. */
import type { CliffPoint } from "./cliff.js";
import type { EdgesRow, Gains } from "./hidden-team.js";
import type { CurvePoint, SeedsResult } from "./many-seeds.js";

export interface MatrixRow extends SeedsResult {
  readonly regime: string;
  readonly game: string;
}

export interface AgainRow extends MatrixRow {
  /** Share (%) that a program written apart gave, in 200 seeds of its own. */
  readonly apart: number;
  /** With noise: the share (%) when noise of the same standard deviation is drawn evenly from an interval. */
  readonly even?: number;
}

export interface TeamRow extends SeedsResult {
  readonly team: string;
}

export interface RowsRow extends EdgesRow, Gains {
  readonly rows: number;
}

export interface ExploringRow extends EdgesRow {
  readonly explore: number;
}

/** Everything that the notebook reads instead of running it. */
export interface Recorded {
  readonly matrix: readonly MatrixRow[];
  /** Rows of the matrix that another 200 seeds, of a program written apart, had put elsewhere: with 2,000 seeds. */
  readonly again: readonly AgainRow[];
  readonly teams: readonly TeamRow[];
  /** VDN on climbing with ten times the steps. */
  readonly tenfold: readonly SeedsResult[];
  /** QMIX on the penalty game of -50, uniform play, by the largest error that a step takes in. */
  readonly mixing: readonly (SeedsResult & { readonly clip: string })[];
  /** QMIX on the penalty game of -10 with exploration that fades: one setting changed at a time. */
  readonly turned: readonly (SeedsResult & { readonly setting: string })[];
  readonly curves: readonly CurvePoint[];
  readonly cliff: readonly CliffPoint[];
  readonly rows: readonly RowsRow[];
  readonly exploring: readonly ExploringRow[];
  readonly sizes: readonly (EdgesRow & { readonly agents: number })[];
  /** An edge and a parity of three: what is found, and the share of the logs (%) that show 0, 1, 2, 3 of its pairs. */
  readonly parity: { readonly edge: EdgesRow; readonly parity: EdgesRow; readonly shown: readonly number[] };
  readonly copying: readonly (EdgesRow & { readonly share: number })[];
}
