/**
 * Tables over a few agents, and the two operations that every exact method is made of: adding tables up over a
 * wider scope, and maximising one agent out. The last agent of a scope runs fastest.
 */

import type { PayoffTable } from "coordlab/graph/variable-elimination.js";
import type { Agent } from "coordlab/world/game.js";

/** A table that may hold any payoff. */
export interface JoinedTable extends PayoffTable {
  readonly values: Float64Array;
}

/** The number of joint actions of `agents`: the product of their numbers of actions, exact below 2^53. */
export function jointActionsOf(agents: Iterable<Agent>, actionCounts: ArrayLike<number>): number {
  let product = 1;
  for (const agent of agents) product *= actionCounts[agent]!;
  return product;
}

/** The steps through `table` that one more action of each agent of `scope` makes; 0 for agents not in it. */
export function stridesWithin(
  scope: readonly Agent[],
  tableAgents: readonly Agent[],
  actionCounts: ArrayLike<number>,
): Int32Array {
  const strides = new Int32Array(scope.length);
  for (let j = tableAgents.length - 1, stride = 1; j >= 0; j--) {
    strides[scope.indexOf(tableAgents[j]!)] = stride;
    stride *= actionCounts[tableAgents[j]!]!;
  }
  return strides;
}

/**
 * sum[a] += table[a restricted to the table's agents], for every joint action a of `scope`, which has to contain
 * the table's agents. About a nanosecond a cell.
 */
export function addTable(
  sum: Float64Array,
  scope: readonly Agent[],
  { agents, values }: PayoffTable,
  actionCounts: ArrayLike<number>,
): void {
  forEachBlock(scope, agents, actionCounts, (start, base, offsets) => {
    for (let cell = 0; cell < offsets.length; cell++) sum[start + cell]! += values[base + offsets[cell]!]!;
  });
}

/** The table over `agents`, all of the table's, of the maxima over its other agents. */
export function maximaOver(
  agents: readonly Agent[],
  table: PayoffTable,
  actionCounts: ArrayLike<number>,
): Float64Array {
  const most = new Float64Array(jointActionsOf(agents, actionCounts)).fill(-Infinity);
  const { values } = table;
  forEachBlock(table.agents, agents, actionCounts, (start, base, offsets) => {
    for (let cell = 0; cell < offsets.length; cell++) {
      const value = values[start + cell]!;
      if (value > most[base + offsets[cell]!]!) most[base + offsets[cell]!] = value;
    }
  });
  return most;
}

/**
 * Goes through the cells of a table over `scope` together with those of one over some of its agents: cell
 * start + c of the first belongs to cell base + offsets[c] of the second. The offsets repeat from block to block,
 * so that only the bases have to be counted up.
 */
function forEachBlock(
  scope: readonly Agent[],
  agents: readonly Agent[],
  actionCounts: ArrayLike<number>,
  visit: (start: number, base: number, offsets: Int32Array) => void,
): void {
  const strides = stridesWithin(scope, agents, actionCounts);
  let split = scope.length;
  let block = 1;
  while (split > 0 && block * actionCounts[scope[split - 1]!]! <= 2048)
    block *= actionCounts[scope[--split]!]!;
  const offsets = offsetsOf(scope.slice(split), strides.subarray(split), actionCounts, block);
  const length = jointActionsOf(scope, actionCounts);
  const action = new Int32Array(split);
  let base = 0;
  for (let start = 0; start < length; start += block) {
    visit(start, base, offsets);
    for (let j = split - 1; j >= 0; j--) {
      base += strides[j]!;
      if (++action[j]! < actionCounts[scope[j]!]!) break;
      base -= action[j]! * strides[j]!;
      action[j] = 0;
    }
  }
}

/** Offsets into a table for all joint actions of `scope`, given the stride of each of its agents. */
function offsetsOf(
  scope: readonly Agent[],
  strides: Int32Array,
  actionCounts: ArrayLike<number>,
  size: number,
): Int32Array {
  const offsets = new Int32Array(size);
  let filled = 1;
  for (let j = scope.length - 1; j >= 0; j--) {
    const count = actionCounts[scope[j]!]!;
    for (let action = 1; action < count; action++)
      for (let cell = 0; cell < filled; cell++)
        offsets[action * filled + cell] = offsets[cell]! + action * strides[j]!;
    filled *= count;
  }
  return offsets;
}

/** The sum of `tables` over `scope`. */
export function joined(
  scope: readonly Agent[],
  tables: Iterable<PayoffTable>,
  actionCounts: ArrayLike<number>,
): JoinedTable {
  const values = new Float64Array(jointActionsOf(scope, actionCounts));
  for (const table of tables) addTable(values, scope, table, actionCounts);
  return { agents: scope, values };
}

/** max over the actions of the last agent of the scope; `count` is the number of them. */
export function maximiseLast(values: Float64Array, count: number): Float64Array {
  const best = new Float64Array(values.length / count);
  for (let cell = 0, from = 0; cell < best.length; cell++, from += count) {
    let most = values[from]!;
    for (let action = 1; action < count; action++)
      if (values[from + action]! > most) most = values[from + action]!;
    best[cell] = most;
  }
  return best;
}
