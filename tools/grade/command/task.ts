/** What the processes of a grading are told, from the command's words. */
import { resolve } from "node:path";
import { secretOf } from "../assignment/with-secret.js";
import type { GradingTask } from "../class/grading-task.js";
import type { Isolation, Limits } from "../sandbox/isolation.js";
import type { Options } from "./options.js";

const nothing: Isolation = { permissions: false, ownFiles: false, namespaces: false, resourceLimits: false };

/** Left out: isolation and runtime, where no student's code is to run. */
export async function taskOf(
  assignment: string,
  values: Options,
  limits: Limits,
  isolation = nothing,
  runtime = { folder: "", child: "" },
): Promise<GradingTask> {
  if (values.secret !== undefined) await secretOf(values.secret);
  return {
    assignment,
    limits,
    isolation,
    runtime,
    ...(values.secret === undefined ? {} : { secretFile: resolve(values.secret) }),
    ...(values.variants === true ? { ownNumbers: true } : {}),
    ...solutionsOf(values),
  };
}

export function solutionsOf({ solutions }: Options): { readonly solutions?: string } {
  return solutions === undefined ? {} : { solutions };
}
