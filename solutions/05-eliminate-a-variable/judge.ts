/** Variable elimination, one step and then all of them, against trying every joint action. */
import {
  bruteForce,
  coordinationGraph,
  eliminationPrice,
  maximiseOut,
  payoff,
  same,
  valueAt,
  variableElimination,
} from "coordlab";
import { assignment, type Calls, fact, fc, law } from "course/judge";

interface Table {
  readonly agents: readonly number[];
  readonly values: readonly number[];
}

interface Problem {
  readonly terms: readonly Table[];
  readonly actionCounts: readonly number[];
  readonly order: readonly number[];
}

const value = fc.integer({ min: -9, max: 9 });

function tableOver(agents: readonly number[], actionCounts: readonly number[]): fc.Arbitrary<Table> {
  const size = agents.reduce((product, agent) => product * actionCounts[agent]!, 1);
  return fc
    .array(value, { minLength: size, maxLength: size })
    .map((values) => ({ agents: [...agents], values }));
}

/** Up to six agents with one to three actions each, terms over none to three of them. */
const problem: fc.Arbitrary<Problem> = fc
  .array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 })
  .chain((actionCounts) => {
    const everybody = actionCounts.map((_, agent) => agent);
    const some = fc.shuffledSubarray(everybody, { minLength: 0, maxLength: Math.min(3, everybody.length) });
    return fc.record({
      terms: fc.array(
        some.chain((agents) => tableOver(agents, actionCounts)),
        { minLength: 1, maxLength: 6 },
      ),
      actionCounts: fc.constant(actionCounts),
      order: fc.shuffledSubarray(everybody, { minLength: everybody.length }),
    });
  });

/** One of a problem's agents, whichever, and the terms that mention it. */
const step = problem
  .chain(({ terms, actionCounts }) =>
    fc.record({
      agent: fc.integer({ min: 0, max: actionCounts.length - 1 }),
      terms: fc.constant(terms),
      actionCounts: fc.constant(actionCounts),
    }),
  )
  .map(({ agent, terms, actionCounts }) => ({
    agent,
    bucket: terms.filter(({ agents }) => agents.includes(agent)),
    actionCounts,
  }))
  .filter(({ bucket }) => bucket.length > 0);

const graph = fc.integer({ min: 1, max: 12 }).chain((n) => {
  const everybody = Array.from({ length: n }, (_, agent) => agent);
  const pairs = everybody.flatMap((i) => everybody.slice(i + 1).map((j): [number, number] => [i, j]));
  return fc.record({
    n: fc.constant(n),
    edges: fc.subarray(pairs),
    order: fc.shuffledSubarray(everybody, { minLength: n }),
  });
});

function graphOf({ terms, actionCounts }: Pick<Problem, "terms" | "actionCounts">) {
  return coordinationGraph(
    actionCounts,
    terms.map(({ agents, values }) => ({ agents, payoff: values })),
  );
}

function typed({ agents, values }: Table) {
  return { agents, values: Float64Array.from(values) };
}

/** What `maximiseOut` leaves of a bucket. */
function newTable(agent: number, bucket: readonly Table[], actionCounts: readonly number[]): Table {
  const agents = [...new Set(bucket.flatMap((term) => term.agents))]
    .filter((i) => i !== agent)
    .sort((a, b) => a - b);
  const { message } = maximiseOut(agent, bucket.map(typed), Int32Array.from(actionCounts), agents);
  return { agents: [...message.agents], values: [...message.values] };
}

function legal(actions: unknown, actionCounts: readonly number[]): actions is number[] {
  return (
    Array.isArray(actions) &&
    actions.length === actionCounts.length &&
    actions.every((a, i) => Number.isInteger(a) && a >= 0 && a < actionCounts[i]!)
  );
}

/** A line of agents in which neighbours are paid for playing different actions, each pair otherwise. */
function longLine(n: number): Problem {
  const terms = Array.from({ length: n - 1 }, (_, i) => ({
    agents: [i, i + 1],
    values: [0, 1, 2, 3, 4, 5, 6, 7, 8].map((cell) => (cell * (i + 3)) % 7),
  }));
  const order = Array.from({ length: n }, (_, agent) => agent);
  return { terms, actionCounts: order.map(() => 3), order };
}

/** Whether `valueAt` reads a table over one agent, so that what is built on it can be judged by it. */
async function reads({ valueAt: own }: Calls): Promise<boolean> {
  return (await own!({ agents: [1], values: [5, 6, 7] }, [0, 2], [2, 3])) === 7;
}

async function ownSum(
  calls: Calls,
  bucket: readonly Table[],
  at: readonly (readonly number[])[],
): Promise<number> {
  let sum = 0;
  for (const term of bucket) sum += Number(await calls.valueAt!(term, at[0], at[1]));
  return sum;
}

/** Whether the table is what the student's own `valueAt` makes of the bucket; of a large one, its first cells. */
async function ownTable(
  calls: Calls,
  {
    agent,
    bucket,
    actionCounts,
  }: { agent: number; bucket: readonly Table[]; actionCounts: readonly number[] },
  answer: Table,
): Promise<boolean> {
  const agents = [...new Set(bucket.flatMap((term) => term.agents))]
    .filter((i) => i !== agent)
    .sort((a, b) => a - b);
  const size = agents.reduce((product, i) => product * actionCounts[i]!, 1);
  if (!same([...answer.agents], agents) || answer.values.length !== size || !(await reads(calls)))
    return false;
  for (let cell = 0; cell < Math.min(size, 12); cell++) {
    const actions = actionCounts.map(() => 0);
    let rest = cell;
    for (const i of [...agents].reverse()) {
      actions[i] = rest % actionCounts[i]!;
      rest = Math.floor(rest / actionCounts[i]!);
    }
    const sums: number[] = [];
    for (actions[agent] = 0; actions[agent]! < actionCounts[agent]!; actions[agent]!++)
      sums.push(await ownSum(calls, bucket, [actions, actionCounts]));
    if (answer.values[cell] !== Math.max(...sums)) return false;
  }
  return true;
}

/** The payoff and the buckets of eliminating with the student's own `maximiseOut`; undefined if that is none. */
async function ownElimination(
  calls: Calls,
  { terms, actionCounts, order }: Problem,
): Promise<{ payoff: number; buckets: (readonly Table[])[] } | undefined> {
  const simplest = (await calls.maximiseOut!(0, [{ agents: [0], values: [3, 8, 5] }], [3])) as Table;
  if (!same(simplest, { agents: [], values: [8] })) return undefined;
  let left = [...terms];
  const buckets: Table[][] = [];
  for (const agent of order) {
    const bucket = left.filter((term) => term.agents.includes(agent));
    left = left.filter((term) => !bucket.includes(term));
    if (bucket.length > 0) left.push((await calls.maximiseOut!(agent, bucket, actionCounts)) as Table);
    buckets.push(bucket);
  }
  return { payoff: left.reduce((sum, term) => sum + term.values[0]!, 0), buckets };
}

/** Whether each agent answers those behind it in the order as well as the student's own functions know. */
async function ownAnswers(calls: Calls, given: Problem, actions: readonly number[]): Promise<boolean> {
  const own = await ownElimination(calls, given);
  if (own === undefined || !(await reads(calls))) return false;
  for (const [k, agent] of given.order.entries()) {
    const sums: number[] = [];
    for (let tried = 0; tried < given.actionCounts[agent]!; tried++)
      sums.push(
        await ownSum(calls, own.buckets[k]!, [
          actions.map((old, i) => (i === agent ? tried : old)),
          given.actionCounts,
        ]),
      );
    if (sums[actions[agent]!] !== Math.max(...sums)) return false;
  }
  return true;
}

export default assignment({
  title: "Eliminate a variable",
  minutes: 60,
  goals: [
    "maximise one agent out of the terms that mention it",
    "find a best joint action by elimination, and read it off backwards",
    "give the induced width of an order, and say what it costs",
  ],
  withheld: ["elimination"],
  questions: [
    {
      id: "look",
      title: "look up a value",
      calls: ["valueAt"],
      keepsArguments: ["valueAt"],
      hints: [
        "Write the cells of a table over two agents under each other. How far is it from one action of the first agent to the next?",
        "It is like reading a number digit by digit: for each agent in the table's list multiply what you have by its number of actions, then add its action.",
        "The digits come in the order of the table's own list, not in that of the agents' numbers.",
      ],
      visible: [
        {
          title: "a term over one agent",
          hint: "The cell is the agent's action.",
          test: async ({ valueAt }) =>
            (await valueAt({ agents: [1], values: [5, 6, 7] }, [0, 2], [2, 3])) === 7,
        },
        {
          title: "a term over agents 2 and 0, in this order",
          hint: "The last agent in the list is the fastest: its actions are next to each other.",
          test: async ({ valueAt }) =>
            (await valueAt({ agents: [2, 0], values: [10, 11, 12, 20, 21, 22] }, [2, 0, 1], [3, 1, 2])) ===
            22,
        },
        {
          title: "a constant",
          hint: "A term over no agents has one cell, the first.",
          test: async ({ valueAt }) => (await valueAt({ agents: [], values: [4] }, [1, 1], [2, 2])) === 4,
        },
      ],
      hidden: [
        law({
          title: "any cell of any term",
          hint: "Count cells in the order of the table's own list of agents.",
          points: 2,
          given: problem.chain(({ terms, actionCounts }) =>
            fc.record({
              term: fc.constantFrom(...terms),
              actions: fc.tuple(...actionCounts.map((count) => fc.integer({ min: 0, max: count - 1 }))),
              actionCounts: fc.constant(actionCounts),
            }),
          ),
          wanted: ({ term, actions, actionCounts }) =>
            valueAt(typed(term), actions, Int32Array.from(actionCounts)),
          test: async (calls, { term, actions, actionCounts }) =>
            (await calls.valueAt(term, actions, actionCounts)) ===
            valueAt(typed(term), actions, Int32Array.from(actionCounts)),
        }),
      ],
    },
    {
      id: "step",
      title: "one elimination",
      calls: ["maximiseOut", "valueAt"],
      keepsArguments: ["maximiseOut", "valueAt"],
      hints: [
        "First the agents of the new table: everybody in the bucket, each once, without the one that goes, sorted.",
        "Then one value for each combination that `counting` gives: try every action of the agent that goes, add up the bucket, keep the most.",
        "Values may all be negative: a maximum that starts at 0 is wrong.",
      ],
      visible: [
        {
          title: "a bucket over one agent leaves its best value, a constant",
          hint: "Nobody else is concerned, so the new table is over no agents.",
          test: async ({ maximiseOut }) =>
            same(await maximiseOut(0, [{ agents: [0], values: [3, 8, 5] }], [3]), {
              agents: [],
              values: [8],
            }),
        },
        {
          title: "the other agent's table says what is best against each of its actions",
          hint: "For each action of agent 1, which action of agent 0 pays most, and how much?",
          test: async ({ maximiseOut }) =>
            same(await maximiseOut(0, [{ agents: [0, 1], values: [1, 9, 4, 2] }], [2, 2]), {
              agents: [1],
              values: [4, 9],
            }),
        },
        {
          title: "the terms of a bucket are added before the best is taken",
          hint: "An agent plays one action, and all its terms are paid for that one.",
          test: async ({ maximiseOut }) =>
            same(
              await maximiseOut(
                0,
                [
                  { agents: [0], values: [5, 0] },
                  { agents: [0, 1], values: [0, 0, 3, 7] },
                ],
                [2, 2],
              ),
              { agents: [1], values: [5, 7] },
            ),
        },
      ],
      hidden: [
        law({
          title: "the new table of any bucket",
          hint: "For each combination of the others: every action of the one that goes, the sum of the bucket, the most of them.",
          points: 4,
          given: step,
          wanted: ({ agent, bucket, actionCounts }) => newTable(agent, bucket, actionCounts),
          test: async (calls, given) => {
            const { agent, bucket, actionCounts } = given;
            const answer = (await calls.maximiseOut!(agent, bucket, actionCounts)) as Table;
            return (
              same(answer, newTable(agent, bucket, actionCounts)) || (await ownTable(calls, given, answer))
            );
          },
        }),
      ],
    },
    {
      id: "all",
      title: "eliminate everybody",
      calls: ["solve", "maximiseOut", "valueAt"],
      keepsArguments: ["solve", "maximiseOut", "valueAt"],
      hints: [
        "Keep a list of the terms that are left. For each agent take its bucket out of it and put the new table in.",
        "Remember each agent's bucket: it is needed again on the way back.",
        "On the way back the others in the bucket have their actions already. Put them in, try each action of the agent, keep the best.",
      ],
      visible: [
        {
          title: "two agents who are paid for meeting at 1",
          hint: "The last agent's constant is the payoff; then each looks up its action, the last one first.",
          test: async ({ solve }) =>
            same(await solve([{ agents: [0, 1], values: [1, 0, 0, 2] }], [2, 2], [0, 1]), {
              payoff: 2,
              actions: [1, 1],
            }),
        },
        {
          title: "the order does not change the payoff",
          hint: "Each agent's new table goes back into the list, where a later bucket finds it.",
          test: async ({ solve }) => {
            const terms = [
              { agents: [0, 1], values: [4, 0, 0, 3] },
              { agents: [1, 2], values: [0, 5, 6, 0] },
            ];
            const [first, second] = [
              await solve(terms, [2, 2, 2], [0, 1, 2]),
              await solve(terms, [2, 2, 2], [1, 2, 0]),
            ];
            return (
              same((first as { payoff: number }).payoff, 9) && same((second as { payoff: number }).payoff, 9)
            );
          },
        },
      ],
      hidden: [
        law({
          title: "the best payoff, against trying everything",
          hint: "What is left at the end are constants: add all of them up.",
          points: 2,
          given: problem,
          wanted: (given) => bruteForce(graphOf(given)).payoff,
          test: async (calls, given) => {
            const { payoff: found } = (await calls.solve!(given.terms, given.actionCounts, given.order)) as {
              payoff: unknown;
            };
            return (
              found === bruteForce(graphOf(given)).payoff ||
              found === (await ownElimination(calls, given))?.payoff
            );
          },
        }),
        law({
          title: "a joint action that earns the best payoff",
          hint: "Go back in reverse order, and let each agent answer those that have chosen already.",
          points: 2,
          given: problem,
          test: async (calls, given) => {
            const { actions } = (await calls.solve!(given.terms, given.actionCounts, given.order)) as {
              actions: unknown;
            };
            const whole = graphOf(given);
            if (!legal(actions, given.actionCounts)) return false;
            return (
              payoff(whole, actions) === bruteForce(whole).payoff || (await ownAnswers(calls, given, actions))
            );
          },
        }),
        fact({
          title: "forty agents in a line",
          hint: "Tables must never be about more agents than the bucket holds.",
          points: 1,
          test: async ({ solve }) => {
            const given = longLine(40);
            const found = (await solve(given.terms, given.actionCounts, given.order)) as { payoff: unknown };
            return found.payoff === variableElimination(graphOf(given)).payoff;
          },
        }),
      ],
    },
    {
      id: "width",
      title: "what an order costs",
      calls: ["inducedWidth"],
      keepsArguments: ["inducedWidth"],
      hints: [
        "Keep for every agent the set of its neighbours among those that are left.",
        "When an agent's turn comes, first count its neighbours. Then take it out of their sets and join them to each other.",
        "The answer is the largest of the counts, not the last one, and an agent is not its own neighbour.",
      ],
      visible: [
        {
          title: "nobody has a neighbour",
          hint: "Without edges every table is a constant.",
          test: async ({ inducedWidth }) => (await inducedWidth([], 3, [0, 1, 2])) === 0,
        },
        {
          title: "a line of three, the middle first",
          hint: "The agent in the middle has two neighbours when it goes.",
          test: async ({ inducedWidth }) =>
            (await inducedWidth(
              [
                [0, 1],
                [1, 2],
              ],
              3,
              [1, 0, 2],
            )) === 2,
        },
        {
          title: "a ring of four",
          hint: "The first that goes joins its two neighbours, and the ring becomes a triangle.",
          test: async ({ inducedWidth }) =>
            (await inducedWidth(
              [
                [0, 1],
                [1, 2],
                [2, 3],
                [3, 0],
              ],
              4,
              [0, 1, 2, 3],
            )) === 2,
        },
      ],
      hidden: [
        law({
          title: "the width of any order on any graph",
          hint: "Neighbours of the agent that goes become neighbours of each other; the most neighbours count.",
          points: 3,
          given: graph,
          test: async (calls, { edges, n, order }) => {
            const pairwise = coordinationGraph(
              new Array<number>(n).fill(2),
              edges.map((agents) => ({ agents, payoff: [0, 0, 0, 0] })),
            );
            return (await calls.inducedWidth(edges, n, order)) === eliminationPrice(pairwise, order).width;
          },
        }),
      ],
    },
    {
      id: "why",
      title: "why it is exact, and when it is cheap",
      hints: [
        "How much do terms outside the bucket change when agent i changes its action?",
        "An agent with w neighbours and itself: how many combinations of actions are that?",
        "Which graph has an agent with n - 1 neighbours whatever the order?",
      ],
      manual: {
        points: 4,
        rubric: [
          {
            points: 1,
            text: "terms outside the bucket do not depend on agent i, so the maximum can be moved inside",
          },
          { points: 1, text: "k^(w+1) combinations (a table of k^w values) an agent, n k^(w+1) in all" },
          { points: 1, text: "compared with k^n for trying everything; linear in n where w is fixed" },
          { points: 1, text: "complete graph (w = n - 1), or a bad order such as a star's hub first" },
        ],
      },
    },
  ],
});
