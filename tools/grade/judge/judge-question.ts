/** Puts one question to a student's notebook and writes down the verdict of every check. */
import { createHash } from "node:crypto";
import { outOfBudget, StudentFault } from "../sandbox/sandbox.js";
import { LawTime } from "./law-time.js";
import type { RunningNotebook } from "./running-notebook.js";
import { valueText } from "./value-text.js";
import type { Fact, Hidden, Manual, Question, Trial } from "./written.js";

export interface CheckResult {
  readonly title: string;
  readonly visible: boolean;
  readonly points: number;
  readonly maximum: number;
  /** Why it failed, for the student. */
  readonly reason?: string;
  readonly hint?: string;
  /** The calls that failed, the smallest that were found, as text. */
  readonly calls?: readonly string[];
  /** What the answer should have been, as text, where that may be shown. */
  readonly wanted?: string;
  /** What the inputs were drawn from. */
  readonly seed?: number;
  /** The check was not put: what is missing is time, not an answer. */
  readonly notJudged?: true;
  /** Time was short, so a law ended after this many of its inputs. */
  readonly shortened?: number;
}

export interface QuestionResult {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly maximum: number;
  readonly checks: readonly CheckResult[];
  readonly manual?: WrittenResult;
}

/** Points that a person gives; `points` is absent until one has. */
export interface WrittenResult {
  readonly maximum: number;
  readonly points?: number;
  readonly rubric?: Manual["rubric"];
  /** The cell whose picture belongs to the answer. */
  readonly picture?: string;
  /** It was left as it was given out: nobody has to read it. */
  readonly untouched?: true;
  /** Lines of the rubric that a person ticked, from 0, and what that person says. */
  readonly boxes?: readonly number[];
  readonly comment?: string;
}

function unread({ points: maximum, rubric, picture }: Manual): WrittenResult {
  return { maximum, rubric, ...(picture === undefined ? {} : { picture }) };
}

/** Dead or silent processes after which the rest of a question is not tried. */
const mostFaults = 2;

export async function judgeQuestion(question: Question, student: RunningNotebook): Promise<QuestionResult> {
  const { id, title, calls = [], reads = [], visible = [], hidden = [], manual } = question;
  const names = [...calls, ...reads];
  const checks: CheckResult[] = [];
  let faults = 0;
  const all = [...visible.map(shownCheck), ...hidden.map(hiddenCheck)];
  for (const [i, check] of all.entries()) {
    const seed = seedOf(id, check.title);
    const common = { title: check.title, visible: check.visible, maximum: check.points };
    const failed = (reason: string, rest: Partial<CheckResult> = {}) =>
      checks.push({ ...common, points: 0, reason, hint: check.hint, ...rest });
    const notJudged = () => checks.push({ ...common, points: 0, reason: outOfBudget, notJudged: true });
    if (student.budget.left() === 0) {
      notJudged();
      continue;
    }
    if (faults >= mostFaults) {
      failed("not tried, because the function did not come back before");
      continue;
    }
    let time = new LawTime(student.budget, all.length - i);
    const put = async (): Promise<true | Failure> => {
      await student.open(names);
      time = new LawTime(student.budget, all.length - i);
      return attempt(check, student, { calls, reads, seed, keeping: question.keepsArguments ?? [], time });
    };
    let outcome: true | Failure;
    try {
      outcome = await put();
      // Perhaps it ended of what the cell of another question had left behind.
      if (outcome !== true && outcome.fatal && !outcome.spent && student.separate()) outcome = await put();
    } catch (error) {
      if (!(error instanceof StudentFault)) throw error;
      if (error.kind === "spent") {
        notJudged();
        continue;
      }
      if (error.kind !== "threw") faults++;
      failed(error.message);
      continue;
    }
    const short = time.ended === undefined ? {} : { shortened: time.ended };
    if (outcome === true) checks.push({ ...common, points: check.points, ...short });
    else if (outcome.spent && time.passed !== undefined)
      checks.push({ ...common, points: check.points, shortened: time.passed });
    else if (outcome.spent) notJudged();
    else {
      if (outcome.fatal) faults++;
      failed(outcome.reason, {
        ...(outcome.calls.length > 0 ? { calls: outcome.calls } : {}),
        ...(outcome.wanted === undefined ? {} : { wanted: outcome.wanted }),
        ...(check.visible ? {} : { seed }),
      });
    }
  }
  const points = checks.reduce((sum, check) => sum + check.points, 0);
  const maximum = checks.reduce((sum, check) => sum + check.maximum, 0) + (manual?.points ?? 0);
  return { id, title, points, maximum, checks, ...(manual ? { manual: unread(manual) } : {}) };
}

/** The result of somebody whose checks were never put. */
export function blankQuestion(
  { id, title, visible = [], hidden = [], manual }: Question,
  reason = "not judged",
): QuestionResult {
  const checks = [...visible.map(shownCheck), ...hidden.map(hiddenCheck)].map(
    (check): CheckResult => ({
      title: check.title,
      visible: check.visible,
      points: 0,
      maximum: check.points,
      reason,
      notJudged: true,
    }),
  );
  const maximum = checks.reduce((sum, check) => sum + check.maximum, 0) + (manual?.points ?? 0);
  return { id, title, points: 0, maximum, checks, ...(manual ? { manual: unread(manual) } : {}) };
}

type Judged = Hidden & { readonly visible: boolean };

function shownCheck({ title, hint, test }: Fact): Judged {
  return {
    title,
    hint,
    points: 0,
    visible: true,
    holds: (trial, calls, reads) => trial(() => test(calls, reads)),
  };
}

function hiddenCheck(check: Hidden): Judged {
  return { ...check, visible: false };
}

interface Failure {
  readonly reason: string;
  readonly calls: readonly string[];
  readonly wanted?: string;
  readonly fatal: boolean;
  readonly spent?: boolean;
}

interface Asked {
  readonly calls: readonly string[];
  readonly reads: readonly string[];
  readonly keeping: readonly string[];
  readonly seed: number;
  readonly time: LawTime;
}

async function attempt(
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

/** The same for everybody and for ever: a law draws the same inputs each time it is put. */
function seedOf(id: string, title: string): number {
  return createHash("sha256").update(`${id}\0${title}`).digest().readInt32LE();
}
