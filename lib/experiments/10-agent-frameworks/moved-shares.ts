/** What moves when a sixth agent joins five, by the rule that gives out the owners. */
import { movedShare } from "coordlab/mechanisms/ownership.js";
import type { Moved } from "./ownership-figures.js";
import { recorded } from "./recorded.js";
import { programOf } from "./recording.js";
import { movedOnRing, namedPoints } from "./shard-ring.js";

type Place = Parameters<typeof movedShare>[0];
const agents = [0, 1, 2, 3, 4, 5];

/** In per cent of 20,000 keys. @example movedToSixth(rendezvousPlace) // 16.4 */
export function movedToSixth(rule: Place): number {
  return 100 * movedShare(rule, agents.slice(0, 5), agents, 20_000);
}

/** In per cent of 10,000 keys, as Moleculer's broker moved them. */
export function movedByShard(): number {
  const joined = programOf(recorded, "moleculer").ownership![0]!;
  return (100 * Number(joined.joins)) / Number(joined.keys);
}

/** In per cent of the circle, exact: each agent has `points` that depend on its name alone. */
export function movedByName(points: number): number {
  const names = agents.map((agent) => `agent-${agent + 1}`);
  return 100 * movedOnRing(namedPoints(names.slice(0, 5), points), namedPoints(names, points));
}

/** Four rules, the one that moves most first. */
export function movedShares(rules: Readonly<Record<string, Place>>): Moved[] {
  const measured = Object.entries(rules).map(([rule, place]) => ({ rule, moves: movedToSixth(place) }));
  const rings = [
    { rule: "Moleculer's Shard", moves: movedByShard() },
    { rule: "ring, points by name", moves: movedByName(100) },
  ];
  return [...measured, ...rings].sort((a, b) => b.moves - a.moves);
}
