/**
 * An elimination order compiled to flat arrays: for each agent in turn, which tables are read, with which strides,
 * and where the table that appears is kept. Knows its memory before any of it exists.
 *
 * A table that appears lists its agents in the order of their elimination, first to go outermost: the agent to be
 * eliminated is then outermost in every such table of its bucket, and the agents that stay longest lie innermost,
 * side by side in memory for all of them.
 */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import { GrowingList } from "./growing-list.js";
import { TablePool } from "./table-pool.js";

export interface EliminationProgram {
  readonly graph: CoordinationGraph;
  /** Step s eliminates agent `order[s]`. */
  readonly order: Int32Array;
  /** The agents of the table of step s: `scopes[scopeStart[s]] .. scopes[scopeStart[s + 1] - 1]`. */
  readonly scopeStart: Int32Array;
  readonly scopes: Int32Array;
  /** Cells of the table of step s, and its place in the arena. */
  readonly cells: Float64Array;
  readonly place: Float64Array;
  /** Where the best actions of step s are kept, one per cell of its table. */
  readonly bestStart: Float64Array;
  /** Step s reads `inputs[inputStart[s]] ..`: term t as t, the table of step r as ~r. */
  readonly inputStart: Int32Array;
  readonly inputs: Int32Array;
  /**
   * The strides of the inputs of step s, one row per input from `strideStart[s]`: that of the agent eliminated,
   * then those of the agents of the table, 0 where the input does not mention one.
   */
  readonly strideStart: Int32Array;
  readonly strides: Int32Array;
  /** Cells of the arena, of the best actions, and of all buckets together. */
  readonly arenaCells: number;
  readonly bestCells: number;
  readonly totalCells: number;
}

/** Steps between two looks at the clock. */
const stepsPerLook = 1024;

/** Compiles an order, to the end whatever the clock says. Time O(n w + sum of the terms' sizes). */
export function* compileElimination(
  graph: CoordinationGraph,
  order: Int32Array,
  clock: Clock,
): Steps<EliminationProgram> {
  const n = order.length;
  const { actionCounts, termStart, termAgents } = graph;
  const terms = termStart.length - 1;
  const turn = new Int32Array(n);
  for (let s = 0; s < n; s++) turn[order[s]!] = s;
  const { start: bucketStart, items: bucketTerms } = firstBuckets(graph, turn);

  const scopeStart = new Int32Array(n + 1);
  const inputStart = new Int32Array(n + 1);
  const strideStart = new Int32Array(n + 1);
  const scopes = new GrowingList(n);
  const inputs = new GrowingList(n + terms);
  const strides = new GrowingList(2 * (n + terms));
  const cells = new Float64Array(n);
  const place = new Float64Array(n);
  const bestStart = new Float64Array(n);
  const pool = new TablePool();
  let bestCells = 0;
  let totalCells = 0;

  // Tables waiting in the bucket of step s: a list from firstTable[s] through nextTable.
  const firstTable = new Int32Array(n).fill(-1);
  const nextTable = new Int32Array(n);
  const column = new Int32Array(n);
  const seenAt = new Int32Array(n).fill(-1);
  let scope: Int32Array = new Int32Array(64);
  let row: Int32Array = new Int32Array(64);
  let step = 0;
  let agent = 0;
  let width = 0;
  // Adds an agent to the scope, kept in the order of elimination.
  const meet = (other: number) => {
    if (seenAt[other] === step || other === agent) return;
    seenAt[other] = step;
    if (width + 1 === scope.length) {
      scope = doubled(scope);
      row = doubled(row);
    }
    let k = width++;
    for (; k > 0 && turn[scope[k - 1]!]! > turn[other]!; k--) scope[k] = scope[k - 1]!;
    scope[k] = other;
  };
  // Writes down an input with its strides, for a table over agents[from .. to - 1], the last fastest.
  const read = (input: number, agents: Int32Array, from: number, to: number) => {
    inputs.push(input);
    for (let k = 0; k <= width; k++) row[k] = 0;
    let stride = 1;
    for (let k = to - 1; k >= from; k--) {
      const other = agents[k]!;
      row[other === agent ? 0 : column[other]! + 1] = stride;
      stride *= actionCounts[other]!;
    }
    for (let k = 0; k <= width; k++) strides.push(row[k]!);
  };

  for (; step < n; step++) {
    if (step % stepsPerLook === 0) yield* clock.rest();
    agent = order[step]!;
    width = 0;
    for (let b = bucketStart[step]!; b < bucketStart[step + 1]!; b++) {
      const t = bucketTerms[b]!;
      for (let k = termStart[t]!; k < termStart[t + 1]!; k++) meet(termAgents[k]!);
    }
    for (let r = firstTable[step]!; r !== -1; r = nextTable[r]!) {
      for (let k = scopeStart[r]!; k < scopeStart[r + 1]!; k++) meet(scopes.items[k]!);
    }
    let size = 1;
    for (let k = 0; k < width; k++) {
      column[scope[k]!] = k;
      scopes.push(scope[k]!);
      size *= actionCounts[scope[k]!]!;
    }
    scopeStart[step + 1] = scopes.length;
    cells[step] = size;
    bestStart[step] = bestCells;
    bestCells += size;
    totalCells += size * actionCounts[agent]!;

    for (let b = bucketStart[step]!; b < bucketStart[step + 1]!; b++) {
      const t = bucketTerms[b]!;
      read(t, termAgents, termStart[t]!, termStart[t + 1]!);
    }
    for (let r = firstTable[step]!; r !== -1; r = nextTable[r]!) {
      read(~r, scopes.items, scopeStart[r]!, scopeStart[r + 1]!);
    }
    inputStart[step + 1] = inputs.length;
    strideStart[step + 1] = strides.length;

    if (width === 0) {
      place[step] = -1;
    } else {
      place[step] = pool.take(size);
      const consumer = turn[scope[0]!]!;
      nextTable[step] = firstTable[consumer]!;
      firstTable[consumer] = step;
    }
    for (let r = firstTable[step]!; r !== -1; r = nextTable[r]!) pool.giveBack(place[r]!, cells[r]!);
  }
  return {
    graph,
    order,
    scopeStart,
    scopes: scopes.view(),
    cells,
    place,
    bestStart,
    inputStart,
    inputs: inputs.view(),
    strideStart,
    strides: strides.view(),
    arenaCells: pool.size,
    bestCells,
    totalCells,
  };
}

function doubled(list: Int32Array): Int32Array {
  const larger = new Int32Array(2 * list.length);
  larger.set(list);
  return larger;
}

/** The terms by the turn of the first of their agents to go; constants are in no bucket. */
function firstBuckets({ termStart, termAgents }: CoordinationGraph, turn: Int32Array) {
  const n = turn.length;
  const terms = termStart.length - 1;
  const first = new Int32Array(terms);
  const start = new Int32Array(n + 1);
  for (let t = 0; t < terms; t++) {
    let earliest = n;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++)
      earliest = Math.min(earliest, turn[termAgents[k]!]!);
    first[t] = earliest;
    if (earliest < n) start[earliest + 1]!++;
  }
  for (let s = 0; s < n; s++) start[s + 1]! += start[s]!;
  const items = new Int32Array(start[n]!);
  const next = start.slice(0, n);
  for (let t = 0; t < terms; t++) if (first[t]! < n) items[next[first[t]!]!++] = t;
  return { start, items };
}
