/**
 * The process that holds hidden checks and gives the verdict on one hand-in, and then ends: whatever an answer does
 * to it is done to nobody else. It is started before it is needed, with the student's process beside it.
 */
import { loadJudge } from "../assignment/load-judge.js";
import { secretOf, withSecret } from "../assignment/with-secret.js";
import { type JudgedNotebook, judgeNotebook, startSandbox } from "../judge/judge-notebook.js";
import { judgeOf } from "../judge/variants.js";
import type { Numbers } from "../judge/written.js";
import type { GradingTask, VerdictRequest } from "./grading-task.js";
import { answerRequests } from "./process-answers.js";

const {
  assignment: name,
  solutions,
  limits,
  isolation,
  runtime,
  secretFile,
} = JSON.parse(process.argv[2]!) as GradingTask;
const surroundings = {
  runtime: { ...runtime, remove: async () => {} },
  limits,
  isolation,
};

await answerRequests<VerdictRequest, JudgedNotebook>(async () => {
  const started = startSandbox(surroundings);
  const { assignment: open } = await loadJudge(name, solutions);
  const secret = secretFile === undefined ? undefined : await secretOf(secretFile);
  const judge = (numbers?: Numbers) => {
    const own = judgeOf(open, numbers);
    return secret === undefined ? own : withSecret(own, secret);
  };
  return {
    prepared: undefined,
    answer: ({ cells, numbers, without }, sign) =>
      judgeNotebook(judge(numbers), cells, started, surroundings, { without, sign }),
  };
});
