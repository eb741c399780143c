/** The learner's own calibration, in words, from the bets that the host keeps. */
import { betStore } from "./bet-store.js";
import { calibration } from "./calibration.js";

/** Prints how often the kept bets were right, by confidence, the surest misses and the beliefs behind them. */
export function myCalibration(): void {
  const { compared, right, factor, bands, surprises, misconceptions } = calibration(betStore().kept());
  if (compared === 0) {
    console.log(
      "No bet has been compared yet. Place some, in this notebook or another, then run this cell again.",
    );
    return;
  }
  const lines = [
    `${right} of ${compared} bets right.`,
    ...(factor === undefined
      ? []
      : [`Your numbers were off by a factor of ${factor.toFixed(1)} in the middle.`]),
    ...bands.map(
      (band) =>
        `${Math.round(band.sure)} % sure in the mean: right in ${Math.round(band.right)} % of ${band.bets} ${band.bets === 1 ? "bet" : "bets"}.`,
    ),
    ...surprises
      .slice(0, 3)
      .map(({ id, question, words, sure }) => `${sure} % sure and off, ${id}: ${question} ${words}.`),
    ...misconceptions.map(({ belief, bets }) => `"${belief}" led you in ${bets.join(", ")}.`),
    ...(compared < 20 ? ["So few bets say little: 8 of 10 may as well have been 5 or 9."] : []),
  ];
  console.log(lines.join("\n"));
}
