/** Local search where plans meet on exclusive resources and nowhere else: a job shop. */

import { type Found, foundWay } from "coordlab/plans/numbered-merge.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import { below, type Stream, seededStream } from "coordlab/world/random.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import type { Choices } from "./conflict-tree/choices.js";
import { JobShop } from "./job-shop.js";

/** Smaller shops are proven by the tree at once. */
const fewSlots = 40;

/** Steps without a better plan after which the search goes on from one of the best. */
const patience = 4_000;

/** The best plans to go back to, and the most swaps at random after that. */
const [mostElite, mostKicks] = [6, 12];

/** Steps between two looks at the clock. */
const stepsPerLook = 64;

/**
 * Tabu search that swaps two neighbours on a machine at an end of a block of the longest chain (N5). A swap is not
 * taken back for some steps unless that gives the best plan so far; in a dead end the search goes back to one of the
 * best plans and swaps a few at random. A step costs O(actions).
 *
 * @see Nowicki & Smutnicki (1996), A fast taboo search algorithm for the job shop problem
 */
export class JobShopSearch {
  private readonly problem: PlanProblem;
  private readonly options: ArrayLike<number>;
  private readonly shop: JobShop;
  private readonly stream: Stream = seededStream("job shop");
  private readonly barred = new Map<number, number>();
  private readonly elite: Int32Array[];
  private best: number;
  private step = 0;
  private bestAt = 0;

  private constructor(problem: PlanProblem, found: Found) {
    this.problem = problem;
    this.options = found.options;
    this.shop = new JobShop(problem, found.starts);
    this.best = found.makespan;
    this.elite = [this.shop.after.slice()];
    this.shop.lay();
  }

  /** Undefined if the plans meet in another way, or are few. */
  static of(problem: PlanProblem, choices: Choices, found: Found): JobShopSearch | undefined {
    if (problem.slots.length < fewSlots || !isJobShop(problem, choices)) return undefined;
    return new JobShopSearch(problem, found);
  }

  /** The best plan of so many further steps if it beats all before, else undefined. */
  *run(steps: number, least: number, clock: Clock): Steps<Found | undefined> {
    const { shop, barred, elite } = this;
    let found: Found | undefined;
    for (const end = this.step + steps; this.step < end && this.best > least; this.step++) {
      if (this.step % stepsPerLook === 0 && (yield* clock.rest())) break;
      const swap = this.chosen();
      if (!swap) break;
      const [u, v] = swap;
      shop.swap(u, v);
      barred.set(v * shop.size + u, this.step + 8 + below(8, this.stream));
      const longest = shop.lay();
      if (longest < this.best) {
        this.best = longest;
        this.bestAt = this.step;
        elite.unshift(shop.after.slice());
        elite.length = Math.min(elite.length, mostElite);
        const added = Array.from(shop.after).flatMap((next, s) => (next >= 0 ? [s, next] : []));
        found = foundWay(this.problem, this.options, shop.heads.slice(), [], added);
      } else if (this.step - this.bestAt > patience) this.goBack();
    }
    return found;
  }

  /** The swap that leaves the shortest chain through the two; where all are barred, the one barred longest ago. */
  private chosen(): readonly [number, number] | undefined {
    const { shop, barred, step } = this;
    let best: readonly [number, number] | undefined;
    let oldest: readonly [number, number] | undefined;
    let [value, since] = [Infinity, Infinity];
    for (const [u, v] of shop.swaps()) {
      const length = shop.lengthIfSwapped(u, v);
      const until = barred.get(u * shop.size + v) ?? 0;
      if (until > step && length >= this.best) {
        if (until < since) [oldest, since] = [[u, v], until];
      } else if (length < value) [best, value] = [[u, v], length];
    }
    return best ?? oldest;
  }

  private goBack(): void {
    const { shop, stream } = this;
    this.bestAt = this.step;
    this.barred.clear();
    shop.restore(this.elite[below(this.elite.length, stream)]!);
    shop.lay();
    for (let kick = below(mostKicks, stream); kick >= 0; kick--) {
      const swaps = shop.swaps();
      if (swaps.length === 0) return;
      shop.swap(...swaps[below(swaps.length, stream)]!);
      shop.lay();
    }
  }
}

/** Whether each plan is a chain of actions that hold one exclusive resource each, and nothing else restricts them. */
function isJobShop({ slots, agreed }: PlanProblem, { needs, limited, budgets, closings }: Choices): boolean {
  if (agreed.length + needs.length + limited.length + budgets.length + closings.length > 0) return false;
  const follows = new Set<number>();
  return slots.every(({ options, before, release, deadline }) => {
    const [{ claims = [], sets = {} }] = options as [(typeof options)[number]];
    const [claim] = claims;
    const chained = before.length === 0 || (before.length === 1 && !follows.has(before[0]!));
    if (before.length > 0) follows.add(before[0]!);
    const free = release === 0 && deadline === Infinity && Object.keys(sets).length === 0;
    return (
      chained &&
      free &&
      options.length === 1 &&
      claims.length === 1 &&
      claim!.mode !== "shared" &&
      !claim!.until
    );
  });
}
