/** Evidence: agents whose action is already known. What is left is a smaller graph over the others. */

import { type CoordinationGraph, checkedGraph } from "coordlab/graph/coordination-graph.js";
import type { JointAction } from "coordlab/world/game.js";
import { Tokens } from "./token-reader.js";

/** `evidence[i]` is the known action of agent i, or -1. */
export type Evidence = Int32Array;

/** A graph with some agents' actions fixed. */
export interface ObservedGraph {
  /** The same agents and terms; an observed agent has one action left and is in no term. */
  readonly graph: CoordinationGraph;
  /** The joint action of the graph as it was, from one of the observed graph. */
  readonly complete: (jointAction: JointAction) => Int32Array;
}

/**
 * Reads a `.uai.evid` file in either dialect: `k, agent, action, ...`, or the same after a count of samples, 1.
 * An empty file is no evidence; comments stand between slashes and stars, as Ergo writes them.
 *
 * @throws FormatError with line, token and what was expected
 */
export function readEvidence(text: string, { actionCounts }: CoordinationGraph): Evidence {
  const n = actionCounts.length;
  const evidence = new Int32Array(n).fill(-1);
  // Comments give way to blanks, line by line, so that errors keep their line.
  const uncommented = text.replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/\S/g, " "));
  const tokens = new Tokens(uncommented);
  if (tokens.done) return evidence;
  // k pairs follow their count, so the number of words is odd, and even after a count of samples.
  const words = uncommented.trim().split(/\s+/).length;
  if (words % 2 === 0) tokens.whole("the number of samples, 1", 0, 1);
  const observed = tokens.done ? 0 : tokens.whole(`the number of observed agents, at most ${n}`, 0, n);
  for (let k = 0; k < observed; k++) {
    const agent = tokens.whole(`an observed agent in 0..${n - 1}`, 0, n - 1);
    const actions = actionCounts[agent]!;
    evidence[agent] = tokens.whole(`an action of agent ${agent} in 0..${actions - 1}`, 0, actions - 1);
  }
  if (!tokens.done) {
    const word = tokens.word("the end of the file");
    throw tokens.unexpected(`the end of the file after ${observed} observed agents`, word);
  }
  return evidence;
}

/**
 * The graph that is left once some agents' actions are known: in every table only the cells that agree with them.
 * Cost O(size of the tables).
 *
 * @throws RangeError if `evidence` has the wrong length or an action that its agent does not have
 */
export function observe(graph: CoordinationGraph, evidence: Evidence): ObservedGraph {
  const { actionCounts, termStart, termAgents, tableStart, payoffs } = graph;
  if (evidence.length !== actionCounts.length)
    throw new RangeError(`evidence needs ${actionCounts.length} entries, got ${evidence.length}`);
  for (const [i, action] of evidence.entries())
    if (action < -1 || action >= actionCounts[i]!)
      throw new RangeError(`agent ${i} has the actions 0..${actionCounts[i]! - 1}, evidence says ${action}`);
  const terms = termStart.length - 1;
  const keptStart = new Int32Array(terms + 1);
  const keptTableStart = new Int32Array(terms + 1);
  const kept: number[] = [];
  const values: number[] = [];
  for (let t = 0; t < terms; t++) {
    const agents = termAgents.subarray(termStart[t], termStart[t + 1]);
    for (const agent of agents) if (evidence[agent] === -1) kept.push(agent);
    keptStart[t + 1] = kept.length;
    for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++) {
      if (agrees(cell - tableStart[t]!, agents, graph, evidence)) values.push(payoffs[cell]!);
    }
    keptTableStart[t + 1] = values.length;
  }
  return {
    graph: checkedGraph({
      actionCounts: actionCounts.map((count, i) => (evidence[i] === -1 ? count : 1)),
      termStart: keptStart,
      termAgents: Int32Array.from(kept),
      tableStart: keptTableStart,
      payoffs: Float64Array.from(values),
    }),
    complete: (jointAction) => evidence.map((action, i) => (action === -1 ? jointAction[i]! : action)),
  };
}

function agrees(
  cell: number,
  agents: Int32Array,
  { actionCounts }: CoordinationGraph,
  evidence: Evidence,
): boolean {
  for (let k = agents.length - 1; k >= 0; k--) {
    const count = actionCounts[agents[k]!]!;
    const known = evidence[agents[k]!]!;
    if (known !== -1 && known !== cell % count) return false;
    cell = Math.floor(cell / count);
  }
  return true;
}
