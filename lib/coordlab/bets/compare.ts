/** How far a guess was off, in words. */
import type { Answer, Bet, ChoiceBet, CurveBet, Guess, NumberBet, RankingBet } from "./bet.js";
import { curveShape } from "./curve-shape.js";

/** How a guess compares with what was measured. */
export interface Comparison {
  readonly right: boolean;
  readonly words: string;
  /** The factor between a guessed and a measured number, both positive. */
  readonly factor?: number;
  /** Whether the guess was what the bet's misconception says. */
  readonly tempted: boolean;
}

/**
 * A guess beside what was measured. Right is a number inside the measured worlds' interval or within a fifth of the
 * answer; an option that holds; an order without a pair the wrong way round; a curve of the right shape that is off
 * by less than a fifth of the answer's range.
 *
 * @param within the interval of the measured worlds
 */
export function compare(
  bet: Bet,
  guess: Guess,
  answer: Answer,
  within?: readonly [number, number],
): Comparison {
  if (bet.kind === "number") return number(bet, guess as number, answer as number, within);
  if (bet.kind === "choice") return choice(bet, guess as string, [answer].flat() as string[]);
  if (bet.kind === "ranking")
    return ranking(bet, guess as readonly string[], answer as Readonly<Record<string, number>>);
  return curve(bet, guess as readonly number[], answer as readonly number[]);
}

function number(
  { tempting: [from, to], unit }: NumberBet,
  guess: number,
  answer: number,
  within: readonly [number, number] = [answer, answer],
): Comparison {
  const inside = guess >= within[0] && guess <= within[1];
  const factor = guess > 0 && answer > 0 ? Math.max(guess / answer, answer / guess) : undefined;
  const right = inside || (factor !== undefined && factor <= 1.2);
  const side = guess > answer ? "too high" : "too low";
  const off = [`you said ${plain(guess)} ${unit}, it is ${plain(answer)}: `];
  if (guess === answer) off.push("exactly");
  else if (inside) off.push("inside what other worlds give");
  else if (factor === undefined) off.push(`${plain(Math.abs(guess - answer))} ${side}`);
  else if (factor <= 1.1) off.push("within a tenth");
  else if (factor <= 1.2) off.push("within a fifth");
  else if (factor <= 2) off.push(`within a factor of 2, ${side}`);
  else if (factor < 10) off.push(`${factor.toFixed(1)} times ${side}`);
  else off.push(`${plain(factor)} times ${side}, another order of magnitude`);
  const tempted = !right && guess >= from && guess <= to;
  return { right, words: off.join(""), tempted, ...(factor !== undefined && { factor }) };
}

function choice({ tempting }: ChoiceBet, guess: string, right: readonly string[]): Comparison {
  const held = right.includes(guess);
  const words = held ? `you said "${guess}", and so it is` : `you said "${guess}", it is "${right[0]}"`;
  return { right: held, words, tempted: !held && guess === tempting };
}

function ranking(
  bet: RankingBet,
  guess: readonly string[],
  value: Readonly<Record<string, number>>,
): Comparison {
  const wrong = wrongPairs(guess, value);
  const pairs = (guess.length * (guess.length - 1)) / 2;
  const places = Object.fromEntries(bet.tempting.map((option, i) => [option, -i]));
  const words = wrong === 0 ? "the order is yours" : `${wrong} of ${pairs} pairs the other way round`;
  return { right: wrong === 0, words, tempted: wrong > 0 && wrongPairs(guess, places) < wrong };
}

function wrongPairs(order: readonly string[], value: Readonly<Record<string, number>>): number {
  const values = order.map((option) => value[option]!);
  return values.flatMap((high, i) => values.slice(i + 1).filter((low) => low > high)).length;
}

function curve({ xs, tempting }: CurveBet, guess: readonly number[], answer: readonly number[]): Comparison {
  const range = Math.max(...answer) - Math.min(...answer) || Math.abs(answer[0]!) || 1;
  const off = guess.reduce((sum, y, i) => sum + Math.abs(y - answer[i]!), 0) / xs.length / range;
  const [mine, shape] = [curveShape(xs, guess), curveShape(xs, answer)];
  const right = mine === shape && off <= 0.2;
  const gap = `off by ${Math.round(100 * off)} % of the range in the mean`;
  const words =
    mine === shape ? `it ${shape}, as you drew it; ${gap}` : `you drew that it ${mine}; it ${shape}`;
  return { right, words, tempted: !right && mine === curveShape(xs, tempting) };
}

function plain(value: number): string {
  return String(+value.toPrecision(3));
}
