/** Why a student's process brought no value, in the words that a result has for it. */

/**
 * Why a call brought no value. After a `threw` the process lives on; after anything else it is gone. `spent` is no
 * verdict on the call: the budget of the whole hand-in was used up.
 */
export class StudentFault extends Error {
  readonly kind: "threw" | "died" | "silent" | "forged" | "spent";
  constructor(kind: StudentFault["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** One sentence for all that depends on how fast or how full the machine is, so that results repeat. */
export const exhausted = "it ran out of time or memory";

/** Said of what was never tried. */
export const outOfBudget = "not judged: too slow";

/** What an end of the process means. */
export function cause(code: number | null, signal: NodeJS.Signals | null): string {
  // A launcher that loses its child to a signal may say so with 1.
  if (signal !== null || code === 1 || (code !== null && code >= 128)) return exhausted;
  return code === 0 ? "the process ended before it answered" : `the process ended with code ${code}`;
}
