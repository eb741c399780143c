/** A bet before a result: what is asked, and which misconception it catches. The answer is measured, not written here. */

interface Asked {
  /** The notebook's number and a name, such as "04-starved". */
  readonly id: string;
  readonly question: string;
  /** The belief that the bet catches, as whoever holds it would say it. */
  readonly misconception: string;
  /** The author's one line of what the figure shows, told after the learner's own. */
  readonly shows: string;
  /** The bet of an earlier notebook that comes back here in other clothes. */
  readonly again?: string;
}

/** A number is asked for. */
export interface NumberBet extends Asked {
  readonly kind: "number";
  /** What is counted, such as "crossings". */
  readonly unit: string;
  /** What somebody with the misconception would say: from, to. */
  readonly tempting: readonly [number, number];
}

/** One of some options is asked for. */
export interface ChoiceBet extends Asked {
  readonly kind: "choice";
  readonly options: readonly string[];
  readonly tempting: string;
}

/** All options, the highest first. */
export interface RankingBet extends Asked {
  readonly kind: "ranking";
  readonly options: readonly string[];
  readonly tempting: readonly string[];
}

/** A value for each x. */
export interface CurveBet extends Asked {
  readonly kind: "curve";
  readonly xs: readonly number[];
  readonly xTitle: string;
  readonly unit: string;
  readonly tempting: readonly number[];
}

/** A bet of any kind. */
export type Bet = NumberBet | ChoiceBet | RankingBet | CurveBet;

/** What a guess is, by the kind of bet. */
export interface Guesses {
  readonly number: number;
  readonly choice: string;
  readonly ranking: readonly string[];
  readonly curve: readonly number[];
}
/** A guess for a bet of any kind. */
export type Guess = Guesses[Bet["kind"]];

/** A bet with its guess; none while the learner's cell is empty. */
export interface PlacedBet {
  readonly bet: Bet;
  readonly guess?: Guess;
  /** How sure, in percent. */
  readonly sure?: number;
}

/**
 * What a bet measured: a number or the numbers of a curve, the options that are right, or the value of each option
 * of a ranking (ties count either way).
 */
export type Answer =
  | number
  | readonly number[]
  | string
  | readonly string[]
  | Readonly<Record<string, number>>;

/**
 * What keeps a guess from being compared, in words; `undefined` for a good one.
 *
 * @example misfit({ kind: "choice", options: ["yes", "no"] }, "no") // undefined
 */
export function misfit(bet: Bet, guess: Guess): string | undefined {
  if (bet.kind === "number")
    return Number.isFinite(guess) ? undefined : `a number of ${bet.unit} is asked for`;
  if (bet.kind === "choice")
    return bet.options.includes(guess as string) ? undefined : `one of these is asked for: ${quoted(bet)}`;
  const list = Array.isArray(guess) ? (guess as readonly unknown[]) : [];
  if (bet.kind === "ranking") {
    const all = list.length === bet.options.length && bet.options.every((option) => list.includes(option));
    return all ? undefined : `each of these once, the highest first: ${quoted(bet)}`;
  }
  const numbers = list.length === bet.xs.length && list.every(Number.isFinite);
  return numbers ? undefined : `${bet.xs.length} numbers are asked for, one each at ${bet.xs.join(", ")}`;
}

function quoted({ options }: ChoiceBet | RankingBet): string {
  return options.map((option) => JSON.stringify(option)).join(", ");
}
