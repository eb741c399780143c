/** Who is connected to whom in a coordination graph, in linear time and flat arrays. */
import type { Agent } from "../world/game.js";
import type { CoordinationGraph } from "./coordination-graph.js";

/** The neighbours of agent i are `agents[start[i]] .. agents[start[i + 1] - 1]`, each once, in rising order. */
export interface Neighbours {
  readonly start: Int32Array;
  readonly agents: Int32Array;
}

/** The neighbours of every agent. Cost O(n + sum over terms of their arity squared). */
export function neighbours(graph: CoordinationGraph): Neighbours {
  const n = graph.actionCounts.length;
  const pairs = pairStarts(graph);
  const mentioned = new Int32Array(pairs[n]!);
  const next = pairs.slice(0, n);
  forEachPair(graph, (i, j) => {
    mentioned[next[i]!++] = j;
    mentioned[next[j]!++] = i;
  });
  // Passing the lists through once more, transposed, sorts them; the last writer seen tells a duplicate.
  const sorted = new Int32Array(pairs[n]!);
  const length = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    for (let k = pairs[i]!; k < pairs[i + 1]!; k++) {
      const j = mentioned[k]!;
      const end = pairs[j]! + length[j]!;
      if (length[j] === 0 || sorted[end - 1] !== i) {
        sorted[end] = i;
        length[j]!++;
      }
    }
  }
  return compacted(pairs, length, sorted);
}

/** The edges of the graph as pairs (i, j) with i < j, one after the other: i0, j0, i1, j1, ... */
export function edges(graph: CoordinationGraph): Int32Array {
  const { start, agents } = neighbours(graph);
  const pairs = new Int32Array(agents.length);
  let end = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (agents[k]! < i) continue;
      pairs[end++] = i;
      pairs[end++] = agents[k]!;
    }
  }
  return pairs;
}

/**
 * `components(graph)[i]` is the number of agent i's component; components are numbered 0, 1, ... by their
 * lowest agent. No term spans two of them, so each can be solved on its own.
 */
export function components(graph: CoordinationGraph): Int32Array {
  const { start, agents } = neighbours(graph);
  const n = start.length - 1;
  const component = new Int32Array(n).fill(-1);
  const queue = new Int32Array(n);
  let count = 0;
  for (let root = 0; root < n; root++) {
    if (component[root] !== -1) continue;
    component[root] = count;
    queue[0] = root;
    for (let head = 0, tail = 1; head < tail; head++) {
      const i = queue[head]!;
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        const j = agents[k]!;
        if (component[j] !== -1) continue;
        component[j] = count;
        queue[tail++] = j;
      }
    }
    count++;
  }
  return component;
}

/** The neighbours of one agent as a plain list, for small graphs and for reading. */
export function neighboursOf({ start, agents }: Neighbours, agent: Agent): Agent[] {
  return Array.from(agents.subarray(start[agent], start[agent + 1]));
}

function forEachPair(
  { termStart, termAgents }: CoordinationGraph,
  visit: (i: Agent, j: Agent) => void,
): void {
  for (let t = 0; t + 1 < termStart.length; t++) {
    const end = termStart[t + 1]!;
    for (let a = termStart[t]!; a < end; a++) {
      for (let b = a + 1; b < end; b++) visit(termAgents[a]!, termAgents[b]!);
    }
  }
}

function pairStarts(graph: CoordinationGraph): Int32Array {
  const n = graph.actionCounts.length;
  const start = new Int32Array(n + 1);
  const { termStart, termAgents } = graph;
  for (let t = 0; t + 1 < termStart.length; t++) {
    const others = termStart[t + 1]! - termStart[t]! - 1;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) start[termAgents[k]! + 1]! += others;
  }
  for (let i = 0; i < n; i++) start[i + 1]! += start[i]!;
  return start;
}

function compacted(padded: Int32Array, length: Int32Array, lists: Int32Array): Neighbours {
  const n = length.length;
  const start = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) start[i + 1] = start[i]! + length[i]!;
  if (start[n] === lists.length) return { start, agents: lists };
  const agents = new Int32Array(start[n]!);
  for (let i = 0; i < n; i++) {
    agents.set(lists.subarray(padded[i]!, padded[i]! + length[i]!), start[i]!);
  }
  return { start, agents };
}
