/** What can happen in a lesson. The log is the list of these; a session is what they add up to. */
import type { ClassGame } from "coordlab-experiments/11-your-class/class-games.js";
import type { Treatment } from "coordlab-experiments/11-your-class/treatments.js";

export interface Header {
  readonly type: "header";
  readonly schema: 1;
  readonly game: ClassGame["name"];
  readonly seed: string;
  /** How many people can have a seat. */
  readonly seats: number;
  /** Name of the mechanism that bots play. Default: what the treatment stands for. */
  readonly botsPlay?: string;
}

export type LessonEvent =
  /** Somebody takes the next seat; the log never holds a token, only its hash. */
  | { readonly type: "join"; readonly hash: string }
  | { readonly type: "name"; readonly seat: number; readonly name: string }
  /** New groups; those with an even number get the first treatment, the others the second. */
  | {
      readonly type: "begin";
      readonly game: ClassGame["name"];
      readonly treatments: readonly [Treatment, Treatment];
    }
  | { readonly type: "open"; readonly round: number; readonly seconds: number }
  | { readonly type: "act"; readonly seat: number; readonly round: number; readonly a: number }
  /** A coordinator's word to every place of its group, its own included. */
  | {
      readonly type: "instruct";
      readonly seat: number;
      readonly round: number;
      readonly choices: readonly number[];
    }
  | { readonly type: "close"; readonly round: number }
  | { readonly type: "pause"; readonly on: boolean }
  /** Takes back the open round, or else the last one. */
  | { readonly type: "undo" }
  /** A bot plays for these seats until their people answer again. */
  | { readonly type: "bot"; readonly seats: readonly number[] }
  | { readonly type: "testers"; readonly count: number }
  | { readonly type: "kick" | "allow"; readonly seat: number }
  | { readonly type: "lock" | "names"; readonly on: boolean }
  /** The seat goes to whoever brings the word with this hash. */
  | { readonly type: "handover"; readonly seat: number; readonly hash: string }
  | { readonly type: "claim"; readonly seat: number; readonly hash: string }
  | { readonly type: "end" };
