/** VDN's update, the interaction test and its false discovery control, and when a log is blind. */
import { near, same } from "coordlab";
import { type Interaction, keepEdges } from "coordlab-experiments";
import { assignment, fact, fc, law } from "course/judge";

interface Log {
  readonly actionCounts: readonly number[];
  readonly jointActions: readonly (readonly number[])[];
  readonly rewards: readonly number[];
}

const small = fc.integer({ min: -9, max: 9 });

/** One to four agents with tables of one to four entries, and what was played and paid. */
const update = fc
  .array(fc.array(small, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .chain((tables) =>
    fc.record({
      tables: fc.constant(tables),
      actions: fc.tuple(...tables.map(({ length }) => fc.integer({ min: 0, max: length - 1 }))),
      reward: fc.integer({ min: -30, max: 30 }),
      rate: fc.integer({ min: 1, max: 20 }).map((ticks) => ticks / 20),
    }),
  );

/** Two to four agents with two to four actions each, more rows than the test has numbers, and a pair. */
const logAndPair = fc
  .array(fc.integer({ min: 2, max: 4 }), { minLength: 2, maxLength: 4 })
  .chain((actionCounts) => {
    const row = fc.tuple(
      fc.tuple(...actionCounts.map((count) => fc.integer({ min: 0, max: count - 1 }))),
      small,
    );
    const pair = fc.shuffledSubarray(
      actionCounts.map((_, i) => i),
      { minLength: 2, maxLength: 2 },
    );
    return fc
      .record({ rows: fc.array(row, { minLength: 24, maxLength: 40 }), pair })
      .map(({ rows, pair: [i, j] }) => ({
        log: {
          actionCounts,
          jointActions: rows.map(([actions]) => actions),
          rewards: rows.map(([, reward]) => reward),
        },
        i: i!,
        j: j!,
      }));
  });

/** The sum of c m^2, cell after cell: another way than the one that is taught. */
function explainedBy({ actionCounts, jointActions, rewards }: Log, i: number, j: number): number {
  let sum = 0;
  for (let a = 0; a < actionCounts[i]!; a++)
    for (let b = 0; b < actionCounts[j]!; b++) {
      const cell = rewards.filter((_, row) => jointActions[row]![i] === a && jointActions[row]![j] === b);
      const total = cell.reduce((s, r) => s + r, 0);
      if (cell.length > 0) sum += total ** 2 / cell.length;
    }
  return sum;
}

function ratioOf(log: Log, i: number, j: number): number {
  const pair = explainedBy(log, i, j);
  const total = log.rewards.reduce((sum, reward) => sum + reward ** 2, 0);
  const d = (log.actionCounts[i]! - 1) * (log.actionCounts[j]! - 1);
  const own = log.actionCounts.reduce((sum, count) => sum + count - 1, 0);
  return pair / d / ((total - pair) / (log.rewards.length - 1 - own - d));
}

const thousandths = fc.integer({ min: 1, max: 1000 }).map((ticks) => ticks / 1000);

/** Up to ten different chances, many of them small, and a share of false ones. */
const chancesAndShare = fc.record({
  chances: fc.uniqueArray(
    fc.oneof(
      thousandths,
      fc.integer({ min: 1, max: 90 }).map((ticks) => ticks / 1000),
    ),
    {
      minLength: 1,
      maxLength: 10,
    },
  ),
  falseShare: fc.constantFrom(0.0131, 0.0507, 0.1003, 0.2511, 0.9973),
});

/** What the course's own control keeps; ties on the line are none, since no chance is a multiple of it. */
function keptBy(chances: readonly number[], falseShare: number): number[] {
  const tests = chances.map((chance, k): Interaction => ({ agents: [k, k + 1], ratio: 1, chance }));
  return keepEdges(tests, falseShare).map(([position]) => position);
}

/** The same positions in any order, each once. */
function samePositions(answer: unknown, expected: readonly number[]): boolean {
  if (!Array.isArray(answer) || answer.length !== expected.length) return false;
  return expected.every((position) => answer.includes(position));
}

/** A best action of each table, whichever. */
function bestInEach(answer: unknown, tables: readonly (readonly number[])[]): boolean {
  return (
    Array.isArray(answer) &&
    answer.length === tables.length &&
    tables.every((table, i) => table[answer[i] as number] === Math.max(...table))
  );
}

function nearTables(answer: unknown, expected: readonly (readonly number[])[]): boolean {
  return (
    Array.isArray(answer) &&
    answer.length === expected.length &&
    expected.every((table, i) => {
      const given: unknown = answer[i];
      return (
        Array.isArray(given) &&
        given.length === table.length &&
        table.every((value, a) => near(given[a], value))
      );
    })
  );
}

/** The same update, agent by agent. */
function updated({
  tables,
  actions,
  reward,
  rate,
}: {
  readonly tables: readonly (readonly number[])[];
  readonly actions: readonly number[];
  readonly reward: number;
  readonly rate: number;
}): number[][] {
  const value = tables.reduce((sum, table, i) => sum + table[actions[i]!]!, 0);
  const next = tables.map((table) => [...table]);
  for (const [i, action] of actions.entries()) next[i]![action]! += ((reward - value) * rate) / tables.length;
  return next;
}

export default assignment({
  title: "Learn who must agree",
  minutes: 60,
  goals: [
    "write the update by which VDN learns from a team's reward",
    "test from a log whether two agents have to agree, and control the false ones among many",
    "say how much a team must explore for its log to know",
  ],
  withheld: ["valueDecomposition", "pairInteractions", "keepEdges"],
  questions: [
    {
      id: "vdn",
      title: "VDN's update",
      calls: ["vdnUpdate", "bestOf"],
      keepsArguments: ["vdnUpdate", "bestOf"],
      hints: [
        "Who was wrong, and by how much? There is one error for the whole team.",
        "Add up the entries that were used, one from each table. The reward less this sum is the error.",
        "Copy the tables. In the copy, raise the entry that each agent used by the rate times the error, divided by the number of agents.",
      ],
      visible: [
        {
          title: "two agents who were 4 too low take 1 each at rate 0.5",
          hint: "The entries used are 0 and 1, so the team expected 1 and got 5.",
          test: async ({ vdnUpdate }) =>
            same(
              await vdnUpdate(
                [
                  [0, 0],
                  [1, 2],
                ],
                [1, 0],
                5,
                0.5,
              ),
              [
                [0, 1],
                [2, 2],
              ],
            ),
        },
        {
          title: "the best of each table",
          hint: "Each agent looks at its own table only.",
          test: async ({ bestOf }) =>
            same(
              await bestOf([
                [3, 5],
                [7, 1, 2],
              ]),
              [1, 0],
            ),
        },
      ],
      hidden: [
        law({
          title: "the update of any team",
          hint: "One error for all, shared equally, into the entries that were used.",
          points: 3,
          given: update,
          test: async ({ vdnUpdate }, given) =>
            nearTables(
              await vdnUpdate(given.tables, given.actions, given.reward, given.rate),
              updated(given),
            ),
        }),
        law({
          title: "a best action in every table",
          hint: "Tables may have different lengths, and all entries may be negative.",
          points: 1,
          given: update,
          test: async ({ bestOf }, { tables }) => bestInEach(await bestOf(tables), tables),
        }),
      ],
    },
    {
      id: "explained",
      title: "what a pair explains",
      calls: ["explained"],
      keepsArguments: ["explained"],
      hints: [
        "Make a table with a cell for each pair of actions, and let every row add its reward to its cell.",
        "c m² is the square of the cell's sum, divided by c.",
        "Count the rows of every cell beside the sums, and leave out cells whose count is 0: 0 / 0 is not a number.",
      ],
      visible: [
        {
          title: "a log of four rows, one in each cell",
          hint: "With one row in each cell, c is 1 and m the row's reward.",
          test: async ({ explained }) =>
            (await explained(
              {
                actionCounts: [2, 2],
                jointActions: [
                  [0, 0],
                  [0, 1],
                  [1, 0],
                  [1, 1],
                ],
                rewards: [1, -1, -1, 1],
              },
              0,
              1,
            )) === 4,
        },
        {
          title: "two rows in one cell, none in the others",
          hint: "The mean of 1 and 3 is 2; cells without rows explain nothing.",
          test: async ({ explained }) =>
            (await explained(
              {
                actionCounts: [2, 3],
                jointActions: [
                  [1, 2],
                  [1, 2],
                ],
                rewards: [1, 3],
              },
              0,
              1,
            )) === 8,
        },
      ],
      hidden: [
        law({
          title: "any pair of any log",
          hint: "The agents of the pair may have different numbers of actions, and other agents are in the log as well.",
          points: 3,
          given: logAndPair,
          test: async ({ explained }, { log, i, j }) =>
            near(await explained(log, i, j), explainedBy(log, i, j)),
          wanted: ({ log, i, j }) => explainedBy(log, i, j),
        }),
      ],
    },
    {
      id: "ratio",
      title: "is it more than chance",
      calls: ["fRatio"],
      keepsArguments: ["fRatio"],
      hints: [
        "Four numbers go into it: explained, total, d, and the rows to spare. Compute each on a line of its own.",
        "own is a sum over all agents of the log, not over the pair.",
        "(explained / d) divided by ((total - explained) / (rows - 1 - own - d)).",
      ],
      visible: [
        {
          title: "eight rows by hand",
          hint: "explained is 32 and total 36; d is 1, own is 2, and 4 rows are to spare.",
          test: async ({ fRatio }) =>
            near(
              await fRatio(
                {
                  actionCounts: [2, 2],
                  jointActions: [
                    [0, 0],
                    [0, 0],
                    [0, 1],
                    [0, 1],
                    [1, 0],
                    [1, 0],
                    [1, 1],
                    [1, 1],
                  ],
                  rewards: [1, 3, -2, -2, -3, -1, 2, 2],
                },
                0,
                1,
              ),
              32,
            ),
        },
      ],
      hidden: [
        law({
          title: "any pair of any log",
          hint: "Agents may have different numbers of actions, and own counts all agents.",
          points: 3,
          given: logAndPair.filter(({ log, i, j }) => ratioOf(log, i, j) < 1e6),
          test: async ({ fRatio }, { log, i, j }) => near(await fRatio(log, i, j), ratioOf(log, i, j)),
          wanted: ({ log, i, j }) => ratioOf(log, i, j),
        }),
      ],
    },
    {
      id: "keep",
      title: "which pairs to keep",
      calls: ["keep"],
      keepsArguments: ["keep"],
      hints: [
        "Sort positions, not chances: you have to say which pairs you keep.",
        "Go through all places and remember the last one that lies below the line.",
        "Place k, counted from 1, lies below the line if its chance is at most falseShare × k / m. Keep everything up to the last such place.",
      ],
      visible: [
        {
          title: "two of four lie below the line",
          hint: "At 5 % the line is 0.0125, 0.025, 0.0375, 0.05.",
          test: async ({ keep }) =>
            same([...((await keep([0.5, 0.02, 0.001, 0.04], 0.05)) as number[])].sort(), [1, 2]),
        },
      ],
      hidden: [
        law({
          title: "any chances at any share",
          hint: "A chance above the line is kept if a larger one lies below it.",
          points: 2,
          given: chancesAndShare,
          test: async ({ keep }, { chances, falseShare }) =>
            samePositions(await keep(chances, falseShare), keptBy(chances, falseShare)),
          wanted: ({ chances, falseShare }) => keptBy(chances, falseShare),
        }),
        fact({
          title: "the last place below the line decides",
          hint: "The line is 0.0125, 0.025, 0.0375, 0.05; the third of these chances lies below it, the first does not.",
          points: 1,
          test: async ({ keep }) =>
            samePositions(await keep([0.9, 0.03, 0.037, 0.035], 0.05), [1, 2, 3]) &&
            samePositions(await keep([0.03, 0.9, 0.04, 0.04], 0.05), []) &&
            samePositions(await keep([0.05], 0.05), [0]),
        }),
      ],
    },
    {
      id: "blind",
      title: "when a log is blind",
      calls: ["offHabit", "blindBelow"],
      hints: [
        "An agent that explores picks each of its k actions equally often. How many of them are not the habit?",
        "Two agents explore independently: both are off their habit with the product of the two chances.",
        "Solve rows × offHabit(e)² = needed for e. More than 1 cannot be explored.",
      ],
      visible: [
        {
          title: "exploring three times in ten with three actions",
          hint: "A third of the time, exploring comes back to the habit.",
          test: async ({ offHabit }) => near(await offHabit(0.3, 3), 0.2),
        },
        {
          title: "four rows of 1,600 with three actions",
          hint: "4 of 1,600 rows is a chance of 0.0025, so each agent has to be off its habit with 0.05.",
          test: async ({ blindBelow }) => near(await blindBelow(1600, 3, 4), 0.075),
        },
      ],
      hidden: [
        law({
          title: "the chance of being off the habit",
          hint: "explore times the share of the actions that are not the habit.",
          points: 1,
          given: fc.record({
            explore: fc.integer({ min: 0, max: 100 }),
            actions: fc.integer({ min: 1, max: 9 }),
          }),
          test: async ({ offHabit }, { explore, actions }) =>
            near(await offHabit(explore / 100, actions), explore / 100 - explore / 100 / actions),
          wanted: ({ explore, actions }) => explore / 100 - explore / 100 / actions,
        }),
        fact({
          title: "exploring all the time is just enough",
          hint: "Of four rows with two actions, one is expected with both off their habit.",
          points: 1,
          test: async ({ blindBelow }) => (await blindBelow(4, 2, 1)) === 1,
        }),
        law({
          title: "the exploration below which any log is blind",
          hint: "At this exploration rows × offHabit² is what is needed; if that takes more than 1, nothing is enough.",
          points: 1,
          given: fc.record({
            rows: fc.integer({ min: 5, max: 4000 }),
            actions: fc.integer({ min: 2, max: 9 }),
            needed: fc.integer({ min: 1, max: 40 }),
          }),
          test: async ({ blindBelow }, { rows, actions, needed }) => {
            const most = rows * (1 - 1 / actions) ** 2;
            // Where exploring all the time is just enough, rounding decides
            if (near(most, needed, 1e-6)) return true;
            return near(
              await blindBelow(rows, actions, needed),
              needed < most ? Math.sqrt(needed / most) : Infinity,
            );
          },
        }),
      ],
    },
    {
      id: "why",
      title: "no edge found",
      hints: [
        "One reason is that the test is right.",
        "What did the team do while the log was written? Which rows can an interaction show in?",
        "Can three agents matter together although no two of them do?",
      ],
      manual: {
        points: 4,
        rubric: [
          { points: 1, text: "there is no interaction: the test is right, more rows only confirm it" },
          {
            points: 1,
            text: "too few rows for the noise (everybody else's play included): more rows cure it",
          },
          { points: 1, text: "the team played its habit: more rows of it do not help, exploring does" },
          {
            points: 1,
            text: "three or more together (parity), or one copies the other: more rows do not help; a test of triples, or independent play, does",
          },
        ],
      },
    },
  ],
});
