/** What the runner and a kernel's process say to each other. */
import type { Given } from "../facts/claims.js";
import type { JsonObject } from "../notebook/notebook.js";

export type ToKernel =
  | { readonly type: "execute"; readonly code: string }
  | { readonly type: "evaluate"; readonly expressions: readonly string[] }
  | { readonly type: "finish" };

export type FromKernel =
  | { readonly type: "ready" }
  | { readonly type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | ({ readonly type: "display" } & Display)
  | { readonly type: "fault"; readonly fault: Fault }
  | { readonly type: "reply"; readonly status: string }
  | { readonly type: "values"; readonly values: readonly Given[] }
  | { readonly type: "settled" };

/** A display call; one with an `id` may be updated later, by an `update` with the same id. */
export interface Display {
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly id?: string;
  readonly update: boolean;
}

/** Something that went wrong in a notebook's own code. */
export interface Fault {
  /** How it came to light: "" for what the cell itself threw, or words such as "in a timer or callback". */
  readonly how: string;
  /** The error in words, possibly several lines, without its stack. */
  readonly what: string;
  /** Where in the notebook's code; absent when nothing tells. */
  readonly place?: Place;
}

/** A line of a cell's source: both count from 1, cells in the order in which they were executed. */
export interface Place {
  readonly cell: number;
  readonly line: number;
}
