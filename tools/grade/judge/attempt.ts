/** One check put to a student's functions: whether it held, or why not and with which calls. */
import { StudentFault } from "../sandbox/student-fault.js";
import type { LawTime } from "./law-time.js";
import type { Judged } from "./question-result.js";
import type { RunningNotebook } from "./running-notebook.js";
import { valueText } from "./value-text.js";
import type { Trial } from "./written.js";

export interface Failure {
  readonly reason: string;
  readonly calls: readonly string[];
  readonly wanted?: string;
  readonly fatal: boolean;
  readonly spent?: boolean;
}

export interface Asked {
  readonly calls: readonly string[];
  readonly reads: readonly string[];
  readonly keeping: readonly string[];
  readonly seed: number;
  readonly time: LawTime;
}

export async function attempt(
  check: Judged,
  student: RunningNotebook,
  { calls, reads, keeping, seed, time }: Asked,
): Promise<true | Failure> {
  let failure: Failure = { reason: "it did not hold", calls: [], fatal: false };
  let hasFailed = false;
  const trial: Trial = async (test, wanted) => {
    if (failure.fatal) return false;
    if (hasFailed && time.isOver()) return true;
    student.calls = [];
    let reason = "";
    let fatal = false;
    let spent = false;
    try {
      if ((await test()) === true) return true;
      reason = "the answer is not right";
    } catch (error) {
      fatal = error instanceof StudentFault && error.kind !== "threw";
      spent = error instanceof StudentFault && error.kind === "spent";
      reason =
        error instanceof StudentFault ? error.message : "the answer is not of the form that was asked for";
    }
    if (spent && hasFailed) return true;
    hasFailed = true;
    const right = wanted === undefined ? {} : { wanted: valueText(wanted()) };
    failure = { reason, fatal, spent, calls: callTexts(student.calls), ...right };
    return false;
  };
  try {
    const values = await student.values(reads);
    if (
      (await check.holds(trial, student.functions(calls, keeping), values, seed, (inputs) =>
        time.isEnough(inputs),
      )) === true
    )
      return true;
    const read = Object.entries(values).map(([name, value]) => `${name} is ${valueText(value)}`);
    return { ...failure, calls: [...read, ...failure.calls] };
  } catch (error) {
    if (!(error instanceof StudentFault)) throw error;
    return { reason: error.message, calls: [], fatal: error.kind !== "threw", spent: error.kind === "spent" };
  }
}

/** Of many calls the first: what a check asks of earlier functions comes after what it is about. */
function callTexts(calls: RunningNotebook["calls"]): string[] {
  const most = 6;
  const more = calls.length - most;
  return [...calls.slice(0, most).map(callText), ...(more > 0 ? [`and ${more} more calls`] : [])];
}

function callText({ name, args, result, fault }: RunningNotebook["calls"][number]): string {
  const call = `${name}(${args.map((arg) => valueText(arg)).join(", ")})`;
  return fault === undefined ? `${call} gave ${valueText(result)}` : `${call}: ${fault}`;
}
