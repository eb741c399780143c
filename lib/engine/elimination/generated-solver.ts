/**
 * A program for one graph, for loops that solve it thousands of times: the whole elimination as one WebAssembly
 * function, loops over the outer agents of each table, the actions of the agent eliminated unrolled, four cells of
 * the table's last agent at a time. Sums that do not change in an inner loop are made outside. Tables are kept, and
 * the joint action is decoded from them, so that no best actions are stored.
 *
 * Integers only: they give the same joint action as the other programs, whatever the order of the additions.
 */
import type { EliminationProgram } from "./program.js";
import {
  type Code,
  code,
  doWhile,
  get,
  i32Const,
  increase,
  moduleOf,
  set,
  valueTypes,
  vector,
  vectorMemory,
} from "./wasm-assembler.js";
import { webAssembly } from "./web-assembly.js";

/** Finds the joint action for payoffs laid out as the graph's. */
export type GeneratedSolver = (payoffs: Int32Array) => Int32Array;

/** Larger programs gain nothing from it. */
const mostCells = 2e6;
const mostSteps = 300;
const mostActions = 16;

/** The solver, or undefined where the graph is too large for one. */
export function generatedSolver(program: EliminationProgram): GeneratedSolver | undefined {
  const { graph, order, totalCells } = program;
  if (!webAssembly || totalCells > mostCells || order.length > mostSteps) return undefined;
  if (graph.actionCounts.some((count) => count > mostActions)) return undefined;
  const layout = layOut(program);
  const pages = Math.ceil((4 * layout.cells + 64) / 65536);
  const memory = new webAssembly.Memory({ initial: pages, maximum: pages });
  const module = new webAssembly.Module(eliminationModule(program, layout));
  const instance = new webAssembly.Instance(module, { env: { memory } });
  const eliminate = instance.exports.eliminate as () => void;
  const cells = new Int32Array(memory.buffer, 0, layout.cells);
  const decode = decoder(program, layout, cells);
  const { map } = layout;
  return (payoffs) => {
    for (let cell = 0; cell < map.length; cell++) cells[cell] = payoffs[map[cell]!]!;
    eliminate();
    return decode();
  };
}

/** A table of the bucket of a step: where it lies, and its strides for the agent eliminated and for the scope. */
interface Input {
  readonly place: number;
  readonly stride: number;
  readonly strides: readonly number[];
}

interface Layout {
  /** The terms' tables come first; cell c of memory is `payoffs[map[c]]`. */
  readonly map: Int32Array;
  readonly cells: number;
  readonly inputs: readonly (readonly Input[])[];
  /** Where the table of each step lies. */
  readonly places: readonly number[];
}

/** All tables with their agents in the order of elimination, so that the last agent of a scope is fastest in each. */
function layOut({ graph, order, inputs, inputStart, scopes, scopeStart, cells }: EliminationProgram): Layout {
  const { actionCounts, termStart, termAgents, tableStart, payoffs } = graph;
  const turn = new Int32Array(order.length);
  for (let s = 0; s < order.length; s++) turn[order[s]!] = s;
  const map = new Int32Array(payoffs.length);
  const sorted: number[][] = [];
  for (let t = 0; t + 1 < termStart.length; t++) {
    const agents = Array.from(termAgents.subarray(termStart[t], termStart[t + 1]));
    sorted.push([...agents].sort((i, j) => turn[i]! - turn[j]!));
    const original = sorted[t]!.map((agent) => strideIn(agents, agent, actionCounts));
    const counter = sorted[t]!.map(() => 0);
    let from = tableStart[t]!;
    for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++) {
      map[cell] = from;
      for (let k = counter.length - 1; k >= 0; k--) {
        from += original[k]!;
        const size = actionCounts[sorted[t]![k]!]!;
        if (++counter[k]! < size) break;
        from -= original[k]! * size;
        counter[k] = 0;
      }
    }
  }
  // Four cells to spare after each table: the last vector of a row may run over.
  const places: number[] = [];
  let end = payoffs.length + 4;
  for (let s = 0; s < order.length; s++) {
    places.push(end);
    end += cells[s]! + 4;
  }
  const scopeOf = (s: number) => Array.from(scopes.subarray(scopeStart[s], scopeStart[s + 1]));
  const stepInputs = Array.from(order, (agent, s) =>
    Array.from(inputs.subarray(inputStart[s], inputStart[s + 1]), (input): Input => {
      const agents = input < 0 ? scopeOf(~input) : sorted[input]!;
      return {
        place: input < 0 ? places[~input]! : tableStart[input]!,
        stride: strideIn(agents, agent, actionCounts),
        strides: scopeOf(s).map((other) => strideIn(agents, other, actionCounts)),
      };
    }),
  );
  return { map, cells: end, inputs: stepInputs, places };
}

/** The stride of an agent in a table over `agents`, the last fastest; 0 if it is not there. */
function strideIn(agents: readonly number[], agent: number, actionCounts: Int32Array): number {
  const at = agents.indexOf(agent);
  return at === -1 ? 0 : agents.slice(at + 1).reduce((product, other) => product * actionCounts[other]!, 1);
}

function eliminationModule(program: EliminationProgram, { inputs, places }: Layout): Uint8Array {
  const { graph, order, scopes, scopeStart } = program;
  const widest = order.reduce((most, _, s) => Math.max(most, scopeStart[s + 1]! - scopeStart[s]!), 0);
  const fullest = inputs.reduce((most, list) => Math.max(most, list.length), 0);
  const counter = (depth: number) => depth;
  const pointer = (i: number) => widest + i;
  const out = widest + fullest;
  const held = (depth: number, action: number) => out + 1 + depth * mostActions + action;
  const most = (k: number) => out + 1 + (widest + 1) * mostActions + k;
  const rowVectors = Math.ceil(mostActions / 4);

  const step = (s: number): Code => {
    const sizes = Array.from(
      scopes.subarray(scopeStart[s], scopeStart[s + 1]),
      (i) => graph.actionCounts[i]!,
    );
    const actions = Array.from({ length: graph.actionCounts[order[s]!]! }, (_, a) => a);
    const last = sizes.length - 1;
    const list = inputs[s]!;
    const deepest = list.map(({ strides }) => strides.findLastIndex((stride) => stride !== 0));
    const at = (depth: number) => list.map((_, i) => i).filter((i) => deepest[i] === depth);
    const sum = (first: Code, parts: readonly Code[]) =>
      code(
        first,
        ...parts.map((part, k) => (k === 0 && first.length === 0 ? part : code(part, vector(0xae)))),
      );

    /** `base`: the depth whose held sums are in force, -1 if there are none yet. */
    const nest = (depth: number, base: number): Code => {
      const fixed = at(depth - 1);
      const hold = actions.map((a) => {
        const splats = fixed.map((i) => code(get(pointer(i)), vectorMemory(0x09, 4 * a * list[i]!.stride)));
        return code(sum(base === -1 ? [] : get(held(base, a)), splats), set(held(depth, a)));
      });
      const now = fixed.length > 0 ? depth : base;
      const before = fixed.length > 0 ? code(...hold) : [];
      return code(before, depth === last ? row(now) : loop(depth, now));
    };
    const loop = (depth: number, base: number): Code => {
      const moving = list.map((_, i) => i).filter((i) => list[i]!.strides[depth] !== 0);
      const move = (times: number) =>
        code(...moving.map((i) => increase(pointer(i), i32Const(4 * times * list[i]!.strides[depth]!))));
      const body = code(nest(depth + 1, base), move(1), increase(counter(depth), i32Const(-1)));
      return code(
        i32Const(sizes[depth]!),
        set(counter(depth)),
        doWhile(body, get(counter(depth))),
        move(-sizes[depth]!),
      );
    };
    const row = (base: number): Code => {
      const vectors = Array.from({ length: Math.ceil(sizes[last]! / 4) }, (_, k) => k);
      const compute = actions.flatMap((a) =>
        vectors.map((k) => {
          const loads = at(last).map((i) =>
            code(get(pointer(i)), vectorMemory(0x00, 4 * a * list[i]!.stride + 16 * k)),
          );
          const value = sum(base === -1 ? [] : get(held(base, a)), loads);
          return code(value, a === 0 ? [] : code(get(most(k)), vector(0xb8)), set(most(k)));
        }),
      );
      const store = vectors.map((k) => code(get(out), get(most(k)), vectorMemory(0x0b, 16 * k)));
      return code(...compute, ...store, increase(out, i32Const(4 * sizes[last]!)));
    };
    const start = list.map(({ place }, i) => code(i32Const(4 * place), set(pointer(i))));
    return code(...start, i32Const(4 * places[s]!), set(out), nest(0, -1));
  };

  const wide = Array.from(order.keys()).filter((s) => scopeStart[s + 1]! > scopeStart[s]!);
  const locals = [
    [out + 1, valueTypes.i32],
    [(widest + 1) * mostActions + rowVectors, valueTypes.v128],
  ] as const;
  return moduleOf("eliminate", 0, locals, code(...wide.map(step)));
}

/** Last eliminated first, each agent's lowest action that is best by the tables of its bucket. */
function decoder(
  { graph, order, scopes, scopeStart }: EliminationProgram,
  { inputs }: Layout,
  cells: Int32Array,
) {
  const steps = Array.from(order, (agent, s) => ({
    agent,
    actions: graph.actionCounts[agent]!,
    scope: scopes.slice(scopeStart[s], scopeStart[s + 1]),
    inputs: inputs[s]!,
  })).reverse();
  const worth = new Int32Array(mostActions);
  return (): Int32Array => {
    const jointAction = new Int32Array(order.length);
    for (const { agent, actions, scope, inputs: list } of steps) {
      worth.fill(0);
      for (const { place, stride, strides } of list) {
        let at = place;
        for (let k = 0; k < scope.length; k++) at += strides[k]! * jointAction[scope[k]!]!;
        for (let a = 0; a < actions; a++, at += stride) worth[a]! += cells[at]!;
      }
      let action = 0;
      for (let a = 1; a < actions; a++) if (worth[a]! > worth[action]!) action = a;
      jointAction[agent] = action;
    }
    return jointAction;
  };
}
