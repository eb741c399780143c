/** `course merge plans.json`: merges the plans of a file and says what it did and why. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type PlanProblem, planProblem } from "coordlab";
import { mergePlansInTurns } from "coordlab-engine";
import { figureSvg, planGantt } from "coordlab-figures";
import { budgetOf, closingIn } from "../closing-in.js";
import { CourseError } from "../course-error.js";
import { projectRoot } from "../project.js";
import { readWords } from "../words.js";
import { report } from "./report.js";

const usage = `course merge plans.json  merges individual plans into one
  --svg FILE       write the merged plan as a Gantt picture
  --budget AMOUNT  most time or nodes of the conflict tree, as 10s, 500ms or 200000 (100000)
  --json           print the result as JSON
  --schema         print the JSON schema of plans.json
  --example        print an example of plans.json
Cost and bound are shown on stderr as they close in; Ctrl-C ends that with the best so far.
Exit code: 0 merged, 1 not merged or a bad file.
`;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(
    "course merge plans.json [--svg FILE] [--budget AMOUNT] [--json]",
    {
      args: [...args],
      allowPositionals: true,
      options: {
        svg: { type: "string" },
        budget: { type: "string" },
        json: { type: "boolean" },
        schema: { type: "boolean" },
        example: { type: "boolean" },
        help: { type: "boolean" },
      },
    },
  );
  if (values.help) return print(usage);
  if (values.schema) return print(await shipped("plans.schema.json"));
  if (values.example) return print(await shipped("example.json"));
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new CourseError(`one file of plans is merged at a time\n${usage}`);
  const budget = values.budget === undefined ? {} : budgetOf(values.budget);
  const problem = await readPlans(path);
  const progress = closingIn("cost", "at least");
  const { signal, show } = progress;
  const result = await mergePlansInTurns(problem, {
    ...{ ...budget, signal },
    onImproved: (best, bound) => show(best?.cost, bound),
  });
  progress.end();
  await print(values.json ? `${JSON.stringify(result, undefined, 2)}\n` : report(problem, result, signal));
  if (!("plan" in result)) return 1;
  if (values.svg !== undefined) {
    const { plan } = result;
    if (problem.plans.every(({ actions }) => actions.length === 0))
      throw new CourseError("there is no action to draw");
    const title = `Merged plan: makespan ${plan.makespan}, price ${plan.price}`;
    const figure = planGantt(problem, {
      ...{ timetable: plan, title, orders: plan.orders, delays: plan.delays, width: 1000 },
    });
    await writeFile(values.svg, await figureSvg(figure)).catch((error: Error) => {
      throw new CourseError(`the picture cannot be written: ${error.message}`);
    });
  }
  return 0;
}

async function readPlans(path: string): Promise<PlanProblem> {
  const text = await readFile(path, "utf8").catch((error: Error) => {
    throw new CourseError(`${path} cannot be read: ${error.message}`);
  });
  try {
    return planProblem(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    throw new CourseError(`${path}: ${error.message}`);
  }
}

function shipped(name: string): Promise<string> {
  return readFile(join(projectRoot, "tools", "merge", name), "utf8");
}

function print(text: string): Promise<number> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve(0)));
}
