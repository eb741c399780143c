/** The corridor with a fee, whoever is sent through first. */
import type { Refused } from "coordlab";

export interface Account {
  readonly independent: number;
  readonly crossings: number;
  readonly contested: number;
}

export interface Played extends Account {
  readonly crossed: readonly number[];
}

type Wishes = readonly (readonly number[])[];

/**
 * The account of sending `crossed[step]` through in each step, -1 for nobody. Undefined if that is against the rules:
 * somebody who is not at the door, or nobody although somebody is.
 */
export function replayed(wishes: Wishes, refused: Refused, crossed: readonly number[]): Account | undefined {
  if (crossed.length !== wishes.length) return undefined;
  const door = new Set<number>();
  let [independent, crossings, contested] = [0, 0, 0];
  for (const [step, wish] of wishes.entries()) {
    const fresh = wish.flatMap((wants, agent) => (wants === 1 ? [agent] : []));
    for (const agent of fresh) door.add(agent);
    if (fresh.length === 1) independent++;
    if (door.size > 0) crossings++;
    if (door.size > 1) contested++;
    const next = crossed[step]!;
    if (door.size > 0 ? !door.delete(next) : next !== -1) return undefined;
    if (refused === "lost") door.clear();
  }
  return { independent, crossings, contested };
}

/**
 * The least and the most that a coordinated team can earn on these wishes, over all legal orders: backwards through
 * the steps over the sets of agents at the door. O(steps · agents · 2^agents).
 */
export function extremeRewards(
  wishes: Wishes,
  refused: Refused,
  fee: number,
): { readonly least: number; readonly most: number } {
  const sets = 1 << wishes[0]!.length;
  let [least, most] = [new Float64Array(sets), new Float64Array(sets)];
  for (const wish of [...wishes].reverse()) {
    const fresh = wish.reduce((set, wants, agent) => (wants === 1 ? set | (1 << agent) : set), 0);
    const [lower, upper] = [new Float64Array(sets), new Float64Array(sets)];
    for (let waiting = 0; waiting < sets; waiting++) {
      const door = waiting | fresh;
      const left = door === 0 || refused === "lost" ? [0] : withoutOne(door);
      const earned = door === 0 ? 0 : (door & (door - 1)) === 0 ? 1 : 1 - fee;
      lower[waiting] = earned + Math.min(...left.map((set) => least[set]!));
      upper[waiting] = earned + Math.max(...left.map((set) => most[set]!));
    }
    [least, most] = [lower, upper];
  }
  return { least: least[0]!, most: most[0]! };
}

/** The set without one of its members, for each of them. */
function withoutOne(set: number): number[] {
  const members: number[] = [];
  for (let bit = 1; bit <= set; bit <<= 1) if ((set & bit) !== 0) members.push(set ^ bit);
  return members;
}
