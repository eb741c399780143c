/** Exercise 2 of the text: a corridor in which agreeing costs a fee. */
import {
  breakEvenFee,
  type CostedCorridor,
  chapterDemand,
  coordinatedReward,
  corridorWishes,
  near,
  playCorridor,
  type Refused,
  same,
} from "coordlab";
import { assignment, fact, fc, law, seededStream } from "course/judge";

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

interface Account {
  readonly independent: number;
  readonly crossings: number;
  readonly contested: number;
}

function accountOf({ independentReward, crossings, contested }: CostedCorridor): Account {
  return { independent: independentReward, crossings, contested };
}

function bookAccount(demand: number, mode: Refused): CostedCorridor {
  const drawn = corridorWishes({ agents: 6, steps: 200 }, chapterDemand(demand), seededStream(29));
  return playCorridor(drawn, mode);
}

const book = {
  lost: demands.map((demand) => bookAccount(demand, "lost")),
  remembered: demands.map((demand) => bookAccount(demand, "remembered")),
};

function losing(c: number, mode: Refused): number[] {
  return demands.filter(
    (_, i) => coordinatedReward(book[mode][i]!, c) < book[mode][i]!.independentReward - 1e-9,
  );
}

/** Fees at which some demand comes out even up to rounding say nothing about who loses. */
function clearCut(c: number, mode: Refused): boolean {
  return book[mode].every(
    (one) => c === 1 || Math.abs(coordinatedReward(one, c) - one.independentReward) > 1e-6,
  );
}

export default assignment({
  title: "Price the round",
  minutes: 60,
  goals: [
    "charge a fee for every round and find the fee at which agreeing stops paying",
    "explain why the break-even fee is 1 for lost demand, and why remembered demand gives an interval and no threshold",
    "read the serial fraction off a ledger, and tell what its ceiling 1/s says from what it does not",
  ],
  withheld: ["corridor accounts"],
  questions: [
    {
      id: "play",
      title: "both teams over the same steps",
      calls: ["play"],
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
            same(await play([[0, 0, 0]], "remembered"), { independent: 0, crossings: 0, contested: 0 }),
        },
        {
          title: "one agent alone crosses in either team",
          hint: "A single wish needs no round.",
          test: async ({ play }) =>
            same(await play([[0, 1, 0]], "lost"), { independent: 1, crossings: 1, contested: 0 }),
        },
        {
          title: "a refused wish that is remembered fills the empty step after it",
          hint: "The agent that had to wait is still at the door in the next step.",
          test: async ({ play }) =>
            same(
              await play(
                [
                  [1, 1],
                  [0, 0],
                ],
                "remembered",
              ),
              { independent: 0, crossings: 2, contested: 1 },
            ),
        },
        {
          title: "a refused wish that is lost does not",
          hint: "With lost demand nobody is at the door when the next step begins.",
          test: async ({ play }) =>
            same(
              await play(
                [
                  [1, 1],
                  [0, 0],
                ],
                "lost",
              ),
              { independent: 0, crossings: 1, contested: 1 },
            ),
        },
      ],
      hidden: [
        law({
          title: "lost demand on any wishes",
          hint: "Every step starts with an empty door; only its own wishes count.",
          points: 2,
          given: wishes,
          test: async ({ play }, drawn) =>
            same(await play(drawn, "lost"), accountOf(playCorridor(drawn, "lost"))),
        }),
        law({
          title: "remembered demand on any wishes",
          hint: "Whoever waits stays at the door until it has crossed, and wants to cross once, not twice.",
          points: 3,
          given: wishes,
          test: async ({ play }, drawn) =>
            same(await play(drawn, "remembered"), accountOf(playCorridor(drawn, "remembered"))),
        }),
      ],
    },
    {
      id: "fee",
      title: "the fee that breaks even",
      calls: ["coordinatedReward", "breakEven"],
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
      calls: ["sweep"],
      hints: [
        "One row for each entry of `demands`: `map` does it.",
        "For one demand: make the book's wishes, play both teams on them, price the rounds.",
        "The independent team pays nothing; its column does not depend on the fee or on `refused`.",
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
          test: async ({ sweep }, given) => {
            const rows = (await sweep(given.fee, given.refused)) as Record<string, unknown>[];
            return (
              rows.length === demands.length &&
              book[given.refused].every((one, i) => {
                const row = rows[i]!;
                return (
                  near(row.demand, demands[i]!) &&
                  near(row.coordinated, coordinatedReward(one, given.fee)) &&
                  near(row.independent, one.independentReward)
                );
              })
            );
          },
        }),
      ],
    },
    {
      id: "loses",
      title: "where coordination loses",
      calls: ["losesAt"],
      reads: ["lostBreakEven", "pattern"],
      hints: [
        "Keep the rows of your sweep in which one reward is less than the other, and of them the demands.",
        "Print `breakEven` for lost demand at several demands, or look at the table below.",
        'For the pattern look at the demands that `losesAt(0.8, "remembered")` names, and at those that it leaves out at either end.',
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
          given: fc.record({ fee, refused }).filter((given) => clearCut(given.fee, given.refused)),
          test: async ({ losesAt }, given) =>
            same(await losesAt(given.fee, given.refused), losing(given.fee, given.refused)),
        }),
        fact({
          title: "earning the same is not losing",
          hint: "Less means less: an equal reward is no loss.",
          points: 1,
          test: async ({ losesAt }) => same(await losesAt(1, "lost"), []),
        }),
        fact({
          title: "the fee at which lost demand breaks even",
          hint: "Compute the break-even fee for lost demand at several demands.",
          points: 1,
          test: (_, { lostBreakEven }) => {
            const fees = book.lost.map(breakEvenFee);
            return fees.every((one) => near(lostBreakEven, one));
          },
        }),
        fact({
          title: "the pattern of losing demands when wishes are remembered",
          hint: "Is there a demand below the losing ones, and one above them, at which coordination wins?",
          points: 1,
          test: (_, { pattern }) => pattern === "an interval",
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
            text: "middling demand: it makes a lone agent's step contested, L < U, the fee is below 1 (about 0.72)",
          },
          {
            points: 1,
            text: "high demand: L = U = 0, back to 1; hence an interval for fees between about 0.72 and 1, with the fee of 0.8 as evidence",
          },
        ],
      },
    },
    {
      id: "serial",
      title: "the serial fraction and the ceiling",
      calls: ["serialShare", "ceiling", "shareAtBreakEven"],
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
            text: "s grows with demand to the fee itself (from about 0.2 to 0.8), 1/s falls to 1.25",
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
});
