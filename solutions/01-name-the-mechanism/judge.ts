/**
 * Exercise 1 of the text: name the cost and the cheapest sufficient mechanism, and let the ledger show it. Any
 * choice is right that the experiment carries; the experiments are run again here.
 */
import {
  centralPlanner,
  coordinationByGraph,
  crawlers,
  drones,
  independent,
  keepRight,
  type Ledger,
  lift,
  lowestId,
  type Mechanism,
  near,
  planMerging,
  rendezvous,
  roles,
  rotating,
  rungs,
  type Scenario,
  same,
  simulate,
  seededStream as stream,
  twoLanes,
} from "coordlab";
import { assignment, type Fact, fact, fc, type Hidden, law } from "course/judge";

const situations: Readonly<Record<string, Scenario>> = {
  "open web": crawlers({ agents: 8 }),
  "neighbouring sites": crawlers({ agents: 8, reach: 2 }),
  "two robots": lift({ agents: 2, shelves: 4 }),
  "six robots": lift({ agents: 6, reach: 3, ready: 0.8 }),
  "one lane": drones({ agents: 8 }),
  "two lanes": drones({ agents: 6, map: twoLanes, pads: "by direction" }),
};
const mechanisms: Readonly<Record<string, Mechanism>> = {
  "independent choice": independent,
  roles: roles(),
  "lowest ID": lowestId,
  rotating,
  "rendezvous hash": rendezvous,
  "keep right": keepRight,
  "coordination graph": coordinationByGraph,
  "plan merging": planMerging,
};
const names = Object.keys(mechanisms);
const seeds = [1, 2, 3];

interface Measured {
  readonly sufficient: boolean;
  readonly share: number;
  readonly messages: number;
}

const measured = new Map<string, Measured>();

/** A mechanism in a situation, over the three seeds; run once. */
function measure(situation: string, name: string): Measured {
  const key = `${situation}: ${name}`;
  const known = measured.get(key);
  if (known) return known;
  const [scenario, mechanism] = [situations[situation]!, mechanisms[name]!];
  const found =
    mechanism.unsuited(scenario) === undefined
      ? compared(scenario, mechanism)
      : { sufficient: false, share: 0, messages: Infinity };
  measured.set(key, found);
  return found;
}

function compared(scenario: Scenario, mechanism: Mechanism): Measured {
  const runs = (who: Mechanism): Ledger[] => seeds.map((seed) => simulate(scenario, who, 100, stream(seed)));
  const reward = (ledgers: readonly Ledger[]) => ledgers.reduce((sum, ledger) => sum + ledger.reward, 0);
  const ledgers = runs(mechanism);
  const share = reward(ledgers) / reward(runs(centralPlanner));
  const messages = ledgers.reduce((sum, ledger) => sum + ledger.messages, 0);
  return { sufficient: share >= 0.75, share, messages };
}

/** What independent choice gets wrong most often in a scenario. */
function commonest(situation: string): string {
  const ledger = simulate(situations[situation]!, independent, 100, stream(1));
  const counts: [string, number][] = [
    ["collision", ledger.collisions],
    ["duplicated work", ledger.duplicated],
    ["missed synergy", ledger.missedSynergies],
  ];
  return counts.sort((a, b) => b[1] - a[1])[0]![0];
}

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
        "what is said to fail stands on a cheaper rung and does fail",
        "It must come before your mechanism's rung on the ladder, and its share must be too small.",
        ({ situation, mechanism, fails }) =>
          rung(fails) < rung(mechanism) && !measure(situation, fails).sufficient,
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
      calls: ["share", "sufficient"],
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
          test: async ({ share }, { situation, mechanism }) =>
            near(await share(situation, mechanism), measure(situation, mechanism).share, 1e-6),
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
          test: async ({ sufficient }, { situation, mechanism }) =>
            (await sufficient(situation, mechanism)) === measure(situation, mechanism).sufficient,
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
        "For the words: what do all crawlers see alike, so that nobody has to be told?",
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
            text: "the cheaper mechanism fails because all take the same page; seen in the ledger",
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
            text: "the cheaper mechanism fails because robots end up alone at a shelf (two robots: each at its nearest; six: who is ready and who reaches what is not known to the rule)",
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
            text: "why the cheaper one fails: blocked head on although no step looks wrong (one lane), or collisions that a law of the air would prevent (two lanes)",
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
