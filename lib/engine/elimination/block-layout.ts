/**
 * How a large bucket is cut into blocks. The agents that lie innermost in its table make a block of a few hundred
 * cells, side by side in memory; the others are counted through outside. With respect to a block an input is
 * - *direct*: a table that holds the block's cells side by side already;
 * - *level*: the same number for the whole block, for each action of the agent eliminated;
 * - *spread*: anything else; it is copied out, block by block, before the bucket is computed. Spread inputs that
 *   depend on the same outer agents are added up into one copy.
 */
import type { EliminationProgram } from "./program.js";

export interface BlockLayout {
  /** Agents of the scope from this place on are inside the block. */
  readonly inner: number;
  readonly blockCells: number;
  /** Inputs by their row in the program. */
  readonly direct: readonly number[];
  readonly level: readonly number[];
  readonly spread: readonly SpreadCopy[];
  /** Cells of the largest table of a spread term, and of all spread copies. */
  readonly termCells: number;
  readonly scratchCells: number;
}

export interface SpreadCopy {
  readonly rows: readonly number[];
  /** Strides of the copy: for the agent eliminated, then for each outer agent of the scope, 0 where it has none. */
  readonly strides: readonly number[];
  readonly cells: number;
}

export interface BlockSettings {
  /** Most cells of a step that is computed row by row in JavaScript. */
  readonly smallCells: number;
  /** Least cells of a block, if the table has them. */
  readonly leastBlock: number;
}

export const blockSettings: BlockSettings = { smallCells: 512, leastBlock: 512 };

/** What the steps of a program need at most. */
export interface BlockLimits {
  /** Cells of a small bucket. */
  readonly rowCells: number;
  /** Of a large one: the table of a spread term, the spread copies, a block, the tables, and the actions. */
  readonly termCells: number;
  readonly scratchCells: number;
  readonly blockCells: number;
  readonly sources: number;
  readonly actions: number;
}

/** Vector stores may run 15 cells over the end of a table, so tables of a few cells are never written by them. */
export function isSmall(program: EliminationProgram, step: number, { smallCells }: BlockSettings): boolean {
  return bucketCells(program, step) <= smallCells || program.cells[step]! < 64;
}

export function bucketCells({ cells, graph, order }: EliminationProgram, step: number): number {
  return cells[step]! * graph.actionCounts[order[step]!]!;
}

/** The layouts of the large steps, and what they need. */
export interface BlockPlan {
  readonly settings: BlockSettings;
  readonly limits: BlockLimits;
  readonly layouts: ReadonlyMap<number, BlockLayout>;
}

export function planBlocks(program: EliminationProgram, settings: BlockSettings): BlockPlan {
  const layouts = new Map<number, BlockLayout>();
  let rowCells = 0;
  let termCells = 0;
  let scratchCells = 0;
  let blockCells = 0;
  let sources = 0;
  let actions = 0;
  for (let s = 0; s < program.order.length; s++) {
    if (isSmall(program, s, settings)) {
      rowCells = Math.max(rowCells, bucketCells(program, s));
      continue;
    }
    const layout = blockLayout(program, s, settings);
    layouts.set(s, layout);
    scratchCells = Math.max(scratchCells, layout.scratchCells + 16);
    blockCells = Math.max(blockCells, layout.blockCells);
    termCells = Math.max(termCells, layout.termCells);
    sources = Math.max(sources, layout.direct.length + layout.spread.length);
    actions = Math.max(actions, program.graph.actionCounts[program.order[s]!]!);
  }
  return { settings, limits: { rowCells, termCells, scratchCells, blockCells, sources, actions }, layouts };
}

function blockLayout(program: EliminationProgram, step: number, { leastBlock }: BlockSettings): BlockLayout {
  const { graph, order, scopes, scopeStart, inputStart, inputs, strideStart, strides } = program;
  const { actionCounts } = graph;
  const scope = scopes.subarray(scopeStart[step], scopeStart[step + 1]);
  const width = scope.length;
  let inner = width;
  let blockCells = 1;
  while (inner > 0 && blockCells < leastBlock) blockCells *= actionCounts[scope[--inner]!]!;

  const direct: number[] = [];
  const level: number[] = [];
  const groups = new Map<string, number[]>();
  const count = inputStart[step + 1]! - inputStart[step]!;
  for (let row = 0; row < count; row++) {
    const at = strideStart[step]! + row * (width + 1) + 1;
    let mentionsInner = false;
    let sideBySide = inputs[inputStart[step]! + row]! < 0;
    for (let k = width - 1, stride = 1; k >= inner; k--) {
      if (strides[at + k] !== 0) mentionsInner = true;
      if (strides[at + k] !== stride) sideBySide = false;
      stride *= actionCounts[scope[k]!]!;
    }
    if (!mentionsInner) level.push(row);
    else if (sideBySide) direct.push(row);
    else {
      const outer = Array.from({ length: inner }, (_, k) => (strides[at + k] === 0 ? "" : k)).join();
      const group = groups.get(outer);
      if (group) group.push(row);
      else groups.set(outer, [row]);
    }
  }

  let termCells = 0;
  const spread = Array.from(groups.values(), (rows): SpreadCopy => {
    for (const row of rows) {
      const term = inputs[inputStart[step]! + row]!;
      if (term >= 0) termCells = Math.max(termCells, graph.tableStart[term + 1]! - graph.tableStart[term]!);
    }
    const at = strideStart[step]! + rows[0]! * (width + 1) + 1;
    const copyStrides: number[] = [];
    let cells = blockCells;
    for (let k = inner - 1; k >= 0; k--) {
      const mentioned = strides[at + k] !== 0;
      copyStrides.unshift(mentioned ? cells : 0);
      if (mentioned) cells *= actionCounts[scope[k]!]!;
    }
    return { rows, strides: [cells, ...copyStrides], cells: cells * actionCounts[order[step]!]! };
  });
  const scratchCells = spread.reduce((sum, { cells }) => sum + cells, 0);
  return { inner, blockCells, direct, level, spread, termCells, scratchCells };
}
