import fc from "fast-check";
import {
  type CoordinationGraph,
  coordinationGraph,
} from "../../../../lib/coordlab/graph/coordination-graph.js";

interface Size {
  readonly agents: number;
  readonly actions: number;
  readonly terms: number;
  readonly arity: number;
}

/** Small graphs of any shape: several components, agents without terms, constants, repeated pairs, integer payoffs. */
export function arbitraryGraph(
  size: Size = { agents: 6, actions: 3, terms: 9, arity: 3 },
): fc.Arbitrary<CoordinationGraph> {
  const counts = fc.array(fc.integer({ min: 1, max: size.actions }), {
    minLength: 1,
    maxLength: size.agents,
  });
  return counts.chain((actionCounts) =>
    fc
      .array(arbitraryTerm(actionCounts, size.arity), { maxLength: size.terms })
      .map((terms) => coordinationGraph(actionCounts, terms)),
  );
}

/** Pairwise and unary payoffs along a random forest. */
export function arbitraryForest(agents = 7, actions = 3): fc.Arbitrary<CoordinationGraph> {
  const counts = fc.array(fc.integer({ min: 1, max: actions }), { minLength: 1, maxLength: agents });
  return counts.chain((actionCounts) => {
    const unary = actionCounts.map((_, i) => payoffTerm(actionCounts, [i]));
    const parents = fc.tuple(
      ...actionCounts.slice(1).map((_, i) => fc.option(fc.nat({ max: i }), { freq: 4 })),
    );
    const pairs = parents.chain((list) =>
      fc.tuple(
        ...list.flatMap((parent, i) => (parent === null ? [] : [payoffTerm(actionCounts, [parent, i + 1])])),
      ),
    );
    return fc.tuple(fc.tuple(...unary), pairs).map(([u, p]) => coordinationGraph(actionCounts, [...u, ...p]));
  });
}

function arbitraryTerm(actionCounts: readonly number[], arity: number) {
  return fc
    .uniqueArray(fc.nat({ max: actionCounts.length - 1 }), {
      maxLength: Math.min(arity, actionCounts.length),
    })
    .chain((agents) => payoffTerm(actionCounts, agents));
}

function payoffTerm(actionCounts: readonly number[], agents: readonly number[]) {
  const size = agents.reduce((product, agent) => product * actionCounts[agent]!, 1);
  return fc
    .array(fc.integer({ min: -20, max: 20 }), { minLength: size, maxLength: size })
    .map((payoff) => ({ agents, payoff }));
}
