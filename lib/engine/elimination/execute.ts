/** Running a program: the tables step by step, then the joint action in reverse. */
import type { Steps } from "../steps.js";
import type { BlockPlan } from "./block-layout.js";
import type { EliminationProgram } from "./program.js";
import { runBlocks } from "./run-blocks.js";
import type { Run, Workspace } from "./workspace.js";

type Cells = Int32Array | Float64Array;

/** Small steps between two looks at the clock. */
const stepsPerLook = 1024;

/** Computes every table; false if the clock is over before. Time O(cells of all buckets x their inputs). */
export function* computeTables(
  program: EliminationProgram,
  { layouts }: BlockPlan,
  run: Run,
): Steps<boolean> {
  const { length } = program.order;
  const large = [...layouts.keys(), length];
  for (let from = 0, next = 0; from < length; ) {
    const to = Math.min(large[next]!, from + stepsPerLook);
    computeRows(program, from, to, run);
    if (yield* run.clock.rest()) return false;
    from = to;
    if (to < length && to === large[next]) {
      if (!(yield* runBlocks(program, to, layouts.get(to)!, run))) return false;
      next++;
      from++;
    }
  }
  return true;
}

/** The small steps of a stretch, row by row. */
function computeRows(
  program: EliminationProgram,
  begin: number,
  end: number,
  { payoffs, workspace }: Run,
): void {
  const {
    graph,
    order,
    inputStart,
    inputs,
    strideStart,
    strides,
    place,
    bestStart,
    cells,
    scopes,
    scopeStart,
  } = program;
  const { actionCounts, tableStart } = graph;
  const { arena, best, rows } = workspace;
  for (let s = begin; s < end; s++) {
    const size = cells[s]!;
    const actions = actionCounts[order[s]!]!;
    const width = scopeStart[s + 1]! - scopeStart[s]!;
    const total = size * actions;
    for (let cell = 0; cell < total; cell++) rows[cell] = 0;
    let at = strideStart[s]!;
    for (let i = inputStart[s]!; i < inputStart[s + 1]!; i++, at += width + 1) {
      const input = inputs[i]!;
      const from = input < 0 ? arena : payoffs;
      const start = input < 0 ? place[~input]! : tableStart[input]!;
      const stride = strides[at]!;
      if (width === 0) {
        for (let v = 0; v < actions; v++) rows[v]! += from[start + v * stride]!;
      } else if (width === 1) {
        const across = strides[at + 1]!;
        for (let v = 0, cell = 0; v < actions; v++) {
          let offset = start + v * stride;
          for (let b = 0; b < size; b++, offset += across) rows[cell++]! += from[offset]!;
        }
      } else if (width === 2) {
        const down = strides[at + 1]!;
        const across = strides[at + 2]!;
        const lines = actionCounts[scopes[scopeStart[s]!]!]!;
        const columns = actionCounts[scopes[scopeStart[s]! + 1]!]!;
        for (let v = 0, cell = 0; v < actions; v++) {
          for (let a = 0; a < lines; a++) {
            let offset = start + v * stride + a * down;
            for (let b = 0; b < columns; b++, offset += across) rows[cell++]! += from[offset]!;
          }
        }
      } else addWide(program, s, { rows, from, start, at });
    }
    const out = place[s]!;
    const bestAt = bestStart[s]!;
    for (let b = 0; b < size; b++) {
      let most = rows[b]!;
      let action = 0;
      for (let v = 1, cell = b + size; v < actions; v++, cell += size) {
        if (rows[cell]! > most) {
          most = rows[cell]!;
          action = v;
        }
      }
      if (width > 0) arena[out + b] = most;
      best[bestAt + b] = action;
    }
  }
}

/** Each agent's best action given those of the agents that were eliminated after it. Time O(n w). */
export function decode(program: EliminationProgram, { best }: Workspace): Int32Array {
  const { graph, order, scopes, scopeStart, bestStart } = program;
  const jointAction = new Int32Array(order.length);
  for (let s = order.length - 1; s >= 0; s--) {
    let cell = 0;
    for (let k = scopeStart[s]!; k < scopeStart[s + 1]!; k++) {
      cell = cell * graph.actionCounts[scopes[k]!]! + jointAction[scopes[k]!]!;
    }
    jointAction[order[s]!] = best[bestStart[s]! + cell]!;
  }
  return jointAction;
}

/** Adds an input to the rows of a bucket of any width, counting through its table like an odometer. */
function addWide(
  { graph, order, scopes, scopeStart, strides }: EliminationProgram,
  step: number,
  {
    rows,
    from,
    start,
    at,
  }: { readonly rows: Cells; readonly from: Cells; readonly start: number; readonly at: number },
): void {
  const { actionCounts } = graph;
  const first = scopeStart[step]!;
  const last = scopeStart[step + 1]! - first - 1;
  const actions = actionCounts[order[step]!]!;
  const columns = actionCounts[scopes[first + last]!]!;
  const across = strides[at + last + 1]!;
  const counter = new Int32Array(last);
  let cell = 0;
  for (let v = 0; v < actions; v++) {
    let offset = start + v * strides[at]!;
    for (;;) {
      for (let b = 0, o = offset; b < columns; b++, o += across) rows[cell++]! += from[o]!;
      let k = last - 1;
      for (; k >= 0; k--) {
        const stride = strides[at + k + 1]!;
        offset += stride;
        if (++counter[k]! < actionCounts[scopes[first + k]!]!) break;
        offset -= stride * actionCounts[scopes[first + k]!]!;
        counter[k] = 0;
      }
      if (k < 0) break;
    }
  }
}
