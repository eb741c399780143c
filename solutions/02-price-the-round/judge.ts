/**
 * Exercise 2 of the text: a corridor in which agreeing costs a fee. Who goes first is for the student to say: an
 * account is right if it is what the rules make of the student's own order, so the orders are replayed.
 */
import { chapterDemand, corridorWishes, near, type Refused, same } from "coordlab";
import { assignment, type Calls, fact, fc, law, seededStream, variants } from "course/judge";
import { type Account, extremeRewards, type Played, replayed } from "./any-order.js";

const demands = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const wish = fc.integer({ min: 0, max: 1 });
const wishes = fc
  .integer({ min: 1, max: 6 })
  .chain((agents) =>
    fc.array(fc.array(wish, { minLength: agents, maxLength: agents }), { minLength: 1, maxLength: 12 }),
  );
const refused = fc.constantFrom<Refused>("lost", "remembered");
const fee = fc.integer({ min: 0, max: 150 }).map((hundredths) => hundredths / 100);
const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);

/** U, R and K as any corridor could show them; K is at most R. */
const account = fc
  .tuple(fc.nat(200), fc.nat(200), fc.nat(200))
  .map(([u, r, k]) => ({ independent: u, crossings: Math.max(r, k), contested: Math.min(r, k) }));
const idleAccount = fc.constant({ independent: 0, crossings: 0, contested: 0 });
const anyAccount = fc.oneof({ arbitrary: account, weight: 9 }, { arbitrary: idleAccount, weight: 1 });

/** The textbook's steps, by demand. */
const bookWishes = demands.map((demand) =>
  corridorWishes({ agents: 6, steps: 200 }, chapterDemand(demand), seededStream(29)).map((drawn) => [
    ...drawn,
  ]),
);

/** What the independent team earns at each demand. */
const alone = bookWishes.map(
  (steps) => steps.filter((step) => step.filter((one) => one === 1).length === 1).length,
);

/** Whether the counts are what the rules make of the order that comes with them. */
function follows(given: unknown, steps: readonly (readonly number[])[], mode: Refused): boolean {
  const { crossed, ...counts } = given as Played;
  const right = replayed(steps, mode, crossed);
  return right !== undefined && same(counts, right);
}

/** Whether `play` tells a crossing from none, so that what is built on it can be judged by it. */
async function sensible({ play }: Calls): Promise<boolean> {
  const [lone, clash] = [await play!([[0, 1, 0]], "lost"), await play!([[1, 1, 0]], "lost")] as Account[];
  return lone!.crossings === 1 && lone!.contested === 0 && clash!.contested === 1;
}

/** What the account earns at the fee, by the rules or by the student's own `coordinatedReward`. */
async function isReward(
  { coordinatedReward }: Calls,
  given: unknown,
  { account: { crossings, contested, ...rest }, fee: c }: { readonly account: Account; readonly fee: number },
): Promise<boolean> {
  if (!Number.isFinite(given)) return false;
  if (near(given, crossings - c * contested)) return true;
  const free = await coordinatedReward!({ independent: 2, crossings: 9, contested: 4 }, 0);
  return free === 9 && near(given, Number(await coordinatedReward!({ ...rest, crossings, contested }, c)));
}

/** `losing` if each demand loses under some legal order, and each left out is no loss under some. */
function mayLose(losing: unknown, c: number, mode: Refused): boolean {
  const named = losing as number[];
  if (
    !Array.isArray(named) ||
    !same(
      named,
      demands.filter((demand) => named.includes(demand)),
    )
  )
    return false;
  return demands.every((demand, i) => {
    const { least, most } = extremeRewards(bookWishes[i]!, mode, c);
    return named.includes(demand) ? least < alone[i]! : most >= alone[i]!;
  });
}

interface TwoOrders {
  readonly wishes: readonly (readonly number[])[];
  readonly one: readonly number[];
  readonly other: readonly number[];
}

/** The accounts of the two orders, if both are legal on wishes of at most six agents in at most six steps. */
function twoAccounts(given: unknown): [Account, Account] | undefined {
  const { wishes: steps, one, other } = given as TwoOrders;
  const agents = steps[0]!.length;
  const small = steps.length <= 6 && agents <= 6 && steps.every((step) => step.length === agents);
  if (!small || !steps.flat().every((wants) => wants === 0 || wants === 1)) return undefined;
  const [first, second] = [one, other].map((order) => replayed(steps, "remembered", order));
  return first && second && [first, second];
}

interface Row {
  readonly demand: number;
  readonly account: Played;
  readonly coordinated: number;
  readonly independent: number;
}

interface Dot {
  readonly demand: number;
  readonly team: "coordinated" | "independent";
  readonly reward: number;
}

/** Whether some legal order earns this at the demand in this place. */
function inReach(
  reward: number,
  team: Dot["team"],
  at: { readonly step: number; readonly fee: number; readonly refused: Refused },
): boolean {
  if (team === "independent") return near(reward, alone[at.step]!);
  const { least, most } = extremeRewards(bookWishes[at.step]!, at.refused, at.fee);
  return reward >= least - 1e-9 && reward <= most + 1e-9;
}

/** The demands at which the student's own sweep loses. */
async function ownLosses({ sweep }: Calls, c: number, mode: Refused): Promise<number[]> {
  const rows = (await sweep!(c, mode)) as Row[];
  return rows.filter((row) => row.coordinated < row.independent).map((row) => row.demand);
}

/** What the losing demands look like, if they have a name. */
function patternOf(losing: readonly number[]): string | undefined {
  if (losing.length === 0) return "none";
  if (losing.length === demands.length) return "all";
  const [from, to] = [demands.indexOf(losing[0]!), demands.indexOf(losing.at(-1)!)];
  if (to - from + 1 !== losing.length) return undefined;
  if (from === 0) return "all below a threshold";
  return to === demands.length - 1 ? "all above a threshold" : "an interval";
}

/** Fees at which some demand may come out even up to rounding say nothing about who loses. */
const clearFee = fc.integer({ min: 0, max: 150 }).map((hundredths) => (hundredths + 0.37) / 100);

/** Fees at which the team loses on an interval of demand: the lowest for which that is so is about 0.72, at 1 it is not. */
const fees = { fee: [0.8, 0.75, 0.77, 0.83, 0.86, 0.92] } as const;

export default variants(fees, ({ fee: ownFee }) =>
  assignment({
    title: "Price the round",
    minutes: 75,
    goals: [
      "find out that who goes first is not all the same once refused wishes are remembered",
      "charge a fee for every round, find the fee at which agreeing stops paying, and plot it",
      "explain why the break-even fee is 1 for lost demand, and why remembered demand gives an interval and no threshold",
      "read the serial fraction off a ledger, and tell what its ceiling 1/s says from what it does not",
    ],
    withheld: ["corridor accounts"],
    questions: [
      {
        id: "play",
        title: "both teams over the same steps",
        calls: ["play"],
        keepsArguments: ["play"],
        hints: [
          "Go through the steps and keep one thing from step to step: who is waiting at the door.",
          "In each step first add the new wishes to those who wait, then count: does anybody want to cross, do several? Independent agents see the new wishes only.",
          "At the end of the step one agent has crossed and leaves the door. What becomes of the rest is what `refused` says.",
        ],
        visible: [
          {
            title: "nobody wants to cross: nothing happens",
            hint: "A step without wishes is no crossing, and it is not contested.",
            test: async ({ play }) =>
              same(await play([[0, 0, 0]], "remembered"), {
                independent: 0,
                crossings: 0,
                contested: 0,
                crossed: [-1],
              }),
          },
          {
            title: "one agent alone crosses in either team",
            hint: "A single wish needs no round.",
            test: async ({ play }) =>
              same(await play([[0, 1, 0]], "lost"), {
                independent: 1,
                crossings: 1,
                contested: 0,
                crossed: [1],
              }),
          },
          {
            title: "a refused wish that is remembered fills the empty step after it",
            hint: "The agent that had to wait is still at the door in the next step.",
            test: async ({ play }) => {
              const wishes = [
                [1, 1],
                [0, 0],
              ];
              const { crossings, contested } = (await play(wishes, "remembered")) as Account;
              return crossings === 2 && contested === 1;
            },
          },
          {
            title: "two agents want to cross: one goes first, the other comes after",
            hint: "`crossed` names the agent that crosses in each step. From then on it is no longer at the door.",
            test: async ({ play }) => {
              const wishes = [
                [1, 1],
                [0, 0],
              ];
              const { crossed } = (await play(wishes, "remembered")) as Played;
              return same([...crossed].sort(), [0, 1]);
            },
          },
          {
            title: "a refused wish that is lost does not come back",
            hint: "With lost demand nobody is at the door when the next step begins.",
            test: async ({ play }) => {
              const wishes = [
                [1, 1],
                [0, 0],
              ];
              const { crossings, contested } = (await play(wishes, "lost")) as Account;
              return crossings === 1 && contested === 1;
            },
          },
        ],
        hidden: [
          law({
            title: "lost demand on any wishes",
            hint: "Every step starts with an empty door; only its own wishes count.",
            points: 2,
            given: wishes,
            test: async ({ play }, drawn) => follows(await play(drawn, "lost"), drawn, "lost"),
          }),
          law({
            title: "remembered demand on any wishes",
            hint: "A waiting agent stays at the door until it has crossed, and wants to cross once, not twice.",
            points: 3,
            given: wishes,
            test: async ({ play }, drawn) => follows(await play(drawn, "remembered"), drawn, "remembered"),
          }),
        ],
      },
      {
        id: "order",
        title: "does it matter who goes first?",
        reads: ["twoOrders"],
        hints: [
          "Somebody who waits and wishes anew has two wishes and only one of them counts. When does that happen to one order and not to the other?",
          "Let two agents meet, and let one of them wish again in the very next step. What if it is the one that was sent through, and what if it is the one that was made to wait?",
          "Three agents are more than enough, and so are three steps. Write down for both orders who is at the door in each step.",
        ],
        visible: [
          {
            title: "an answer is given",
            hint: "Fill in wishes, and two ways to send agents through.",
            test: (_, { twoOrders }) => twoOrders !== undefined,
          },
        ],
        hidden: [
          fact({
            title: "both orders are legal on these wishes",
            hint: "Somebody crosses in each step in which anybody is at the door, and only who is at the door can cross.",
            points: 1,
            test: (_, { twoOrders }) => twoAccounts(twoOrders) !== undefined,
          }),
          fact({
            title: "one of them crosses more often",
            hint: "A wish of somebody who is still waiting melts into the old one. See that this happens in one order only.",
            points: 1,
            test: (_, { twoOrders }) => {
              const accounts = twoAccounts(twoOrders);
              return accounts !== undefined && accounts[0]!.crossings !== accounts[1]!.crossings;
            },
          }),
        ],
      },
      {
        id: "fee",
        title: "the fee that breaks even",
        calls: ["coordinatedReward", "breakEven"],
        keepsArguments: ["coordinatedReward", "breakEven"],
        hints: [
          "Every crossing earns 1, and every contested one is charged.",
          "Set the coordinated reward equal to U and solve for the fee.",
          "JavaScript's 0/0 is NaN already. When nothing is contested, can the team's crossings differ from U?",
        ],
        visible: [
          {
            title: "ten crossings, four of them contested, at half a crossing each",
            hint: "Only the contested steps are charged.",
            test: async ({ coordinatedReward }) =>
              near(await coordinatedReward({ independent: 3, crossings: 10, contested: 4 }, 0.5), 8),
          },
          {
            title: "at the break-even fee both teams earn the same",
            hint: "R - cK = U, solved for c.",
            test: async ({ coordinatedReward, breakEven }) => {
              const example = { independent: 3, crossings: 10, contested: 4 };
              return near(await coordinatedReward(example, Number(await breakEven(example))), 3);
            },
          },
        ],
        hidden: [
          law({
            title: "the reward of any account at any fee",
            hint: "Each contested step is charged once.",
            points: 1,
            given: fc.record({ account, fee }),
            wanted: (given) => given.account.crossings - given.fee * given.account.contested,
            test: async ({ coordinatedReward }, given) =>
              near(
                await coordinatedReward(given.account, given.fee),
                given.account.crossings - given.fee * given.account.contested,
              ),
          }),
          law({
            title: "the break-even fee of any account",
            hint: "What is gained by agreeing, spread over the contested steps.",
            points: 1,
            given: account.filter(({ contested }) => contested > 0),
            wanted: ({ independent: u, crossings: r, contested: k }) => (r - u) / k,
            test: async ({ breakEven }, { independent: u, crossings: r, contested: k }) =>
              near(await breakEven({ independent: u, crossings: r, contested: k }), (r - u) / k),
          }),
          fact({
            title: "no contested step, no break-even fee",
            hint: "Without a contested step no fee is ever paid.",
            points: 1,
            test: async ({ breakEven }) =>
              Number.isNaN(await breakEven({ independent: 5, crossings: 5, contested: 0 })),
          }),
        ],
      },
      {
        id: "sweep",
        title: "sweep the demand",
        calls: ["sweep", "play", "coordinatedReward"],
        keepsArguments: ["play", "coordinatedReward"],
        hints: [
          "One row for each entry of `demands`: `map` does it.",
          "For one demand: make the book's wishes, play both teams on them, price the rounds.",
          "The independent team pays nothing; what it earns does not depend on the fee or on `refused`.",
        ],
        visible: [
          {
            title: "a row for each of the nine demands",
            hint: "Go through `demands` in order.",
            test: async ({ sweep }) =>
              same(
                ((await sweep(0.5, "lost")) as { demand: number }[]).map(({ demand }) => demand),
                [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
              ),
          },
          {
            title: "when rounds are free, coordination never loses",
            hint: "With a fee of 0 the coordinated team earns every crossing in full.",
            test: async ({ sweep }) =>
              ((await sweep(0, "remembered")) as { coordinated: number; independent: number }[]).every(
                (row) => row.coordinated >= row.independent,
              ),
          },
        ],
        hidden: [
          law({
            title: "both rewards at every demand, for any fee",
            hint: "Play on the book's wishes of that demand and charge the fee for each contested step.",
            points: 2,
            runs: 12,
            given: fc.record({ fee, refused }),
            test: async (calls, given) => {
              const rows = (await calls.sweep!(given.fee, given.refused)) as Row[];
              if (rows.length !== demands.length) return false;
              for (const [i, demand] of demands.entries()) {
                const { account: own, ...row } = rows[i]!;
                const right =
                  near(row.demand, demand) &&
                  near(row.independent, own.independent) &&
                  (await isReward(calls, row.coordinated, { account: own, fee: given.fee })) &&
                  (follows(own, bookWishes[i]!, given.refused) ||
                    ((await sensible(calls)) && same(own, await calls.play!(bookWishes[i]!, given.refused))));
                if (!right) return false;
              }
              return true;
            },
          }),
        ],
      },
      {
        id: "plot",
        title: "the plot",
        calls: ["plotRows", "sweep"],
        hints: [
          "A chart with two lines needs two rows for each demand: `flatMap` makes several rows of one.",
          "Take the rows of `sweep`, and make of each one for the coordinated and one for the independent team.",
          'In the chart demand goes to the right and reward upwards; `series: "team"` draws a line for each team. `panels` puts two charts beside each other.',
        ],
        visible: [
          {
            title: "two rows for each of the nine demands",
            hint: "One for each team.",
            test: async ({ plotRows }) => ((await plotRows(0.5, "lost")) as Dot[]).length === 18,
          },
        ],
        hidden: [
          law({
            title: "the rows are those of the sweep",
            hint: "Each row of the sweep holds the rewards of both teams; each of them becomes a row of its own.",
            points: 1,
            runs: 8,
            given: fc.record({ fee, refused }),
            test: async (calls, given) => {
              const dots = (await calls.plotRows!(given.fee, given.refused)) as Dot[];
              const rows = (await calls.sweep!(given.fee, given.refused)) as Row[];
              if (dots.length !== 18) return false;
              return rows.every((row, i) =>
                (["coordinated", "independent"] as const).every((team) => {
                  const found = dots.filter((dot) => dot.team === team && near(dot.demand, row.demand));
                  return (
                    found.length === 1 &&
                    (near(found[0]!.reward, row[team]) ||
                      inReach(found[0]!.reward, team, { step: i, fee: given.fee, refused: given.refused }))
                  );
                }),
              );
            },
          }),
        ],
        manual: {
          points: 3,
          picture: "round-picture",
          rubric: [
            { points: 1, text: "both pairs of curves, each against demand, and told apart without the code" },
            { points: 1, text: "axes with words and units; the title says what came out" },
            {
              points: 1,
              text: "where they cross: never if wishes are lost; twice if they are remembered, behind at some middling demands (at a fee of 0.8: from 0.2 to 0.4)",
            },
          ],
        },
      },
      {
        id: "loses",
        title: "where coordination loses",
        calls: ["losesAt", "sweep", "play"],
        keepsArguments: ["play"],
        reads: ["lostBreakEven", "pattern"],
        hints: [
          "Keep the rows of your sweep in which one reward is less than the other, and of them the demands.",
          "Print `breakEven` for lost demand at several demands, or look at the table below.",
          "For the pattern look at the demands that `losesAt` names for your fee and remembered wishes, and at those that it leaves out at either end.",
        ],
        visible: [
          {
            title: "when rounds are free, coordination loses nowhere",
            hint: "Less means less: an equal reward is no loss.",
            test: async ({ losesAt }) => same(await losesAt(0, "lost"), []),
          },
          {
            title: "when a round costs five crossings, it loses everywhere",
            hint: "At such a fee every contested step is a disaster, at every demand.",
            test: async ({ losesAt }) =>
              same(await losesAt(5, "lost"), [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]),
          },
        ],
        hidden: [
          law({
            title: "the losing demands for any fee",
            hint: "Compare the two rewards of each row.",
            points: 2,
            runs: 20,
            given: fc.record({ fee: clearFee, refused }),
            test: async (calls, given) => {
              const losing = await calls.losesAt!(given.fee, given.refused);
              return (
                ((await sensible(calls)) && same(losing, await ownLosses(calls, given.fee, given.refused))) ||
                mayLose(losing, given.fee, given.refused)
              );
            },
          }),
          fact({
            title: "earning the same is not losing",
            hint: "Less means less: an equal reward is no loss.",
            points: 1,
            test: async (calls) => {
              const losing = await calls.losesAt!(1, "lost");
              return (
                same(losing, []) ||
                ((await sensible(calls)) && same(losing, await ownLosses(calls, 1, "lost")))
              );
            },
          }),
          fact({
            title: "the fee at which lost demand breaks even",
            hint: "Compute the break-even fee for lost demand at several demands.",
            points: 1,
            test: (_, { lostBreakEven }) => near(lostBreakEven, 1),
          }),
          fact({
            title: "the pattern of losing demands when wishes are remembered",
            hint: "Is there a demand below the losing ones, and one above them, at which coordination wins?",
            points: 1,
            test: async (calls, { pattern }) =>
              pattern === "an interval" ||
              ((await sensible(calls)) &&
                pattern === patternOf(await ownLosses(calls, ownFee, "remembered"))),
          }),
        ],
      },
      {
        id: "why-interval",
        title: "why an interval and no threshold",
        hints: [
          "Put R = K + L into the break-even fee. It becomes 1 plus something over K.",
          "With lost demand both teams see the same wishes in each step. What does this say about L and U?",
          "With remembered demand, ask whom a waiting agent meets next: nobody, one agent that would have been alone, or a crowd.",
        ],
        manual: {
          points: 5,
          rubric: [
            { points: 1, text: "break-even fee = 1 + (L - U)/K, or an equal account in words" },
            { points: 1, text: "lost demand: L = U in every step, so the fee is 1 at every demand" },
            { points: 1, text: "low demand: a waiting agent finds an empty step, L > U, the fee is above 1" },
            {
              points: 1,
              text: "middling demand: it makes a lone agent's step contested, L < U, the fee is below 1 (about 0.7)",
            },
            {
              points: 1,
              text: "high demand: L = U = 0, back to 1; hence an interval for fees between about 0.7 and 1, with the own fee as evidence",
            },
          ],
        },
      },
      {
        id: "serial",
        title: "the serial fraction and the ceiling",
        calls: ["serialShare", "ceiling", "shareAtBreakEven"],
        keepsArguments: ["serialShare", "ceiling", "shareAtBreakEven"],
        hints: [
          "How much time goes into rounds in all, and out of how much crossing time?",
          "1/0 is Infinity in JavaScript, and 0/0 is NaN: see that a team that never crosses gets the s that is asked for.",
          "The coordinated reward is (1 - s)R. Set it equal to U and solve for s.",
        ],
        visible: [
          {
            title: "every crossing contested, and a round takes half a step",
            hint: "Half of each step is spent waiting for the round.",
            test: async ({ serialShare }) =>
              near(await serialShare({ independent: 0, crossings: 8, contested: 8 }, 0.5), 0.5),
          },
          {
            title: "free rounds have no ceiling",
            hint: "Where s is 0 nothing holds the team back.",
            test: async ({ ceiling }) =>
              (await ceiling({ independent: 0, crossings: 8, contested: 8 }, 0)) === Infinity,
          },
          {
            title: "at break-even (1 - s) R is U",
            hint: "Solve (1 - s)R = U for s.",
            test: async ({ shareAtBreakEven }) =>
              near(
                10 * (1 - Number(await shareAtBreakEven({ independent: 4, crossings: 10, contested: 6 }))),
                4,
              ),
          },
        ],
        hidden: [
          law({
            title: "s of any account",
            hint: "Time in rounds over crossing time; 0 for a team that never crosses.",
            points: 2,
            given: fc.record({ account: anyAccount, share }),
            wanted: ({ account: { crossings, contested }, share: c }) =>
              crossings === 0 ? 0 : (c * contested) / crossings,
            test: async ({ serialShare }, given) => {
              const { crossings, contested } = given.account;
              return near(
                await serialShare(given.account, given.share),
                crossings === 0 ? 0 : (given.share * contested) / crossings,
              );
            },
          }),
          law({
            title: "the ceiling is 1/s",
            hint: "Amdahl's ceiling, Infinity where s is 0.",
            points: 1,
            given: fc.record({ account: anyAccount, share }),
            test: async ({ ceiling }, given) => {
              const { crossings, contested } = given.account;
              const s = crossings === 0 ? 0 : (given.share * contested) / crossings;
              const answer = await ceiling(given.account, given.share);
              return s === 0 ? answer === Infinity : near(answer, 1 / s);
            },
          }),
          law({
            title: "at s of break-even both teams earn the same",
            hint: "Solve (1 - s)R = U for s.",
            points: 1,
            given: account.filter(({ crossings }) => crossings > 0),
            test: async ({ shareAtBreakEven }, one) =>
              near(await shareAtBreakEven(one), 1 - one.independent / one.crossings),
          }),
        ],
      },
      {
        id: "why-ceiling",
        title: "what the ceiling says, and what it does not",
        hints: [
          "Replace cK in the coordinated reward by something with s.",
          "The ceiling compares the team with one agent. With what does the crossover compare it?",
          "Ask what the same six agents would earn at demand 0.9 if they did not agree.",
        ],
        manual: {
          points: 4,
          rubric: [
            { points: 1, text: "R - cK = (1 - s)R" },
            {
              points: 1,
              text: "s grows with demand to the fee itself (at 0.8: from about 0.2 to 0.8), and 1/s falls (to 1.25)",
            },
            {
              points: 1,
              text: "the crossover is (1 - s)R = U, s = 1 - U/R: it compares with not agreeing, the ceiling with one agent",
            },
            {
              points: 1,
              text: "at high demand U is nearly 0, so even a large s is worth paying: no contradiction",
            },
          ],
        },
      },
    ],
  }),
);
