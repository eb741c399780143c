/** Local search where plans meet on exclusive resources and nowhere else: a job shop. */

import { type Found, foundWay } from "coordlab/plans/numbered-merge.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import type { Choices } from "./conflict-tree/choices.js";

/** Smaller shops are proven by the tree at once. */
const fewSlots = 40;

/**
 * A better plan for a job shop: tabu search that swaps two neighbours on a machine at an end of a block of the longest
 * chain (N5). A swap is not taken back for some steps unless that gives the best plan so far. Undefined if the plans
 * meet in another way, or nothing better than `found` shows. Cost O(steps x actions); the same on every machine.
 *
 * @see Nowicki & Smutnicki (1996), A fast taboo search algorithm for the job shop problem
 */
export function jobShopSearch(
  problem: PlanProblem,
  choices: Choices,
  found: Found,
  { steps, least }: { readonly steps: number; readonly least: number },
): Found | undefined {
  const { slots } = problem;
  const n = slots.length;
  if (n < fewSlots || !isJobShop(problem, choices)) return undefined;
  const length = Float64Array.from(slots, ({ options }) => options[0]!.duration);
  const [jobBefore, jobAfter, before, after] = [0, 1, 2, 3].map(() => new Int32Array(n).fill(-1)) as Four;
  slots.forEach(({ before: [p] }, s) => {
    if (p === undefined) return;
    jobBefore[s] = p;
    jobAfter[p] = s;
  });
  const machines = new Map<string, number[]>();
  slots.forEach(({ options }, s) => {
    const { resource } = options[0]!.claims![0]!;
    if (!machines.get(resource)?.push(s)) machines.set(resource, [s]);
  });
  for (const list of machines.values()) {
    list.sort((a, b) => found.starts[a]! - found.starts[b]! || a - b);
    for (let k = 1; k < list.length; k++) {
      before[list[k]!] = list[k - 1]!;
      after[list[k - 1]!] = list[k]!;
    }
  }
  const [heads, tails] = [new Float64Array(n), new Float64Array(n)];
  const order = new Int32Array(n);
  const waits = new Int8Array(n);
  const at = (list: Float64Array, s: number) => (s < 0 ? 0 : list[s]!);
  const ends = (s: number) => (s < 0 ? 0 : heads[s]! + length[s]!);
  /** Longest chains before and after each action; the longest of all. */
  const lay = (): number => {
    let [known, longest] = [0, 0];
    for (let s = 0; s < n; s++) {
      waits[s] = (jobBefore[s]! >= 0 ? 1 : 0) + (before[s]! >= 0 ? 1 : 0);
      if (waits[s] === 0) order[known++] = s;
    }
    for (let k = 0; k < known; k++) {
      const s = order[k]!;
      heads[s] = Math.max(ends(jobBefore[s]!), ends(before[s]!));
      longest = Math.max(longest, ends(s));
      for (const next of [jobAfter[s]!, after[s]!])
        if (next >= 0 && --waits[next]! === 0) order[known++] = next;
    }
    for (let k = known - 1; k >= 0; k--) {
      const s = order[k]!;
      tails[s] = length[s]! + Math.max(at(tails, jobAfter[s]!), at(tails, after[s]!));
    }
    return known === n ? longest : Infinity;
  };
  /** How long the longest chain through u and v is at least once v comes before u. */
  const swapped = (u: number, v: number): number => {
    const headV = Math.max(ends(jobBefore[v]!), ends(before[u]!));
    const headU = Math.max(ends(jobBefore[u]!), headV + length[v]!);
    const tailU = length[u]! + Math.max(at(tails, jobAfter[u]!), at(tails, after[v]!));
    const tailV = length[v]! + Math.max(at(tails, jobAfter[v]!), tailU);
    return Math.max(headV + tailV, headU + tailU);
  };
  const swap = (u: number, v: number): void => {
    const [p, q] = [before[u]!, after[v]!];
    if (p >= 0) after[p] = v;
    if (q >= 0) before[q] = u;
    before[v] = p;
    after[v] = u;
    before[u] = v;
    after[u] = q;
  };
  let seed = 1;
  const chance = (below: number) => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % below;
  const barred = new Map<number, number>();
  let longest = lay();
  let best = found.makespan;
  let starts: Float64Array | undefined;
  let links = after.slice();
  let bestAt = 0;
  for (let step = 1; step <= steps && best > least; step++) {
    const chain: number[] = [];
    for (let s = order.find((s) => heads[s] === 0 && tails[s] === longest) ?? -1; s >= 0; ) {
      chain.push(s);
      const end = ends(s);
      const [a, j]: [number, number] = [after[s]!, jobAfter[s]!];
      s = [a, j].find((next) => next >= 0 && heads[next] === end && end + tails[next]! === longest) ?? -1;
    }
    let [u, v, value] = [-1, -1, Infinity];
    let [oldest, since] = [-1, Infinity];
    for (let k = 1; k < chain.length; k++) {
      const [a, b] = [chain[k - 1]!, chain[k]!];
      if (after[a] !== b || jobAfter[a] === b) continue;
      const starting = k === 1 || after[chain[k - 2]!] !== a;
      const ending = k === chain.length - 1 || after[b] !== chain[k + 1];
      if (!starting && !ending) continue;
      const length = swapped(a, b);
      const until = barred.get(a * n + b) ?? 0;
      if (until > step && length >= best) {
        if (until < since) [oldest, since] = [k, until];
      } else if (length < value) [u, v, value] = [a, b, length];
    }
    if (u < 0 && oldest > 0) [u, v] = [chain[oldest - 1]!, chain[oldest]!];
    if (u < 0) break;
    swap(u, v);
    barred.set(v * n + u, step + 8 + chance(8));
    longest = lay();
    if (longest < best) {
      best = longest;
      starts = heads.slice();
      links = after.slice();
      bestAt = step;
    } else if (step - bestAt > 5_000) {
      // Back to the best, with a little noise
      bestAt = step;
      after.set(links);
      before.fill(-1);
      after.forEach((next, s) => {
        if (next >= 0) before[next] = s;
      });
      barred.clear();
      longest = lay();
    }
  }
  if (!starts) return undefined;
  const added = slots.flatMap((_, s) => (links[s]! >= 0 ? [s, links[s]!] : []));
  return foundWay(problem, found.options, starts, [], added);
}

type Four = [Int32Array, Int32Array, Int32Array, Int32Array];

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
