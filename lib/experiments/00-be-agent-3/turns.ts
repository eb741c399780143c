/** The checks of the notebook's turns: a rule that all six follow, at the chapter's door. */
import { check } from "coordlab/exercise/exercise-check.js";
import type { Ledger } from "coordlab/world/ledger.js";
import { type Rule, silent } from "coordlab/world/mechanism.js";
import { chapterRun } from "./browser/played-corridor.js";

const runOf = (rule: Rule): Ledger =>
  chapterRun(
    silent("mine", "conventions", () => rule),
    "remembered",
  ).ledger;

/** Does nobody ever bump? */
export function checkNoBump(rule: Rule): void {
  const { collisions, worked } = runOf(rule);
  check(
    `nobody ever bumps (and ${worked} cross)`,
    () => collisions === 0,
    `${collisions} steps with a bump. \`contenders(door)\` is who stands there, you included: what if it is longer than 1?`,
  );
}

/** Does somebody cross in every step, without a bump? */
export function checkSomebodyCrosses(rule: Rule): void {
  const { collisions, worked } = runOf(rule);
  const hint =
    collisions > 0
      ? `${collisions} steps with a bump: two found themselves chosen.`
      : worked === 0
        ? "Nobody crosses: all draw the same conclusion from what they see. Which one of `contenders(door)` can all name?"
        : `${worked} crossings: in some steps nobody found itself chosen.`;
  check("no bump, and 200 crossings in 200 steps", () => collisions === 0 && worked === 200, hint);
}

/** Does nobody wait longer than five steps? */
export function checkNobodyStarves(rule: Rule): void {
  const { collisions, worked, perAgent } = runOf(rule);
  const longest = Math.max(...perAgent.longestWait);
  const hint =
    worked < 200 || collisions > 0
      ? `${collisions} bumps and ${worked} crossings: exactly one must find itself chosen in every step.`
      : `the longest wait is ${longest} steps. What else do all of them know? The time: \`step\`.`;
  check("200 crossings, and nobody waits longer than 5 steps", () => worked === 200 && longest <= 5, hint);
}
