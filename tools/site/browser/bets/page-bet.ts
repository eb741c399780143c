/** A bet as a page knows it: without its answer. */
import type { Guess } from "coordlab/bets/bet.js";

interface Asked {
  readonly id: string;
  readonly question: string;
  readonly misconception: string;
}

export type PageBet = Asked &
  (
    | { readonly kind: "number"; readonly unit: string }
    | { readonly kind: "choice"; readonly options: readonly string[] }
    | { readonly kind: "ranking"; readonly options: readonly string[] }
    | {
        readonly kind: "curve";
        readonly xs: readonly number[];
        readonly xTitle: string;
        readonly unit: string;
        /** The upper end of the axis. */
        readonly top: number;
      }
  );

/** Whether a guess answers the bet as it is asked today. */
export function fits(bet: PageBet, guess: Guess): boolean {
  if (bet.kind === "number") return typeof guess === "number";
  if (bet.kind === "choice") return bet.options.includes(guess as string);
  if (!Array.isArray(guess)) return false;
  const wanted = bet.kind === "curve" ? bet.xs.length : bet.options.length;
  return guess.length === wanted && (bet.kind === "curve" || bet.options.every((one) => guess.includes(one)));
}

/** A guess in words. */
export function guessWords(bet: PageBet, guess: Guess): string {
  if (bet.kind === "number") return `${guess} ${bet.unit}`;
  if (bet.kind === "choice") return `“${guess}”`;
  const list = guess as readonly (string | number)[];
  return bet.kind === "ranking" ? list.join(" > ") : list.map((y, i) => `${y} at ${bet.xs[i]}`).join(", ");
}

/** A bet with its place in the course. */
export interface CourseBet {
  readonly bet: PageBet;
  readonly notebook: string;
  /** From the site's folder. */
  readonly address: string;
}
