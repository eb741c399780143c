/**
 * Grades many submissions on all cores. Each lane has one process that reads and checks types, kept as long as it
 * works, and for every submission a fresh one that gives the verdict, started ahead of need. Whatever breaks costs
 * one submission one more attempt, in fresh processes, and after that its points.
 */
import { CourseError } from "../../course-error.js";
import type { Submission } from "../collect/collect.js";
import type { JudgedNotebook } from "../judge/judge-notebook.js";
import type { Result } from "../result/result.js";
import type { Limits } from "../sandbox/isolation.js";
import { hashOf } from "./content-hash.js";
import type { GradingTask, VerdictRequest } from "./grading-task.js";
import { Broken, HelperProcess, type Patience, ranOut } from "./helper-process.js";
import type { ReadRequest, ReadSubmission } from "./read-submission.js";
import { failedResult, type Prepared, resultOf } from "./result-of.js";

export interface Pool {
  /** What the processes found when they got ready. Rejects with a CourseError if the assignment is not fit. */
  readonly prepared: Promise<Prepared>;
  /**
   * Calls `began` for each submission when its turn comes and `done` when it is graded, in whatever order that happens.
   */
  gradeAll(
    submissions: readonly Submission[],
    began: (submission: Submission) => void,
    done: (result: Result) => Promise<void>,
  ): Promise<void>;
  end(): void;
}

type Reader = HelperProcess<ReadRequest, ReadSubmission>;
type Verdict = HelperProcess<VerdictRequest, JudgedNotebook>;

/** Starts as many processes that read; they get ready while the caller sees to other things. */
export function startPool(task: GradingTask, lanes: number): Pool {
  const readers = Array.from({ length: lanes }, () => startReader(task));
  const verdicts = new Set<Verdict>();
  const startVerdict = (): Verdict => {
    const verdict: Verdict = new HelperProcess("verdict-process.js", task, ["--max-old-space-size=256"]);
    verdicts.add(verdict);
    return verdict;
  };
  const prepared = readers[0]!.prepared as Promise<Prepared>;
  prepared.catch(() => {});

  const lane = async (
    i: number,
    waiting: Submission[],
    began: (submission: Submission) => void,
    done: (result: Result) => Promise<void>,
  ) => {
    const common = await prepared;
    let ahead: Verdict | undefined = startVerdict();
    const read = async (student: string, bytes: Uint8Array): Promise<ReadSubmission> => {
      for (const types of [true, false])
        try {
          if (!readers[i]!.usable) readers[i] = startReader(task);
          return await readers[i]!.ask({ student, bytes, types }, readingPatience);
        } catch (error) {
          if (!types || !(error instanceof Broken)) throw error;
        }
      throw new Broken("it cannot be read");
    };
    const judge = async (handedIn: ReadSubmission, isLast: boolean): Promise<JudgedNotebook> => {
      const { compiled: cells, numbers } = handedIn;
      const own = numbers === undefined ? {} : { numbers };
      const without: string[] = [];
      for (let attempt = 0; ; attempt++) {
        const verdict = ahead?.usable ? ahead : startVerdict();
        ahead = undefined;
        try {
          const judged = await verdict.ask({ cells, without, ...own }, verdictPatience(task.limits));
          verdict.release();
          return judged;
        } catch (error) {
          const { at, message } = error instanceof Broken ? error : { at: undefined, message: "" };
          if (attempt >= mostAttempts - 1 || (attempt > 0 && at === undefined)) throw error;
          // Once more in a fresh process; at what cost all its time, or broke it twice, no third time.
          if (at !== undefined && (attempt > 0 || ranOut.includes(message))) without.push(at);
        } finally {
          verdicts.delete(verdict);
          if (!isLast) ahead ??= startVerdict();
        }
      }
    };
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      began(next);
      await done(await gradeOne(next, common, read, (handedIn) => judge(handedIn, waiting.length === 0)));
    }
    ahead?.end();
  };
  return {
    prepared,
    async gradeAll(submissions, began, done) {
      const waiting = [...submissions];
      await Promise.all(readers.map((_, i) => lane(i, waiting, began, done)));
    },
    end() {
      for (const process of [...readers, ...verdicts]) process.release();
    },
  };
}

const readingPatience: Patience = { cpuMs: 20_000, idleMs: 60_000 };

/** Processes that may break at one hand-in. */
const mostAttempts = 3;

/** A judge looks at what is answered in less time than it takes to answer; one call may be waited for so long. */
function verdictPatience({ budgetCpuMs, budgetMs }: Limits): Patience {
  return { cpuMs: budgetCpuMs, idleMs: 3 * budgetMs };
}

function startReader(task: GradingTask): Reader {
  // A notebook is deeply nested to the compiler: each cell is a block in the one before.
  const flags = ["--max-old-space-size=700", "--max-semi-space-size=32", "--stack-size=3900"];
  return new HelperProcess("reading-process.js", task, flags);
}

async function gradeOne(
  submission: Submission,
  prepared: Prepared,
  read: (student: string, bytes: Uint8Array) => Promise<ReadSubmission>,
  judge: (handedIn: ReadSubmission) => Promise<JudgedNotebook>,
): Promise<Result> {
  let hash = "";
  const bytes = await submission
    .read()
    .catch((error: NodeJS.ErrnoException) => (typeof error.code === "string" ? error.code : error.message));
  if (typeof bytes === "string") {
    const reason = `the file cannot be opened: ${bytes}`;
    return failedResult(submission, { kind: "unreadable", reason }, prepared, hash);
  }
  try {
    hash = hashOf(bytes);
    const handedIn = await read(submission.student, bytes);
    if (handedIn.unreadable !== undefined)
      return failedResult(submission, { kind: "unreadable", reason: handedIn.unreadable }, prepared, hash);
    return resultOf(submission, handedIn, await judge(handedIn), prepared);
  } catch (error) {
    if (error instanceof CourseError) throw error;
    const reason = `the grader broke at it more than once: ${(error as Error).message.split("\n", 1)[0]}`;
    return failedResult(submission, { kind: "failed", reason }, prepared, hash);
  }
}
