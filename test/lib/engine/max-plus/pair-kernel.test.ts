import { expect, test } from "vitest";
import { type PairKernel, pairKernel } from "../../../../lib/engine/max-plus/pair-kernel.js";

interface Pair {
  readonly rows: number;
  readonly columns: number;
  readonly table: readonly number[];
  readonly thought: readonly number[];
}

/** The messages of one table that begins at cell `skip` of all tables. */
function messages(pair: Pair, skip = 0): { kernel: PairKernel; made: number[] } {
  const { rows, columns, table, thought } = pair;
  const entries = rows + columns;
  const kernel = pairKernel({ tables: skip + table.length + 3, entries });
  kernel.tables.fill(1e9);
  kernel.tables.set(table, skip);
  kernel.thought.set(thought);
  kernel.makePair(skip, rows, columns);
  return { kernel, made: Array.from(kernel.made.subarray(0, entries)) };
}

test("makes both messages of a table of 2 x 3", () => {
  // To row 0: max(1 + 10, 2 + 0, 3 - 5) = 11; to row 1: max(4 + 10, 5, 6 - 5) = 14.
  // To the columns: max(1 + 100, 4 + 0) = 101, max(2 + 100, 5) = 102, max(3 + 100, 6) = 103.
  const pair = { rows: 2, columns: 3, table: [1, 2, 3, 4, 5, 6], thought: [100, 0, 10, 0, -5] };
  expect(messages(pair).made).toEqual([11, 14, 101, 102, 103]);
  expect(messages(pair, 5).made).toEqual([11, 14, 101, 102, 103]);
});

test("writes nothing into the tables", () => {
  const pair = { rows: 1, columns: 1, table: [7], thought: [1, 2] };
  expect(Array.from(messages(pair).kernel.tables.subarray(0, 4))).toEqual([7, 1e9, 1e9, 1e9]);
});
