/** Exercise 3 of the text: what an edge costs, in cells, in messages and in the ceiling. */
import {
  type Agent,
  eliminationOrder,
  eliminationPrice,
  near,
  pairwiseGraph,
  shuffled,
  topology,
} from "coordlab";
import { assignment, type Calls, fact, fc, law, seededStream } from "course/judge";

type Shape = "line" | "star" | "complete";
const shape = fc.constantFrom<Shape>("line", "star", "complete");
const sparse = fc.constantFrom<Shape>("line", "star");
/** Far beyond what can be counted by hand: a formula does not mind. */
const agents = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 60 }), weight: 3 },
  { arbitrary: fc.integer({ min: 61, max: 1_000_000 }), weight: 1 },
);
const few = fc.integer({ min: 1, max: 12 });
const actions = fc.integer({ min: 1, max: 5 });
const messageTime = fc.integer({ min: 1, max: 400 }).map((ticks) => ticks / 1000);

function edges(of: Shape, n: number): number {
  return of === "complete" ? (n * (n - 1)) / 2 : n - 1;
}

/** The cells of the best order, by the size of the table that each agent leaves. */
function bestPrice(of: Shape, n: number, k: number): number {
  if (of !== "complete") return (n - 1) * k ** 2 + k;
  return Array.from({ length: n }, (_, met) => k ** (met + 1)).reduce((sum, cells) => sum + cells, 0);
}

/** The speedup by the student's own edges, if they are edges at all: right for teams of one and of two. */
async function ownSpeedup(calls: Calls, of: Shape, { n, t }: { n: number; t: number }): Promise<number> {
  const count = calls[`${of}Edges`]!;
  const sensible = (await count(1)) === 0 && Number(await count(2)) > 0;
  return sensible ? n / (1 + 2 * Number(await count(n)) * t) : Number.NaN;
}

function price(of: Shape, { n, k, order }: { n: number; k: number; order?: readonly Agent[] }): number {
  const graph = pairwiseGraph(topology[of](n), k, () => 0);
  return eliminationPrice(graph, order ?? eliminationOrder(graph)).cells;
}

function teamSpeedup(of: Shape, n: number, t: number): number {
  return n / (1 + 2 * edges(of, n) * t);
}

/** The speedup that is beaten by no team up to `largest`; two sizes that come out equal do equally well. */
function greatestSpeedup(of: Shape, t: number, largest: number): number {
  return Math.max(...Array.from({ length: largest }, (_, i) => teamSpeedup(of, i + 1, t)));
}

function inAnyOrder({ n, seed }: { readonly n: number; readonly seed: number }): Agent[] {
  return shuffled(
    Array.from({ length: n }, (_, agent) => agent),
    seededStream(seed),
  );
}

export default assignment({
  title: "Count the edges",
  minutes: 45,
  goals: [
    "give the edges of lines, stars and complete graphs as functions of n",
    "read the cost of the best joint action off an elimination order, and tell width from number of edges",
    "explain why all-to-all agreement grows like n² and why a sparse graph raises the ceiling 1/s",
  ],
  questions: [
    {
      id: "count",
      title: "edges as functions of n",
      calls: ["lineEdges", "starEdges", "completeEdges"],
      hints: [
        "Add agents one at a time, and ask each time how many edges the newcomer brings.",
        "In a line and in a star the newcomer brings the same number each time. In a complete graph it brings one for everybody who is there already.",
        "Pairing every agent with every other agent counts each edge once from either end.",
      ],
      visible: [
        {
          title: "a line of four agents",
          hint: "An edge fills the gap between two neighbours: draw the agents and count the gaps.",
          test: async ({ lineEdges }) => (await lineEdges(4)) === 3,
        },
        {
          title: "a star of five agents",
          hint: "Every edge has the hub at one end; who is at the other?",
          test: async ({ starEdges }) => (await starEdges(5)) === 4,
        },
        {
          title: "a complete graph of four agents",
          hint: "An edge joins two agents; see that you count it once, not from both its ends.",
          test: async ({ completeEdges }) => (await completeEdges(4)) === 6,
        },
        {
          title: "an agent alone has no edges",
          hint: "An edge needs two agents. Put n = 1 into your formulas.",
          test: async ({ lineEdges, starEdges, completeEdges }) =>
            (await lineEdges(1)) === 0 && (await starEdges(1)) === 0 && (await completeEdges(1)) === 0,
        },
      ],
      hidden: [
        law({
          title: "edges of any line",
          hint: "An edge fills the gap between two neighbours.",
          points: 1,
          given: agents,
          wanted: (n) => edges("line", n),
          test: async ({ lineEdges }, n) => (await lineEdges(n)) === edges("line", n),
        }),
        law({
          title: "edges of any star",
          hint: "Every edge has the hub at one end.",
          points: 1,
          given: agents,
          wanted: (n) => edges("star", n),
          test: async ({ starEdges }, n) => (await starEdges(n)) === edges("star", n),
        }),
        law({
          title: "edges of any complete graph",
          hint: "Each agent can be paired with every other; each pair is one edge.",
          points: 1,
          given: agents,
          wanted: (n) => edges("complete", n),
          test: async ({ completeEdges }, n) => (await completeEdges(n)) === edges("complete", n),
        }),
      ],
    },
    {
      id: "cells",
      title: "cells that elimination computes",
      calls: ["cells", "cellsInOrder"],
      keepsArguments: ["cellsInOrder"],
      hints: [
        "Everything is there: `graphOf` makes the graph, `eliminationPrice` prices an order on it.",
        "`eliminationPrice` returns several numbers; the one that is asked for counts table cells.",
        "`cells` is `cellsInOrder` with the order that `eliminationOrder` proposes for this graph.",
      ],
      visible: [
        {
          title: "a line of three agents with two actions each",
          hint: "Two agents meet one neighbour each, and the last is alone: two tables over two agents and one over one.",
          test: async ({ cells }) => (await cells("line", 3, 2)) === 4 + 4 + 2,
        },
        {
          title: "a star costs more with its hub first",
          hint: "The order that you are given must be the one that is priced.",
          test: async ({ cells, cellsInOrder }) =>
            Number(await cellsInOrder("star", 5, 3, [0, 1, 2, 3, 4])) > Number(await cells("star", 5, 3)),
        },
      ],
      hidden: [
        law({
          title: "cells in the proposed order, any shape",
          hint: "Price the order that `eliminationOrder` proposes, on the graph with the given number of actions.",
          points: 2,
          given: fc.record({ shape, n: few, k: actions }),
          wanted: ({ shape: of, n, k }) => price(of, { n, k }),
          test: async ({ cells, cellsInOrder }, { shape: of, n, k }) => {
            const [answer, right] = [await cells(of, n, k), price(of, { n, k })];
            if (answer === right) return true;
            const graph = pairwiseGraph(topology[of](n), k, () => 0);
            const distinguishes =
              (await cellsInOrder("line", 2, 2, [0, 1])) !== (await cellsInOrder("line", 3, 2, [0, 1, 2]));
            return distinguishes && answer === (await cellsInOrder(of, n, k, eliminationOrder(graph)));
          },
        }),
        law({
          title: "cells in any order, any shape",
          hint: "Price the order that you are given, not another.",
          points: 1,
          given: fc.record({ shape, n: few, k: actions, seed: fc.nat() }),
          test: async ({ cellsInOrder }, { shape: of, n, k, seed }) => {
            const order = inAnyOrder({ n, seed });
            return (await cellsInOrder(of, n, k, order)) === price(of, { n, k, order });
          },
        }),
      ],
    },
    {
      id: "formula",
      title: "the cost as a formula",
      calls: ["cellsFormula"],
      hints: [
        "For each agent in turn: how many neighbours does it still have? Its table covers itself and them.",
        "A table over m agents with k actions each has k to the power of m cells. In a line or star nearly all tables cover two agents.",
        "In a complete graph the first table covers n agents, the next one fewer, and so on down to one.",
      ],
      visible: [
        {
          title: "a line of three agents with two actions each",
          hint: "Two tables over two agents, one over a single agent.",
          test: async ({ cellsFormula }) => (await cellsFormula("line", 3, 2)) === 4 + 4 + 2,
        },
        {
          title: "a complete graph of three agents with two actions each",
          hint: "The first agent meets both others, the second meets one, the third nobody.",
          test: async ({ cellsFormula }) => (await cellsFormula("complete", 3, 2)) === 8 + 4 + 2,
        },
      ],
      hidden: [
        law({
          title: "the formula for lines and stars of any size",
          hint: "Everybody but the last meets one neighbour.",
          points: 1,
          given: fc.record({ shape: sparse, n: agents, k: actions }),
          wanted: ({ shape: of, n, k }) => bestPrice(of, n, k),
          test: async ({ cellsFormula }, { shape: of, n, k }) =>
            near(await cellsFormula(of, n, k), bestPrice(of, n, k)) &&
            (n > 12 || bestPrice(of, n, k) === price(of, { n, k })),
        }),
        law({
          title: "the formula for complete graphs of any size",
          hint: "The tables cover n agents, n - 1, and so on down to one; add them all up.",
          points: 2,
          given: fc.record({ n: fc.integer({ min: 1, max: 60 }), k: actions }),
          wanted: ({ n, k }) => bestPrice("complete", n, k),
          test: async ({ cellsFormula }, { n, k }) =>
            near(await cellsFormula("complete", n, k), bestPrice("complete", n, k)) &&
            (n > 9 || bestPrice("complete", n, k) === price("complete", { n, k })),
        }),
        fact({
          title: "a million agents in a row",
          hint: "A formula needs no graph and no loop over the agents of a line.",
          points: 1,
          test: async ({ cellsFormula }) => near(await cellsFormula("line", 1e6, 3), 9 * (1e6 - 1) + 3),
        }),
      ],
    },
    {
      id: "why-quadratic",
      title: "why the complete graph brings n² back",
      hints: [
        "Add agent number n to a line and to a complete graph. Which edges are new?",
        "Messages follow edges, two each. Table cells do not: they follow the largest table.",
        "Compare the star with its hub last and with its hub first: the same edges, another width.",
      ],
      manual: {
        points: 4,
        rubric: [
          {
            points: 1,
            text: "a newcomer brings one edge to a line and n - 1 edges to a complete graph, hence n - 1 and n(n - 1)/2",
          },
          { points: 1, text: "two messages an edge make n(n - 1) messages: the all-to-all round itself" },
          {
            points: 1,
            text: "the choice over a complete graph is exponential, k to the n, not quadratic, because the first table covers everybody",
          },
          {
            points: 1,
            text: "the induced width of the order decides the cost, not the number of edges; star or picture as evidence",
          },
        ],
      },
    },
    {
      id: "team",
      title: "speedup and the best team size",
      calls: ["speedup", "bestTeam", "lineEdges", "starEdges", "completeEdges"],
      hints: [
        "In one step, how much work does the team do, and how long does the step take, talk included?",
        "The step takes one unit for the work and then two messages an edge, one after the other. Divide the team's rate by that of one agent.",
        "For the best team try every size from 1 and keep a size only if it is strictly better than the one you hold.",
      ],
      visible: [
        {
          title: "free messages: the speedup is the number of agents",
          hint: "If nothing is lost by talking, n agents do n times the work.",
          test: async ({ speedup }) => (await speedup("complete", 8, 0)) === 8,
        },
        {
          title: "two agents, a message takes half a step",
          hint: "One edge, two messages: how long does a step take now?",
          test: async ({ speedup }) => near(await speedup("line", 2, 0.5), 1),
        },
        {
          title: "one agent alone has nobody to talk to",
          hint: "No edges, no messages: a team of one is as fast as one agent.",
          test: async ({ speedup }) => near(await speedup("complete", 1, 0.3), 1),
        },
        {
          title: "a line is never too long, a complete graph is",
          hint: "Look at the two curves: one rises all the way, the other turns down.",
          test: async ({ bestTeam }) =>
            (await bestTeam("line", 0.01, 40)) === 40 && Number(await bestTeam("complete", 0.01, 40)) < 40,
        },
      ],
      hidden: [
        law({
          title: "the speedup of any team",
          hint: "Work done in a step over the time that the step takes, talk included.",
          points: 2,
          given: fc.record({ shape, n: agents, t: messageTime }),
          wanted: ({ shape: of, n, t }) => teamSpeedup(of, n, t),
          test: async (calls, { shape: of, n, t }) => {
            const answer = await calls.speedup!(of, n, t);
            return (
              near(answer, teamSpeedup(of, n, t)) ||
              (Number.isFinite(answer) && near(answer, await ownSpeedup(calls, of, { n, t })))
            );
          },
        }),
        law({
          title: "no team up to the largest does better than the best one",
          hint: "Try all sizes from 1 up to the largest one, it included.",
          points: 2,
          given: fc.record({ shape, t: messageTime, largest: fc.integer({ min: 1, max: 40 }) }),
          runs: 40,
          test: async (calls, { shape: of, t, largest }) => {
            const n = await calls.bestTeam!(of, t, largest);
            if (typeof n !== "number" || !Number.isInteger(n) || n < 1 || n > largest) return false;
            if (near(teamSpeedup(of, n, t), greatestSpeedup(of, t, largest))) return true;
            // By the student's own speedup, if that is one: a team of one is as fast as one agent.
            const own: number[] = [];
            for (let size = 1; size <= largest; size++) own.push(Number(await calls.speedup!(of, size, t)));
            return near(own[0], 1) && own.some((one) => one !== 1) && near(own[n - 1], Math.max(...own));
          },
        }),
        fact({
          title: "of teams that do equally well, the smallest",
          hint: "A larger team replaces the one you hold only if it is strictly better.",
          points: 1,
          test: async ({ bestTeam }) => (await bestTeam("line", 0.5, 9)) === 1,
        }),
      ],
    },
    {
      id: "why-ceiling",
      title: "what a sparse graph does to the ceiling",
      hints: [
        "Divide the top and the bottom of your speedup by n and let n grow.",
        "What is left at the bottom is the share of time that no further agent can shorten.",
        "For the complete graph that share itself grows with n. What does a curve do whose ceiling comes down?",
      ],
      manual: {
        points: 4,
        rubric: [
          { points: 1, text: "line: s = 2 messageTime in the limit, ceiling 1/(2 messageTime)" },
          {
            points: 1,
            text: "complete: the implied s grows with n, so the speedup peaks (near 1/√messageTime) and falls",
          },
          { points: 1, text: "fewer edges, shorter rounds in which nobody works, smaller s, higher 1/s" },
          {
            points: 1,
            text: "an edge must stay where choices change each other's worth, with a fitting example",
          },
        ],
      },
    },
  ],
});
