/** The checks of the notebook's own turns: each says what to think about, most of all after the commonest slip. */
import { check } from "coordlab/exercise/exercise-check.js";
import { growingSupervisor } from "./growing-team.js";
import { crossingLetter, type LetterLine } from "./what-if.js";

/** Does `tokens(n)` give the supervisor's bill for any number of desks? */
export function checkBill(tokens: (n: number) => number): void {
  const bill = (n: number) => growingSupervisor(n).tokens;
  const gives = (ns: readonly number[]) => ns.every((n) => Math.abs(tokens(n) - bill(n)) < 1);
  const straight = Math.abs(tokens(10) - tokens(5) - (tokens(6) - tokens(1))) < 1e-6;
  const hint = straight
    ? "That is a straight line. The second desk costs more than the first, the third more than the second: look at the differences of the differences."
    : gives([1, 2, 3])
      ? "Right for three desks, and not for ten. Through three bills goes just one a n² + b n + c."
      : "Half of the difference of the differences is the number before n². Take that part away from the three bills: what is left is a straight line.";
  check("the rule gives the bills of 1, 2, 3 and 10 desks", () => gives([1, 2, 3, 10]), hint);
}

/** The one agent's line and the router's, long roles, a dearer start, a letter of equal cost, and a much dearer start. */
const pairsOfLines: readonly (readonly [flat: LetterLine, steep: LetterLine])[] = [
  [
    { first: 689, slope: 127 },
    { first: 356, slope: 253 },
  ],
  [
    { first: 2112, slope: 127 },
    { first: 671, slope: 254 },
  ],
  [
    { first: 224, slope: 127 },
    { first: 250, slope: 254 },
  ],
  [
    { first: 734, slope: 127 },
    { first: 356, slope: 253 },
  ],
  [
    { first: 224, slope: 127 },
    { first: 1010, slope: 254 },
  ],
];

/** Does the rule name the first letter at which the steeper of two lines is dearer? */
export function checkDearerFrom(rule: (flat: LetterLine, steep: LetterLine) => number): void {
  const off = pairsOfLines.map(([flat, steep]) => rule(flat, steep) - crossingLetter(flat, steep));
  const constant = new Set(pairsOfLines.map(([flat, steep]) => rule(flat, steep))).size === 1;
  const hint = constant
    ? "The same letter for all? How far ahead does the flat line start, and how much of that is made up with each letter?"
    : off[0] === -1 && off[1] === -1
      ? "One letter early. The first letter costs `first`, with no slope added yet."
      : off[0] === 0 && off[1] === 0
        ? off[2] !== 0 || off[4] !== 0
          ? "A steep line that starts higher is dearer from letter 1 on, however much higher: there is no letter 0."
          : "At one letter the fourth pair's lines cost the same. The steep one is dearer only after it."
        : "How far ahead does the flat line start, and how much of that is made up with each letter? Letters are whole, and the first is number 1.";
  check("five pairs of lines", () => off.every((letters) => letters === 0), hint);
}

/** Does the rule let exactly one of two go first, in every pair and whoever asks? */
export function checkTieBreak(first: (me: string, other: string) => boolean): void {
  const names = ["al", "bo", "cy", "di"];
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));
  const both = (goes: boolean) => pairs.every(([a, b]) => first(a, b) === goes && first(b, a) === goes);
  const hint = both(false)
    ? 'Everybody waits: "you first" on both sides. Both see the same two names. Which comparison gives them opposite answers?'
    : both(true)
      ? "Everybody goes: now both answer. Both see the same two names. Which comparison gives them opposite answers?"
      : "In some pair both go or both wait. A rule on which two names can be equal, such as their length, breaks no tie.";
  check(
    "in every pair exactly one goes first",
    () => pairs.every(([a, b]) => first(a, b) !== first(b, a)),
    hint,
  );
}
