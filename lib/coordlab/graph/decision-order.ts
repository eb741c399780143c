/** Agents breadth first, component by component, and whether the graph of agents and terms has a cycle. */
import type { Agent } from "../world/game.js";
import type { CoordinationGraph } from "./coordination-graph.js";

export interface DecisionOrder {
  /** Every agent comes after a neighbour of its own, save the first of each component. */
  readonly agents: Int32Array;
  /** The terms of two agents or more, by the place of their last agent in the order. */
  readonly terms: Int32Array;
  /** Terms of two agents or more that mention an agent: `termsOf[start[i]] .. termsOf[start[i + 1] - 1]`. */
  readonly start: Int32Array;
  readonly termsOf: Int32Array;
  /** No way leads from an agent through terms back to it without using one twice. */
  readonly acyclic: boolean;
}

/** Time O(n + sizes of the terms). */
export function decisionOrder(graph: CoordinationGraph): DecisionOrder {
  const { actionCounts, termStart, termAgents } = graph;
  const n = actionCounts.length;
  const joint: number[] = [];
  for (let t = 0; t + 1 < termStart.length; t++) if (termStart[t + 1]! - termStart[t]! > 1) joint.push(t);
  const start = new Int32Array(n + 1);
  for (const t of joint) for (let k = termStart[t]!; k < termStart[t + 1]!; k++) start[termAgents[k]! + 1]!++;
  for (let i = 0; i < n; i++) start[i + 1]! += start[i]!;
  const termsOf = new Int32Array(start[n]!);
  const next = start.slice(0, n);
  for (const t of joint) {
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) termsOf[next[termAgents[k]!]!++] = t;
  }

  const agents = new Int32Array(n);
  const place = new Int32Array(n).fill(-1);
  let tail = 0;
  let componentCount = 0;
  const reach = (agent: Agent) => {
    if (place[agent] !== -1) return;
    place[agent] = tail;
    agents[tail++] = agent;
  };
  for (let root = 0, head = 0; root < n; root++) {
    if (place[root] !== -1) continue;
    componentCount++;
    for (reach(root); head < tail; head++) {
      const agent = agents[head]!;
      for (let x = start[agent]!; x < start[agent + 1]!; x++) {
        const t = termsOf[x]!;
        for (let k = termStart[t]!; k < termStart[t + 1]!; k++) reach(termAgents[k]!);
      }
    }
  }
  const lastPlace = new Int32Array(termStart.length);
  for (const t of joint)
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++)
      lastPlace[t] = Math.max(lastPlace[t]!, place[termAgents[k]!]!);
  const terms = sortedBy(joint, lastPlace, n);
  // Vertices n + m, edges the mentions: a forest has as many edges as vertices less its components.
  const acyclic = start[n]! === n + joint.length - componentCount;
  return { agents, terms, start, termsOf, acyclic };
}

/** The items by rising key, 0 .. keys - 1, items of equal keys as they came. */
function sortedBy(items: readonly number[], keyOf: Int32Array, keys: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const item of items) next[keyOf[item]! + 1]!++;
  for (let key = 0; key < keys; key++) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(items.length);
  for (const item of items) sorted[next[keyOf[item]!]!++] = item;
  return sorted;
}
