/**
 * The inner loop of max-plus on a term of two agents. `thought` holds what its row agent thinks of each action
 * without the term, then what its column agent thinks; the messages are laid out alike in `made`:
 *
 *   made[a]        = max over b of (table[a][b] + thought[rows + b]),
 *   made[rows + b] = max over a of (table[a][b] + thought[a]).
 */

export interface PairKernel {
  /** The tables of all terms, one after the other. */
  readonly tables: Float64Array;
  readonly thought: Float64Array;
  readonly made: Float64Array;
  /** Makes the messages of the term whose table begins at a cell. */
  readonly makePair: (table: number, rows: number, columns: number) => void;
}

export interface PairSpace {
  /** Cells of all tables. */
  readonly tables: number;
  /** The most entries that the messages of one term have. */
  readonly entries: number;
}

/** Memory for all terms, and the loop. */
export function pairKernel(space: PairSpace): PairKernel {
  const tables = new Float64Array(space.tables);
  const thought = new Float64Array(space.entries);
  const made = new Float64Array(space.entries);
  const makePair = (table: number, rows: number, columns: number) => {
    const end = rows + columns;
    for (let b = rows; b < end; b++) made[b] = -Infinity;
    for (let a = 0, cell = table; a < rows; a++) {
      const row = thought[a]!;
      let most = -Infinity;
      for (let b = rows; b < end; b++) {
        const value = tables[cell++]!;
        const toRow = value + thought[b]!;
        const toColumn = value + row;
        if (toRow > most) most = toRow;
        if (toColumn > made[b]!) made[b] = toColumn;
      }
      made[a] = most;
    }
  };
  return { tables, thought, made, makePair };
}
