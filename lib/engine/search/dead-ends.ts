/**
 * Actions that no best joint action needs (dead-end elimination).
 * @see Desmet et al. (1992), The dead-end elimination theorem and its use in protein side-chain positioning
 */
import type { Agent } from "coordlab/world/game.js";
import { type JoinedTable, stridesWithin } from "./payoff-table.js";

/** Actions that are impossible, or never better than another one that stays. */
export function hopelessActions(
  agent: Agent,
  tables: readonly JoinedTable[],
  counts: ArrayLike<number>,
): Set<number> {
  const count = counts[agent]!;
  const strides = tables.map((table) => stridesWithin(table.agents, table.agents, counts));
  const places = tables.map((table) => table.agents.indexOf(agent));
  /** The most that action a can gain over action b: the sum over the tables of the largest difference. */
  const mostGain = (a: number, b: number): number => {
    let gain = 0;
    tables.forEach((table, t) => {
      const stride = strides[t]![places[t]!]!;
      let most = -Infinity;
      for (let outer = 0; outer < table.values.length; outer += stride * count)
        for (let cell = outer; cell < outer + stride; cell++) {
          const mine = table.values[cell + a * stride]!;
          if (mine !== -Infinity) most = Math.max(most, mine - table.values[cell + b * stride]!);
        }
      gain += most === -Infinity || gain === -Infinity ? -Infinity : most;
    });
    return gain;
  };
  const dropped = new Set<number>();
  const impossible = (a: number): boolean =>
    tables.some((table, t) => allForbidden(table, strides[t]![places[t]!]!, count, a));
  for (let a = 0; a < count; a++) if (impossible(a)) dropped.add(a);
  for (let a = count - 1; a >= 0; a--)
    for (let b = 0; b < count && !dropped.has(a); b++)
      if (a !== b && !dropped.has(b) && mostGain(a, b) <= 0) dropped.add(a);
  return dropped;
}

function allForbidden(table: JoinedTable, stride: number, count: number, action: number): boolean {
  for (let outer = action * stride; outer < table.values.length; outer += stride * count)
    for (let cell = outer; cell < outer + stride; cell++) if (table.values[cell] !== -Infinity) return false;
  return true;
}
