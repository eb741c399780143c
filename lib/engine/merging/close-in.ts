/** The cost of a group of agents, closed in on from both sides. */
import { lastOpening } from "coordlab/plans/closings.js";
import type { Conflict } from "coordlab/plans/conflict.js";
import { playOut } from "coordlab/plans/merge-first-come.js";
import type { Found } from "coordlab/plans/numbered-merge.js";
import { earliestMakespan, type PlanProblem } from "coordlab/plans/plan-problem.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import { choicesOf } from "./conflict-tree/choices.js";
import { type Refutation, Search } from "./conflict-tree/search.js";
import { JobShopSearch } from "./job-shop-search.js";
import { placeByRank } from "./merge-by-priority.js";

/** A group of agents: the best way found, and what its max(floor, makespan) + price is at least. */
export interface Part {
  readonly problem: PlanProblem;
  lowerBound: number;
  found: Found | undefined;
  because?: Refutation;
}

/** What may be spent, and the nodes that were. */
export interface Budget {
  readonly nodes: number;
  opened: number;
  readonly clock: Clock;
}

/** Steps of the local search for job shops before the tree and in each of its pauses, and how many of them a node is worth. */
const [steps, stepsPerNode] = [40_000, 4];

/** What the greedy rules find. */
export function begin(problem: PlanProblem): Part {
  const found = bestOf([placeByRank(problem), playOut(problem)]);
  return { problem, lowerBound: earliestMakespan(problem), found };
}

/**
 * Closes in on the least max(floor, makespan) + price: a target halfway between the bounds is either met by a plan of
 * the conflict tree, which lowers the upper bound, or refuted, which raises the lower one. Job shops are made better by
 * local search beforehand and whenever the tree pauses.
 *
 * @see Klein & Scholl (1999)
 */
export function* closeIn(part: Part, floor: number, budget: Budget, tell: () => void): Steps<void> {
  const { problem } = part;
  const { clock } = budget;
  part.lowerBound = Math.max(floor, part.lowerBound);
  const shop = part.found && JobShopSearch.of(problem, choicesOf(problem), part.found);
  const improve = function* (): Steps<number> {
    const most = Math.min(steps, stepsPerNode * (budget.nodes - budget.opened));
    const better = shop && (yield* shop.run(most, part.lowerBound, clock));
    if (better) part.found = better;
    if (better) tell();
    return costOf(part.found, floor);
  };
  yield* improve();
  if (costOf(part.found, floor) <= part.lowerBound || clock.over) return;
  const search = new Search(problem);
  const probe = function* (target: number): Steps<boolean> {
    const { nodes } = search;
    const left = budget.nodes - budget.opened;
    const result = yield* search.probe({ target, floor, nodes: left, clock }, improve);
    budget.opened += search.nodes - nodes;
    if (result.status === "found") part.found = result.found;
    if (result.status === "refuted") part.lowerBound = target + 1;
    if (result.status === "refuted" && !part.found) part.because = result.because;
    tell();
    return result.status !== "spent" && !part.because;
  };
  if (!part.found && !(yield* probe(dearest(problem, floor)))) return;
  while (part.lowerBound < costOf(part.found, floor)) {
    const target = Math.floor((part.lowerBound + costOf(part.found, floor) - 1) / 2);
    if (!(yield* probe(target))) break;
  }
}

/** What no plan costs more than. */
function dearest({ slots, world }: PlanProblem, floor: number): number {
  const opened = Math.max(floor, lastOpening(world));
  const release = slots.reduce((most, slot) => Math.max(most, slot.release), opened);
  const longest = slots.map(({ options }) => Math.max(...options.map(({ duration }) => duration)));
  const prices = slots.reduce((sum, slot) => sum + Math.max(...slot.prices), 0);
  return longest.reduce((sum, duration) => sum + duration, release + prices);
}

/** max(floor, makespan) + price; infinite if nothing was found. */
export function costOf(found: Found | undefined, floor: number): number {
  return found ? Math.max(floor, found.makespan) + found.price : Number.POSITIVE_INFINITY;
}

/** The one of least cost, the first of equals. */
function bestOf(ways: readonly (Found | Conflict)[]): Found | undefined {
  let best: Found | undefined;
  for (const way of ways) if ("starts" in way && costOf(way, 0) < costOf(best, 0)) best = way;
  return best;
}
