/** What the page and its kernel say to each other. Everything is plain data. */
import type { KeptBet } from "coordlab-figures/bets/bet-store.js";
import type { CellNames } from "./cell-code.js";

export type ToKernel =
  /** Answered by `analysed`, also for cells that cannot be read. */
  | { readonly type: "analyse"; readonly ask: number; readonly sources: readonly string[] }
  /** Answered by outputs and one `ended`. */
  | { readonly type: "run"; readonly run: number; readonly cell: string; readonly source: string }
  /** All that the learner has bet, in place of what the kernel knew. */
  | { readonly type: "bets"; readonly bets: readonly KeptBet[] }
  /** Answered by `drawn`: the still pictures of charts, for a file that is to be kept. */
  | { readonly type: "draw"; readonly ask: number; readonly charts: readonly Chart[] };

export interface Chart {
  readonly spec: Readonly<Record<string, unknown>>;
  readonly alt: string;
}

export type FromKernel =
  | { readonly type: "ready" }
  | { readonly type: "analysed"; readonly ask: number; readonly cells: readonly (CellNames | null)[] }
  | { readonly type: "drawn"; readonly ask: number; readonly pictures: readonly string[] }
  | PrintedMessage
  /** A cell placed a bet, or compared one. */
  | { readonly type: "bet"; readonly bet: KeptBet }
  | { readonly type: "display"; readonly run: number; readonly data: string; readonly metadata: string }
  | { readonly type: "ended"; readonly run: number; readonly trouble?: Trouble; readonly broken?: string }
  /** A promise that failed after its cell had ended, or in the middle of it. */
  | { readonly type: "late"; readonly run: number; readonly trouble: Trouble };

export interface PrintedMessage {
  readonly type: "printed";
  readonly run: number;
  readonly name: "stdout" | "stderr";
  readonly text: string;
  /** When given, `text` replaces the end of a flood: this many lines stand between it and what was shown before. */
  readonly left?: number;
}

/** Why a cell failed, in the learner's words. */
export interface Trouble {
  /** One sentence or two, with names in backticks. */
  readonly words: string;
  /** The line of the cell, from 1, where it is known. */
  readonly line?: number;
  /** The message as the machine has it, if it says more. */
  readonly detail?: string;
}
