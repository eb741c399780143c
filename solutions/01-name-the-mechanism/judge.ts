/**
 * Exercise 1 of the text: name the cost and the cheapest sufficient mechanism, and let the ledger show it. Any
 * choice is right that the experiment carries; the experiments are run again here.
 */
import { centralPlanner, near, rungs, same, simulate, seededStream as stream } from "coordlab";
import { assignment, type Fact, fact, fc, type Hidden, law } from "course/judge";
import { commonest, type Measured, measure, mechanisms, names, seeds, situations } from "./experiment.js";

/** Pairs that are quick to run and make sense. */
const quick = fc.constantFrom(
  ...["open web", "neighbouring sites", "two robots", "two lanes"].flatMap((situation) =>
    ["independent choice", "lowest ID", "rotating"].map((mechanism) => ({ situation, mechanism })),
  ),
  { situation: "open web", mechanism: "roles" },
  { situation: "two lanes", mechanism: "keep right" },
  { situation: "one lane", mechanism: "plan merging" },
  { situation: "two robots", mechanism: "coordination graph" },
);

interface Choice {
  readonly situation: string;
  readonly mechanism: string;
  readonly fails: string;
}

function choice(value: unknown, places: readonly string[]): Choice | undefined {
  const { situation, mechanism, fails } = value as Choice;
  const known = places.includes(situation) && names.includes(mechanism) && names.includes(fails);
  return known ? { situation, mechanism, fails } : undefined;
}

function rung(name: string): number {
  return rungs.indexOf(mechanisms[name]!.rung);
}

/**
 * Whether `fails` is the next cheaper mechanism: on the nearest rung below on which none is good enough. A rung on which
 * all make no sense here may be named or passed over.
 */
function nextCheaper({ situation, mechanism, fails }: Choice): boolean {
  for (let at = rung(mechanism) - 1; at >= 0; at--) {
    const here = names.filter((name) => rung(name) === at);
    if (here.some((name) => measure(situation, name).sufficient)) continue;
    if (here.includes(fails)) return true;
    if (here.some((name) => mechanisms[name]!.unsuited(situations[situation]!) === undefined)) return false;
  }
  return false;
}

/** The three checks on a choice, the same for every place. */
function carried(read: string, places: readonly string[]): Hidden[] {
  const about = (
    title: string,
    hint: string,
    holds: (chosen: Choice, of: Measured) => boolean,
  ): Fact & { readonly points: number } => ({
    title,
    hint,
    points: 1,
    test: (_, reads) => {
      const chosen = choice(reads[read], places);
      return chosen !== undefined && holds(chosen, measure(chosen.situation, chosen.mechanism));
    },
  });
  return [
    fact(
      about(
        "the chosen mechanism earns enough in this situation",
        "Compare its reward with the planner's, over all three seeds.",
        (_, { sufficient }) => sufficient,
      ),
    ),
    fact(
      about(
        "no other sufficient mechanism sends fewer messages",
        "Look for a row of your table with a large enough share and fewer messages.",
        ({ situation }, { sufficient, messages }) =>
          sufficient &&
          names.every((name) => {
            const other = measure(situation, name);
            return !other.sufficient || other.messages >= messages;
          }),
      ),
    ),
    fact(
      about(
        "what is said to fail is the next cheaper mechanism, and it does fail",
        "Go down the ladder from your mechanism, rung by rung, and stop at the first on which nothing is good enough.",
        nextCheaper,
      ),
    ),
  ];
}

export default assignment({
  title: "Name the mechanism",
  minutes: 45,
  goals: [
    "tell collision, duplicated work and missed synergy apart in a ledger",
    "choose the cheapest mechanism that covers an interdependence, and back the choice with an experiment",
    "say why the next cheaper mechanism fails, and which change in the situation would change the choice",
  ],
  questions: [
    {
      id: "run",
      title: "the experiment",
      calls: ["run"],
      hints: [
        "`simulate(scenario, mechanism, steps, stream)` returns a ledger. The records above give you scenario and mechanism by their names.",
        "A ledger has a field for each kind of failure; add the three.",
        "Make a fresh `seededStream(seed)` in each run, so that equal seeds see equal worlds.",
      ],
      visible: [
        {
          title: "two robots who choose alone lift nothing together",
          hint: "The ledger of this run has a missed synergy for each robot in nearly every step.",
          test: async ({ run }) =>
            Number(((await run("two robots", "independent choice", 1)) as { failures: number }).failures) > 0,
        },
        {
          title: "a convention sends no messages",
          hint: "Take the messages from the ledger; do not count them yourself.",
          test: async ({ run }) =>
            ((await run("open web", "lowest ID", 1)) as { messages: number }).messages === 0,
        },
        {
          title: "the same seed gives the same evidence",
          hint: "A stream that is shared between runs goes on where the last run stopped.",
          test: async ({ run }) => same(await run("open web", "roles", 5), await run("open web", "roles", 5)),
        },
      ],
      hidden: [
        law({
          title: "reward, failures and messages as the ledger has them",
          hint: "100 steps, the given mechanism in the given situation, a fresh stream of the given seed.",
          points: 3,
          runs: 25,
          given: fc.record({ pair: quick, seed: fc.nat(1000) }),
          test: async ({ run }, { pair: { situation, mechanism }, seed }) => {
            const evidence = (await run(situation, mechanism, seed)) as Record<string, unknown>;
            const ledger = simulate(situations[situation]!, mechanisms[mechanism]!, 100, stream(seed));
            return (
              near(evidence.reward, ledger.reward) &&
              evidence.failures === ledger.collisions + ledger.duplicated + ledger.missedSynergies &&
              evidence.messages === ledger.messages
            );
          },
        }),
      ],
    },
    {
      id: "cost",
      title: "the dominant cost",
      reads: ["dominantCost"],
      hints: [
        "Look at the three columns of the table; in each row one of them stands out.",
        "Two who do the same work and are paid once; two who need the same place and get nothing; one who comes alone where two are needed.",
        "Both situations of a place agree.",
      ],
      visible: [
        {
          title: "an answer for each place",
          hint: "Fill in one of the three costs for crawlers, lift and drones.",
          test: (_, { dominantCost }) => dominantCost !== undefined,
        },
      ],
      hidden: [
        fact({
          title: "the dominant cost of the crawlers",
          hint: "Eight crawlers fetch the same page: the page is fetched, and seven have wasted their step.",
          points: 1,
          test: (_, { dominantCost }) =>
            (dominantCost as Record<string, unknown>).crawlers === commonest("open web"),
        }),
        fact({
          title: "the dominant cost of the robots at the shelves",
          hint: "Nobody is in anybody's way, and nothing is done twice. What is missing?",
          points: 1,
          test: (_, { dominantCost }) =>
            (dominantCost as Record<string, unknown>).lift === commonest("six robots"),
        }),
        fact({
          title: "the dominant cost of the drones",
          hint: "Two drones that want the same cell both have to hold.",
          points: 1,
          test: (_, { dominantCost }) =>
            (dominantCost as Record<string, unknown>).drones === commonest("one lane"),
        }),
      ],
    },
    {
      id: "share",
      title: "good enough",
      calls: ["share", "sufficient", "run"],
      hints: [
        "Two sums over the same three seeds: the mechanism's rewards and the planner's. Divide at the end.",
        "The planner is not in `mechanisms`; call `simulate` with `centralPlanner` for it.",
        "Ask `unsuited` before you run: a mechanism that makes no sense throws.",
      ],
      visible: [
        {
          title: "lining up is as good as planning for crawlers who see everything",
          hint: "The k-th crawler takes the k-th page, which is just what the planner does.",
          test: async ({ share }) => Number(await share("open web", "lowest ID")) > 0.95,
        },
        {
          title: "keep right makes no sense where there are no lanes",
          hint: "`unsuited` returns a reason where a mechanism makes no sense.",
          test: async ({ sufficient }) => (await sufficient("two robots", "keep right")) === false,
        },
      ],
      hidden: [
        law({
          title: "the share of any mechanism",
          hint: "Sum over the seeds first, then divide.",
          points: 2,
          runs: 12,
          given: quick,
          wanted: ({ situation, mechanism }) => measure(situation, mechanism).share,
          test: async ({ share, run }, { situation, mechanism }) => {
            const answer = await share(situation, mechanism);
            if (near(answer, measure(situation, mechanism).share, 1e-6)) return true;
            let [earned, possible] = [0, 0];
            for (const seed of seeds) {
              earned += Number(((await run(situation, mechanism, seed)) as { reward: unknown }).reward);
              possible += simulate(situations[situation]!, centralPlanner, 100, stream(seed)).reward;
            }
            return earned > 0 && near(answer, earned / possible, 1e-6);
          },
        }),
        law({
          title: "who is sufficient",
          hint: "At least 0.75 of the planner's reward, and not unsuited.",
          points: 1,
          runs: 12,
          given: fc.oneof(
            quick,
            fc.constantFrom(
              { situation: "two lanes", mechanism: "roles" },
              { situation: "two robots", mechanism: "rendezvous hash" },
              { situation: "open web", mechanism: "coordination graph" },
            ),
          ),
          test: async ({ sufficient, share }, { situation, mechanism }) => {
            const answer = await sufficient(situation, mechanism);
            if (answer === measure(situation, mechanism).sufficient) return true;
            const suited = mechanisms[mechanism]!.unsuited(situations[situation]!) === undefined;
            const own = suited ? Number(await share(situation, mechanism)) : 0;
            return own > 0 && answer === own >= 0.75;
          },
        }),
      ],
    },
    {
      id: "crawlers",
      title: "crawlers: the choice, and why",
      reads: ["crawlersChoice"],
      hints: [
        "Read the rows of one situation from the cheapest rung upwards and stop at the first share that is large enough.",
        "Several silent mechanisms may be good enough here. Then say what decides between them.",
        "For the words: what do all crawlers see alike, so that nobody has to be told? And what does the rung below your choice lack?",
      ],
      visible: [
        {
          title: "the case is filled in",
          hint: "Write a record with situation, mechanism and fails, each by its name.",
          test: (_, { crawlersChoice }) => crawlersChoice !== undefined,
        },
      ],
      hidden: carried("crawlersChoice", ["open web", "neighbouring sites"]),
      manual: {
        points: 3,
        rubric: [
          {
            points: 1,
            text: "the next cheaper mechanism fails because all take the same page; seen in the ledger",
          },
          {
            points: 1,
            text: "what makes the chosen one enough: a rule or a division that all know, no message",
          },
          { points: 1, text: "what it takes for granted, and a change that would change the answer" },
        ],
      },
    },
    {
      id: "lift",
      title: "lift: the choice, and why",
      reads: ["liftChoice"],
      hints: [
        "Compare the two situations: what do robots know about each other in either?",
        "With six robots look at those mechanisms that exchange something; then compare their messages.",
        "For the words: a rule is fixed before it is known who is ready and who reaches what.",
      ],
      visible: [
        {
          title: "the case is filled in",
          hint: "Write a record with situation, mechanism and fails, each by its name.",
          test: (_, { liftChoice }) => liftChoice !== undefined,
        },
      ],
      hidden: carried("liftChoice", ["two robots", "six robots"]),
      manual: {
        points: 3,
        rubric: [
          {
            points: 1,
            text: "the next cheaper mechanism fails because robots end up alone at a shelf (two robots: each at its nearest; six: who is ready and who reaches what is not known to the rule)",
          },
          { points: 1, text: "what makes the chosen one enough, with its messages" },
          { points: 1, text: "what it takes for granted, and a change that would change the answer" },
        ],
      },
    },
    {
      id: "drones",
      title: "drones: the choice, and why",
      reads: ["dronesChoice"],
      hints: [
        "With one lane, what happens once two drones have entered it from opposite ends?",
        "Some mechanisms have no collision at all and still earn next to nothing. Do not look at failures alone.",
        "For the words: how many steps ahead must be looked, and can the conflict be foreseen before the flight?",
      ],
      visible: [
        {
          title: "the case is filled in",
          hint: "Write a record with situation, mechanism and fails, each by its name.",
          test: (_, { dronesChoice }) => dronesChoice !== undefined,
        },
      ],
      hidden: carried("dronesChoice", ["one lane", "two lanes"]),
      manual: {
        points: 3,
        rubric: [
          {
            points: 1,
            text: "why the next cheaper one fails: blocked head on although no step looks wrong (one lane), or collisions that a law of the air would prevent (two lanes)",
          },
          {
            points: 1,
            text: "what makes the chosen one enough: looking at whole routes, or a foreseen rule",
          },
          { points: 1, text: "what it takes for granted, and a change that would change the answer" },
        ],
      },
    },
  ],
});
