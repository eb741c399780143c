/** A student's team as the judge sees it: what its functions answered, as a scenario that runs on this side. */
import { checkScenario, type Scenario, scenarioOf, type Task, type TeamDescription } from "coordlab";
import {
  cheapestSufficient,
  type MeasuredRung,
  measuredLadder,
  ownMechanisms,
  whatIsLost,
} from "coordlab-experiments";
import { type Calls, type Reads, seededStream } from "course/judge";

export const failures = ["collision", "duplicated work", "missed synergy"] as const;
export const needs = ["a silent rule is enough", "somebody has to speak"] as const;
export const names: readonly string[] = ownMechanisms.map(({ name }) => name);

const worlds = 8;
const steps = 20;

/** What a description amounts to: who could use what, and a table of tasks by world, step and agent. */
export interface RecordedTeam {
  readonly agents: number;
  readonly couldUse: readonly (readonly string[])[];
  readonly tasks: readonly (readonly (readonly Task[])[])[];
  readonly scenario: Scenario;
}

const recorded = new WeakMap<Reads, Promise<RecordedTeam | undefined>>();

/** Asks the student's functions for everything, once a question; undefined if what they say is no team. */
export async function recordedTeam(calls: Calls, reads: Reads): Promise<RecordedTeam | undefined> {
  const before = recorded.get(reads);
  if (before) return before;
  const team = await record(calls, reads);
  recorded.set(reads, Promise.resolve(team));
  return team;
}

async function record(calls: Calls, reads: Reads): Promise<RecordedTeam | undefined> {
  const { agents, resources, remembered, seen } = reads;
  if (!isTeamSize(agents) || !isResources(resources)) return undefined;
  const couldUse: string[][] = [];
  for (let agent = 0; agent < agents; agent++) {
    const used = await calls.couldUse!(agent);
    if (!Array.isArray(used) || !used.every((name) => typeof name === "string")) return undefined;
    couldUse.push(used);
  }
  const tasks: Task[][][] = [];
  for (let moment = 0; moment < worlds * steps; moment++) {
    const ofAll: Task[][] = [];
    for (let agent = 0; agent < agents; agent++) {
      const own = await calls.tasks!(agent, seededStream(`${moment}/${agent}`));
      if (!Array.isArray(own) || !own.every((task) => isTask(task, couldUse[agent]!))) return undefined;
      ofAll.push(own);
    }
    tasks.push(ofAll);
  }
  const description = { agents, resources, remembered: remembered === true };
  const mayUse = (agent: number, resource: string) => couldUse[agent]!.includes(resource);
  const team = (world: number) =>
    scenarioOf({
      name: "the team",
      failure: "collision",
      ...description,
      tasks: (agent, step) => tasks[world * steps + (step % steps)]![agent]!,
      ...(seen === true ? {} : { mayUse }),
    });
  const scenario = {
    ...team(0),
    start: (stream: () => number) => team(Math.floor(stream() * worlds)).start(stream),
  };
  return { agents, couldUse, tasks, scenario };
}

/** Whether the contract of scenarios holds for it. */
export function keepsTheContract({ scenario }: RecordedTeam): boolean {
  try {
    checkScenario(scenario, steps);
    return true;
  } catch {
    return false;
  }
}

/** Whether some two want the same thing in the same step, in a tenth of the steps or more. */
export function meets({ tasks }: RecordedTeam): boolean {
  const meeting = tasks.filter((ofAll) => {
    const wanted = ofAll.flatMap((own) => [...new Set(own.flatMap(({ uses }) => uses))]);
    return new Set(wanted).size < wanted.length;
  });
  return meeting.length * 10 >= tasks.length;
}

const margin = 0.05;

/** What it loses, and the answers to the second question that this allows. */
export function placeOf({ scenario }: RecordedTeam) {
  const [loss] = whatIsLost({ team: scenario }, { worlds: 30, steps }, 11);
  const ways = [loss!.collisions, loss!.duplicated, loss!.missed];
  const most = Math.max(...ways);
  return {
    lost: loss!.lost.mean,
    failures: failures.filter((_, i) => ways[i]! >= most - margin),
    needs: needs.filter((_, i) => (i === 0 ? loss!.silent < 0.1 + margin : loss!.silent >= 0.1 - margin)),
  };
}

/** The mechanisms that may be called the cheapest: enough, give or take, and none that is surely enough sends less. */
export function rightChoices({ scenario }: RecordedTeam): string[] {
  const rungs: MeasuredRung[] = measuredLadder(scenario, { runs: 30, steps });
  const sure = cheapestSufficient(rungs, 0.9 + margin)?.messages ?? Number.POSITIVE_INFINITY;
  return rungs
    .filter(({ low, messages }) => low >= 0.9 - margin && messages <= sure * 1.1)
    .map(({ mechanism }) => mechanism);
}

const isTeamSize = (agents: unknown): agents is number =>
  typeof agents === "number" && Number.isInteger(agents) && agents >= 3 && agents <= 12;

function isResources(resources: unknown): resources is TeamDescription["resources"] {
  if (typeof resources !== "object" || resources === null) return false;
  const kinds = Object.values(resources);
  return (
    kinds.length > 0 &&
    kinds.every(
      (kind) => kind === "exclusive" || kind === "once" || (Number.isInteger(kind) && (kind as number) >= 1),
    )
  );
}

function isTask(task: unknown, could: readonly string[]): task is Task {
  const { uses, value } = (task ?? {}) as Partial<Task>;
  return (
    Array.isArray(uses) &&
    uses.length > 0 &&
    uses.every((name) => could.includes(name)) &&
    typeof value === "number" &&
    value > 0 &&
    value < 1e9
  );
}
