/** Paths for robots on a grid: soon a plan, then a better one and a bound, until they meet or a limit is met. */

import { seededStream } from "coordlab/world/random.js";
import { Clock, type Limits, requireLimits } from "../limits.js";
import { runInTurns, runToEnd, type Steps } from "../steps.js";
import { type GridPlan, type GridResult, nodesOf, whoIsCutOff } from "./conflict-based-search.js";
import { ConflictTree } from "./conflict-tree.js";
import { type Grid, type GridTask, gridOf, isFree, pathsOf } from "./grid.js";
import { jointSearch } from "./joint-search.js";
import { Lacam, pathsAlong } from "./lacam.js";
import { Repair } from "./repair.js";

/** Most joint places of a team that is searched jointly, which decides whatever the answer. */
const fewPlaces = 5_000;

/** Splits of conflicts that take the time of a round of repair. */
const splitsPerRound = 16;

/** The wider apart plan and bound are, the more rounds of repair for each node of the tree: one more for each percent. */
const roundsPerGap = 100;

/** Steps in which a first plan is looked for before the conflict tree is begun and nodes are counted. */
const stepsBefore = 1_000;

/**
 * The best way that is affordable.
 *
 * - Few robots on few cells: {@link jointSearch} decides, and can prove that none exists.
 * - Otherwise {@link Lacam} finds a plan, in a second for 400 robots, and {@link Repair} makes it better, in turns with
 *   the conflict tree of {@link conflictBasedSearch}, which raises the bound. Where they meet, the plan is "optimal".
 * - When a limit is met: "feasible" with the bound that is proven, or "unknown" if no plan was found. "infeasible" is
 *   proven.
 *
 * `nodes` are rounds of repair with some work on the tree in each, so with a limit in nodes the plan is the same on
 * every machine. Default: 10,000, or Infinity if milliseconds are given.
 *
 * @throws RangeError if the task is not in order, or a limit is negative or NaN
 * @example planRobots({ rows: ["...", "@.@"], starts: [[0, 0], [0, 2]], goals: [[0, 2], [0, 0]] }).status // "optimal"
 */
export function planRobots(task: GridTask, limits: Limits<GridPlan> = {}): GridResult {
  return runToEnd(planning(task, limits));
}

/** The same, giving the loop back every few milliseconds. */
export function planRobotsInTurns(task: GridTask, limits: Limits<GridPlan> = {}): Promise<GridResult> {
  return runInTurns(planning(task, limits));
}

function* planning(task: GridTask, limits: Limits<GridPlan>): Steps<GridResult> {
  requireLimits(limits);
  const clock = new Clock(limits);
  const free = task.rows.reduce((sum, row) => sum + Array.from(row).filter(isFree).length, 0);
  let places = 1;
  for (let i = 0; i < task.starts.length; i++) places *= Math.max(1, free - i);
  if (places <= fewPlaces) return jointSearch(task);
  const grid = gridOf(task);
  return whoIsCutOff(grid) ?? (yield* closingIn(grid, clock, limits));
}

function* closingIn(grid: Grid, clock: Clock, limits: Limits<GridPlan>): Steps<GridResult> {
  const { memory = 2 ** 30, onImproved } = limits;
  const most = nodesOf(limits);
  const stream = seededStream("robots");
  const tree = new ConflictTree(grid, clock, memory);
  let lacam: Lacam | undefined = new Lacam(grid, stream);
  let repair: Repair | undefined;
  const tell = () => {
    if (repair) tree.below = repair.cost;
    tree.reserved = lacam?.bytes ?? 0;
    onImproved?.(repair && planOf(grid, repair), tree.lowerBound);
  };
  const price = () => tree.opened + tree.splits / splitsPerRound;
  const gap = () => (repair ? repair.cost / tree.lowerBound - 1 : 0);
  const met = () => repair !== undefined && repair.cost <= tree.lowerBound;
  for (let rounds = -stepsBefore; rounds < most && !clock.over && !met(); rounds++) {
    if (!repair && !lacam && tree.full) break;
    if (repair?.round()) tell();
    else if (lacam) {
      const step = lacam.search.next();
      if (step.done && step.value.status === "infeasible") return nowhere(step.value.because, tree.opened);
      if (step.done && step.value.status === "found") {
        repair = new Repair(grid, pathsAlong(step.value.steps, grid), stream);
        rounds = Math.max(rounds, 0);
      }
      if (step.done || lacam.bytes >= memory) lacam = undefined;
      if (repair) tell();
    }
    while (price() * (1 + roundsPerGap * gap()) <= rounds && !tree.full && !clock.over && !met()) {
      const before = tree.lowerBound;
      const end = yield* tree.openNext();
      if (end?.kind === "best") {
        const paths = pathsOf(grid, end.paths);
        return { status: "optimal", paths, cost: end.cost, lowerBound: end.cost, nodes: tree.opened };
      }
      if (end && !repair) return nowhere("the conflict tree is exhausted", tree.opened);
      if (tree.lowerBound > before) tell();
    }
    clock.look();
    if (clock.due) yield;
  }
  const { lowerBound, opened: nodes } = tree;
  if (!repair) return { status: "unknown", lowerBound, nodes };
  const { paths, cost } = planOf(grid, repair);
  return { status: met() ? "optimal" : "feasible", paths, cost, lowerBound, nodes };
}

function planOf(grid: Grid, { paths, cost }: Repair): GridPlan {
  const now = [...paths];
  return {
    cost,
    get paths() {
      return pathsOf(grid, now);
    },
  };
}

function nowhere(because: string, nodes: number): GridResult {
  return { status: "infeasible", because, nodes };
}
