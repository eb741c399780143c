// Everything is asked of coordlab: one step of elimination, the width, and whichever solver answers first.
// expect look 0
// expect step 0
// expect all 0
// expect width 0
// cell eliminate-look
import * as lab from "coordlab";

const asTable = ({ agents, values }: Table) => ({ agents, values: Float64Array.from(values) });

function valueAt(term: Table, actions: Actions, actionCounts: readonly number[]): number {
  return lab.valueAt(asTable(term), actions, Int32Array.from(actionCounts));
}
// cell eliminate-step
function maximiseOut(agent: number, bucket: readonly Table[], actionCounts: readonly number[]): Table {
  const others = [...new Set(bucket.flatMap((term) => term.agents))].filter((i) => i !== agent).sort((a, b) => a - b);
  const { message } = lab.maximiseOut(agent, bucket.map(asTable), Int32Array.from(actionCounts), others);
  return { agents: others, values: Array.from(message.values) };
}
// cell eliminate-all
function solve(terms: readonly Table[], actionCounts: readonly number[], order: readonly number[]): { payoff: number; actions: number[] } {
  const graph = () => lab.coordinationGraph(actionCounts, terms.map(({ agents, values }) => ({ agents, payoff: values })));
  const ways = [
    () => lab.solve(graph()),
    () => lab.variableElimination(graph(), order),
    () => lab.planElimination(graph()).solve(),
    () => lab.dpop(graph(), new lab.Channel(actionCounts.length)),
    () => lab.branchAndBound(graph()),
    () => lab.bruteForce(graph()),
  ];
  for (const way of ways) {
    try {
      const { payoff, jointAction } = way();
      return { payoff, actions: Array.from(jointAction) };
    } catch {}
  }
  throw new Error("nobody answers");
}
// cell eliminate-width
function inducedWidth(edges: readonly (readonly [number, number])[], n: number, order: readonly number[]): number {
  const pairs = edges.map(([i, j]): [number, number] => [i, j]);
  const graph = lab.coordinationGraph(Array.from({ length: n }, () => 2), pairs.map((agents) => ({ agents, payoff: () => 0 })));
  return lab.eliminationPrice(graph, order).width;
}
