/** Puts one question to a student's notebook and writes down the verdict of every check. */
import { createHash } from "node:crypto";
import { outOfBudget, StudentFault } from "../sandbox/student-fault.js";
import { attempt, type Failure } from "./attempt.js";
import { LawTime } from "./law-time.js";
import { type CheckResult, hiddenCheck, type QuestionResult, shownCheck, unread } from "./question-result.js";
import type { RunningNotebook } from "./running-notebook.js";
import type { Question } from "./written.js";

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

/** The same for everybody and for ever: a law draws the same inputs each time it is put. */
function seedOf(id: string, title: string): number {
  return createHash("sha256").update(`${id}\0${title}`).digest().readInt32LE();
}
