/** What the inputs of all kinds of bet have in common. */
import type { Guess } from "coordlab/bets/bet.js";

export interface GuessInput {
  readonly element: HTMLElement;
  /** Undefined while something is missing. */
  guess(): Guess | undefined;
  show(guess: Guess): void;
  /** What is still asked for, in words. */
  readonly wanted: string;
  focus(): void;
}
