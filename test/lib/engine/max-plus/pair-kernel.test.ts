import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KernelKind } from "../../../../lib/engine/elimination/workspace.js";
import { type PairKernel, pairKernel } from "../../../../lib/engine/max-plus/pair-kernel.js";

/** The messages of one table that begins at cell `skip` of all tables. */
function messages(kind: KernelKind, pair: Pair, skip = 0): { kernel: PairKernel; made: number[] } {
  const { rows, columns, table, thought } = pair;
  const entries = rows + columns;
  const kernel = pairKernel({ tables: skip + table.length + 3, entries }, kind);
  kernel.tables.fill(1e9);
  kernel.tables.set(table, skip);
  kernel.thought.set(thought);
  kernel.makePair(skip, rows, columns);
  return { kernel, made: Array.from(kernel.made.subarray(0, entries)) };
}

interface Pair {
  readonly rows: number;
  readonly columns: number;
  readonly table: readonly number[];
  readonly thought: readonly number[];
}

const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
const arbitraryPair: fc.Arbitrary<Pair> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([rows, columns]) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      table: fc.array(number, { minLength: rows * columns, maxLength: rows * columns }),
      thought: fc.array(number, { minLength: rows + columns, maxLength: rows + columns }),
    }),
  );

describe.each(["vector", "javascript"] as const)("the %s kernel", (kind) => {
  test("makes both messages of a table of 2 x 3", () => {
    // To row 0: max(1 + 10, 2 + 0, 3 - 5) = 11; to row 1: max(4 + 10, 5, 6 - 5) = 14.
    // To the columns: max(1 + 100, 4 + 0) = 101, max(2 + 100, 5) = 102, max(3 + 100, 6) = 103.
    const pair = { rows: 2, columns: 3, table: [1, 2, 3, 4, 5, 6], thought: [100, 0, 10, 0, -5] };
    expect(messages(kind, pair).made).toEqual([11, 14, 101, 102, 103]);
    expect(messages(kind, pair, 5).made).toEqual([11, 14, 101, 102, 103]);
  });

  test("writes nothing into the tables", () => {
    const pair = { rows: 1, columns: 1, table: [7], thought: [1, 2] };
    expect(Array.from(messages(kind, pair).kernel.tables.subarray(0, 4))).toEqual([7, 1e9, 1e9, 1e9]);
  });
});

test("vectors and JavaScript agree to the last bit, whatever the numbers of actions", () => {
  fc.assert(
    fc.property(arbitraryPair, fc.nat(4), (pair, skip) => {
      expect(messages("vector", pair, skip).made).toEqual(messages("javascript", pair, skip).made);
    }),
  );
});
