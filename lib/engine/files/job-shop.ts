/**
 * Job shops are plan merging with exclusive resources and nothing else: a job is an agent's plan, a machine a
 * resource, and the least makespan of the classic instances is known.
 */
import type { Plan } from "coordlab/plans/plan.js";
import { type PlanProblem, planProblem } from "coordlab/plans/plan-problem.js";

/**
 * The 6 x 6 instance of Fisher & Thompson (1963), least makespan 55: a line for each job, its operations as
 * pairs "machine duration".
 */
export const ft06 = `6 6
2 1  0 3  1 6  3 7  5 3  4 6
1 8  2 5  4 10 5 10 0 10 3 4
2 5  3 4  5 8  0 9  1 1  4 7
1 5  0 5  2 5  3 3  4 8  5 9
2 9  1 3  4 5  5 4  0 3  3 1
1 3  3 3  5 9  0 10 4 4  2 1
`;

/**
 * Reads the usual text form: comment lines begin with #; the first other line holds the numbers of jobs and
 * machines, and one line for each job follows with pairs "machine duration", machines counted from 0. The
 * operations of job j are "j.0", "j.1", ... and its machines "machine 0", ... An operation of no duration is left out:
 * the job does not visit that machine.
 *
 * @throws RangeError with the line if a number is missing, too many, not whole or out of range
 * @example mergePlans(readJobShop(ft06))
 */
export function readJobShop(text: string): PlanProblem {
  const lines = text
    .split("\n")
    .map((line, index) => ({ at: `line ${index + 1}`, numbers: line.split("#")[0]!.trim() }))
    .filter(({ numbers }) => numbers !== "")
    .map(({ at, numbers }) => ({ at, numbers: numbers.split(/\s+/).map(Number) }));
  const [jobs, machines] = lines[0]?.numbers ?? [];
  if (lines[0]?.numbers.length !== 2 || !isCount(jobs) || !isCount(machines))
    throw new RangeError(`${lines[0]?.at ?? "line 1"}: expected the numbers of jobs and machines`);
  if (lines.length !== jobs + 1)
    throw new RangeError(
      `expected ${jobs} lines of jobs, got ${lines.length - 1}: the file is cut short or runs on`,
    );
  const plans = lines.slice(1).map(({ at, numbers }, job): Plan => {
    if (numbers.length !== 2 * machines)
      throw new RangeError(
        `${at}: expected ${machines} pairs "machine duration", got ${numbers.length} numbers`,
      );
    const actions = Array.from({ length: machines }, (_, k) => {
      const [machine, duration] = [numbers[2 * k]!, numbers[2 * k + 1]!];
      if (!Number.isInteger(machine) || machine < 0 || machine >= machines)
        throw new RangeError(`${at}: machine must be in 0..${machines - 1}, got ${machine}`);
      if (duration !== 0 && !isCount(duration))
        throw new RangeError(`${at}: a duration must be a whole number >= 0, got ${duration}`);
      return { id: `${job}.${k}`, duration, claims: [{ resource: `machine ${machine}` }] };
    });
    return { agent: `job ${job}`, actions: actions.filter(({ duration }) => duration > 0) };
  });
  const resources = Object.fromEntries(Array.from({ length: machines }, (_, m) => [`machine ${m}`, {}]));
  return planProblem({ world: { resources }, plans });
}

function isCount(value: number | undefined): value is number {
  return Number.isSafeInteger(value) && value! >= 1;
}
