/** A learner's bet: placed before the result, settled with it, closed with a line on what the figure shows. */
import {
  type Answer,
  type Bet,
  type Guess,
  type Guesses,
  misfit,
  type PlacedBet,
} from "coordlab/bets/bet.js";
import { compare } from "coordlab/bets/compare.js";
import { displayHost } from "../display/host.js";
import { betStore, type KeptBet } from "./bet-store.js";
import { asSentence, type SettledAnswer, settledAnswerType } from "./settled-answer.js";

/**
 * Keeps a guess; an empty cell takes the one that was kept before, if any. A guess that does not fit counts as none,
 * and the cell says what is asked for.
 *
 * @example
 * const starved = placeBet(corridorBets.starved, { guess: undefined, sure: undefined });
 */
export function placeBet<B extends Bet>(
  bet: B,
  { guess, sure }: { readonly guess: Guesses[B["kind"]] | undefined; readonly sure: number | undefined },
): PlacedBet {
  const before = keptBet(bet.id);
  if (guess === undefined) {
    console.log(before ? `kept: ${sentence(before)}` : invitation(bet));
    return {
      bet,
      ...(before && { guess: before.guess, ...(before.sure !== undefined && { sure: before.sure }) }),
    };
  }
  const wrong = misfit(bet, guess);
  if (wrong) {
    console.log(`This guess cannot be compared: ${wrong}.`);
    return { bet };
  }
  const placed = { guess, ...(sure !== undefined && { sure }) };
  const { id, question, misconception } = bet;
  // What was once compared stays as it was: only a guess made before the answer says something of its maker.
  if (before?.right === undefined) betStore().keep({ ...before, id, question, misconception, ...placed });
  console.log(`kept: ${sentence(placed)}${sure === undefined ? "; and how sure are you, in percent?" : ""}`);
  return { bet, ...placed };
}

/**
 * Says how far the guess was off, or asks for one; never stops a run.
 *
 * @param within the interval of the measured worlds, for a number: any guess inside it is right
 */
export async function settleBet(
  { bet, guess, sure }: PlacedBet,
  answer: Answer,
  { within }: { readonly within?: readonly [number, number] } = {},
): Promise<void> {
  const words = guess === undefined ? noGuess : settled(bet, guess, sure, answer, within);
  const settledAnswer: SettledAnswer = { id: bet.id, answer, ...(within && { within }) };
  const data = {
    [settledAnswerType]: twelveDigits(settledAnswer),
    "text/plain": words,
  };
  const host = displayHost();
  if (host) await host.display(data, {});
  else console.log(words);
}

/** Plain data with numbers of 12 digits: beyond that, machines differ. */
function twelveDigits(data: object): object {
  const rounded = (_: string, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(12)) : value;
  return JSON.parse(JSON.stringify(data, rounded)) as object;
}

/** The learner's line on what the figure shows, and after it the author's. */
export function saw({ bet }: PlacedBet, line: string): void {
  if (line.trim() === "") {
    console.log("In one line: what does the figure show? Write it between the quotes.");
    return;
  }
  const before = keptBet(bet.id);
  if (before) betStore().keep({ ...before, saw: line });
  console.log(`You: ${line}\nThe course: ${bet.shows}`);
}

const noGuess =
  "No guess yet, so nothing to compare. Write one into the cell of the bet, run it, then run this cell again.";

function keptBet(id: string): KeptBet | undefined {
  return betStore()
    .kept()
    .find((bet) => bet.id === id);
}

function settled(
  bet: Bet,
  guess: Guess,
  sure: number | undefined,
  answer: Answer,
  within?: readonly [number, number],
): string {
  const { words, ...comparison } = compare(bet, guess, answer, within);
  const before = keptBet(bet.id);
  if (before && before.right === undefined) betStore().keep({ ...before, answer, words, ...comparison });
  const earlier = bet.again === undefined ? undefined : keptBet(bet.again);
  const lines = [`${asSentence(words)}.`];
  if (sure !== undefined)
    lines.push(`You were ${sure} % sure${!comparison.right && sure >= 60 ? ": worth a second look" : ""}.`);
  if (comparison.tempted) lines.push(`It is what follows from "${bet.misconception}"`);
  if (earlier?.right !== undefined)
    lines.push(
      earlier.right
        ? "Asked before in other clothes, and right then too."
        : `Asked before in other clothes: then ${earlier.words}.`,
    );
  return lines.join("\n");
}

/** How a cell is filled in, by the kind of bet. */
function invitation(bet: Bet): string {
  const forms = {
    number: () => "guess: a number",
    choice: () => `guess: one of ${options(bet)}`,
    ranking: () => `guess: [the highest first, of ${options(bet)}]`,
    curve: () => (bet.kind === "curve" ? `guess: [a number each at ${bet.xTitle} ${bet.xs.join(", ")}]` : ""),
  };
  return `Your turn to bet. ${forms[bet.kind]()}; sure: 0 to 100 (percent). Then run this cell.`;
}

function options(bet: Bet): string {
  return "options" in bet ? bet.options.map((option) => JSON.stringify(option)).join(", ") : "";
}

function sentence({ guess, sure }: { readonly guess: Guess; readonly sure?: number }): string {
  return `${JSON.stringify(guess)}${sure === undefined ? "" : `, ${sure} % sure`}`;
}
