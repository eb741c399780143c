/** Coordination graphs of the kinds that solvers meet, each made from a seed. Payoffs are whole numbers, so optima are exact. */
import { type CoordinationGraph, coordinationGraph, seededStream } from "coordlab";
import type { PayoffTerm } from "coordlab/graph/coordination-graph.js";

type Draw = (below: number) => number;

interface Making {
  readonly actionCounts: number[];
  readonly terms: PayoffTerm[];
}

/** A table of whole numbers from 0 to 99 for these agents. */
function table(agents: number[], counts: readonly number[], draw: Draw): PayoffTerm {
  const size = agents.reduce((product, agent) => product * counts[agent]!, 1);
  return { agents, payoff: Array.from({ length: size }, () => draw(100)) };
}

/** Neighbours on a rectangle, or on a torus. */
function lattice(rows: number, columns: number, actions: number, wrap: boolean, draw: Draw): Making {
  const actionCounts = new Array<number>(rows * columns).fill(actions);
  const terms: PayoffTerm[] = [];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const at = r * columns + c;
      terms.push(table([at], actionCounts, draw));
      if (wrap || c + 1 < columns)
        terms.push(table([at, r * columns + ((c + 1) % columns)], actionCounts, draw));
      if (wrap || r + 1 < rows) terms.push(table([at, ((r + 1) % rows) * columns + c], actionCounts, draw));
    }
  return { actionCounts, terms };
}

/** A spin glass: neighbours on a torus are drawn to agree or to differ, with a strength; nobody prefers anything alone. */
function spinGlass(side: number, draw: Draw): Making {
  const { actionCounts, terms } = lattice(side, side, 2, true, draw);
  const pairs = terms.filter(({ agents }) => agents.length === 2);
  const glass = pairs.map(({ agents }): PayoffTerm => {
    const strength = draw(199) - 99;
    return { agents, payoff: (a, b) => (a === b ? strength : -strength) };
  });
  return { actionCounts, terms: glass };
}

/** Terms of `arity` agents each, drawn at random. */
function scattered(agents: number, actions: number, count: number, arity: number, draw: Draw): Making {
  const actionCounts = new Array<number>(agents).fill(actions);
  const terms = Array.from({ length: count }, () => {
    const chosen = new Set<number>();
    while (chosen.size < arity) chosen.add(draw(agents));
    return table([...chosen], actionCounts, draw);
  });
  return { actionCounts, terms };
}

/** Neighbours must differ; each agent likes its actions differently. */
function colouring(agents: number, colours: number, edges: number, draw: Draw): Making {
  const actionCounts = new Array<number>(agents).fill(colours);
  const terms: PayoffTerm[] = actionCounts.map((_, agent) => table([agent], actionCounts, draw));
  while (terms.length < agents + edges) {
    const [a, b] = [draw(agents), draw(agents)];
    if (a !== b) terms.push({ agents: [a, b], payoff: (x, y) => (x === y ? -Infinity : 0) });
  }
  return { actionCounts, terms };
}

/** A family tree: a child's action is one of its parents' or a mutation, which costs; two observed in three. */
function family(agents: number, founders: number, actions: number, draw: Draw): Making {
  const actionCounts = new Array<number>(agents).fill(actions);
  const terms: PayoffTerm[] = [];
  for (let child = 0; child < agents; child++) {
    if (draw(3) > 0) terms.push(table([child], actionCounts, draw));
    if (child < founders) continue;
    const mother = draw(child);
    const father = (mother + 1 + draw(child - 1)) % child;
    const [mutation, bonus] = [draw(2) === 0 ? -Infinity : -60, draw(40)];
    const payoff = (m: number, f: number, c: number) => (c === m ? bonus : c === f ? 0 : mutation);
    terms.push({ agents: [mother, father, child], payoff });
  }
  return { actionCounts, terms };
}

const makers = {
  "grid of 12 by 12": (draw: Draw) => lattice(12, 12, 2, false, draw),
  "grid of 5 by 5, five actions": (draw: Draw) => lattice(5, 5, 5, false, draw),
  "torus of 7 by 7": (draw: Draw) => lattice(7, 7, 2, true, draw),
  "pairs at random": (draw: Draw) => scattered(36, 3, 60, 2, draw),
  "triples at random": (draw: Draw) => scattered(36, 2, 50, 3, draw),
  "terms of five": (draw: Draw) => scattered(40, 2, 24, 5, draw),
  colouring: (draw: Draw) => colouring(30, 4, 70, draw),
  "family of 70": (draw: Draw) => family(70, 14, 3, draw),
  "spin glass of 10 by 10": (draw: Draw) => spinGlass(10, draw),
};

export type MadeGraph = keyof typeof makers;

export function madeGraph(name: MadeGraph): CoordinationGraph {
  const stream = seededStream(name);
  const { actionCounts, terms } = makers[name]((below) => Math.floor(stream() * below));
  return coordinationGraph(actionCounts, terms);
}
