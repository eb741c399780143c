/** The checks of the notebook's own turns: each says what to think about, most of all after the commonest slip. */

import { near } from "coordlab/exercise/equality.js";
import { check } from "coordlab/exercise/exercise-check.js";
import { breakEvenFee, expectedCorridor } from "coordlab/overhead/costed-corridor.js";
import { fitScalabilityLaw } from "coordlab/overhead/fit.js";
import { ciscoMySql } from "./published.js";
import { allToAllRound, roundThroughput, starRound } from "./round-messages.js";

const teams = [1, 2, 5, 20, 50, 200];

/** Is `law` the throughput of a team that talks through a hub, all messages on one medium, a message 0.01 of a unit? */
export function checkStarLaw(law: (n: number) => number): void {
  const is = (expected: (n: number) => number) => teams.every((n) => near(law(n), expected(n), 1e-6));
  const hint = is((n) => n / (1 + 0.01 * n))
    ? "One message each, and one for the hub itself. How many go in to the hub, and how many come out again?"
    : is((n) => n / (1 + 0.01 * (n - 1)))
      ? "You counted the way in. The hub answers each of them, too."
      : is((n) => roundThroughput(n, allToAllRound(n).all, 0.01))
        ? "That is all to all. Through a hub only n - 1 write, and n - 1 are answered."
        : "n units are done in the time of one unit and all messages of the round, at 0.01 each. How many messages?";
  check("the star's law on one medium", () => is((n) => roundThroughput(n, starRound(n).all, 0.01)), hint);
}

/** Does agreeing at `fee` lose at demand 0.3 and pay at 0.1 and 0.6, for six agents with remembered wishes? */
export function checkFee(fee: number): void {
  const at = (probability: number) =>
    breakEvenFee(expectedCorridor({ agents: 6, steps: 200, probability }, "remembered"));
  const hint =
    fee <= at(0.3)
      ? "Below its break-even agreeing pays, and this fee lies below the bottom of the valley. Go up."
      : fee >= at(0.1)
        ? "So dear that it never pays at 0.1 either. Come down, but not below the valley."
        : "At 0.6 agreeing must still pay: your fee has to lie below the curve there.";
  check(
    "agreeing loses at 0.3, pays at 0.1 and at 0.6",
    () => fee > at(0.3) && fee < at(0.1) && fee < at(0.6),
    hint,
  );
}

/** Does one more measured point, at `extra` threads, bring the fit of the first ten within 5 % of the most ever measured? */
export function checkExtraPoint(extra: number): void {
  const all = ciscoMySql.measurements;
  const point = all.find(({ n }) => n === extra);
  const promised =
    point && extra > 10 ? fitScalabilityLaw([...all.slice(0, 10), point]).peak.throughput : Number.NaN;
  const most = Math.max(...all.map(({ throughput }) => throughput));
  const hint = Number.isNaN(promised)
    ? "A whole number of threads from 11 to 32: the first ten are measured already."
    : extra < 20
      ? `It promises ${Math.round(promised)} now: too close to what you know. Where do the fits differ most?`
      : `It promises ${Math.round(promised)}: nearer, but not past the peak yet.`;
  check(
    "one more point, and the fit is within 5 % of the truth",
    () => Math.abs(promised / most - 1) < 0.05,
    hint,
  );
}
