/**
 * The process that holds hidden checks and gives the verdict on one hand-in, and then ends: whatever an answer does
 * to it is done to nobody else. It is started before it is needed, with the student's process beside it.
 */
import { loadJudge } from "../assignment/load-judge.js";
import { secretOf, withSecret } from "../assignment/with-secret.js";
import { type JudgedNotebook, judgeNotebook, startSandbox } from "../judge/judge-notebook.js";
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
  const assignment = secretFile === undefined ? open : withSecret(open, await secretOf(secretFile));
  return {
    prepared: undefined,
    answer: ({ cells, without }, sign) =>
      judgeNotebook(assignment, cells, started, surroundings, { without, sign }),
  };
});
