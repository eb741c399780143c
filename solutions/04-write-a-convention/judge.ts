/** Conventions as rules of one agent's sight: no collision, no livelock, fairness, silence. */
import { hash, same } from "coordlab";
import { assignment, type Called, fact, fc, law } from "course/judge";

interface Sight {
  readonly step: number;
  readonly agent: number;
  readonly agents: number;
  readonly contenders: readonly number[];
}

function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, agent) => agent);
}

/** Mostly small, sometimes far beyond what the visible checks show. */
const teamSize = fc.oneof(
  { arbitrary: fc.integer({ min: 1, max: 7 }), weight: 5 },
  { arbitrary: fc.integer({ min: 8, max: 30 }), weight: 1 },
);

/** A moment at the corridor: at least one of the agents wants to cross. */
const moment = teamSize.chain((agents) =>
  fc.record({
    step: fc.nat(40),
    agents: fc.constant(agents),
    contenders: fc.subarray(upTo(agents), { minLength: 1 }),
  }),
);

/** An agent that keeps wanting to cross for as many steps as there are agents, others coming and going. */
const patience = teamSize.chain((agents) =>
  fc.record({
    agents: fc.constant(agents),
    agent: fc.integer({ min: 0, max: agents - 1 }),
    from: fc.nat(40),
    others: fc.array(fc.subarray(upTo(agents)), { minLength: agents, maxLength: agents }),
  }),
);

const queue = fc.record({
  contenders: fc
    .uniqueArray(fc.nat(60), { minLength: 1, maxLength: 24 })
    .map((list) => list.sort((a, b) => a - b)),
  options: fc.nat(12),
  seats: fc.integer({ min: 1, max: 4 }),
});

const team = fc.uniqueArray(fc.nat(50), { minLength: 2, maxLength: 8 });

/** Whether exactly one of the contenders enters, each asked for itself. */
async function exactlyOne(rule: Called, seen: Omit<Sight, "agent">): Promise<boolean> {
  const answers: unknown[] = [];
  for (const agent of seen.contenders) answers.push(await rule({ ...seen, agent }));
  return (
    answers.every((answer) => typeof answer === "boolean") &&
    answers.filter((answer) => answer === true).length === 1
  );
}

/** Whether the answers are the same when the sights come again in the opposite order. */
async function silently(rule: Called, sights: readonly Sight[]): Promise<boolean> {
  const answers: unknown[] = [];
  for (const sight of sights) answers.push(await rule(sight));
  for (const sight of [...sights].reverse()) if ((await rule(sight)) !== answers.pop()) return false;
  return answers.length === 0;
}

/** What some agents see, each at a moment of its own. */
const sights = fc.array(
  moment.chain((seen) => fc.constantFrom(...seen.contenders).map((agent) => ({ ...seen, agent }))),
  { minLength: 2, maxLength: 5 },
);

export default assignment({
  title: "Write a convention",
  minutes: 45,
  goals: [
    "write rules that agents apply alone, without collision, livelock or starvation",
    "divide work among agents and owners without a message",
    "say what a convention needs to be common knowledge, and who pays for it",
  ],
  withheld: ["rendezvous hashing"],
  questions: [
    {
      id: "one",
      title: "exactly one goes",
      calls: ["goes"],
      keepsArguments: ["goes"],
      hints: [
        "All contenders see the same list. Find something that is true of exactly one agent in it.",
        "Numbers are different for different agents. That breaks the symmetry.",
        "One place in an ordered list is held by exactly one agent: compare who stands there with yourself.",
      ],
      visible: [
        {
          title: "an agent alone goes",
          hint: "If nobody else is there, waiting helps nobody.",
          test: async ({ goes }) => (await goes({ step: 0, agent: 3, agents: 6, contenders: [3] })) === true,
        },
        {
          title: "of two, one goes and one waits",
          hint: "Your rule must not say the same to both.",
          test: async ({ goes }) =>
            (await goes({ step: 0, agent: 1, agents: 6, contenders: [1, 4] })) !==
            (await goes({ step: 0, agent: 4, agents: 6, contenders: [1, 4] })),
        },
      ],
      hidden: [
        law({
          title: "exactly one contender enters, at any moment",
          hint: "With two it is a collision, with none a lost step.",
          points: 2,
          given: moment,
          test: async ({ goes }, seen) => exactlyOne(goes, seen),
        }),
        law({
          title: "silence: asked again in another order, every agent says the same",
          hint: "The rule may use its sight only: no memory, no lots, no variables outside.",
          points: 1,
          runs: 40,
          given: sights,
          test: async ({ goes }, all) =>
            (await exactlyOne(goes, { step: 0, agents: 2, contenders: [0, 1] })) && silently(goes, all),
        }),
      ],
    },
    {
      id: "fair",
      title: "nobody waits for ever",
      calls: ["goesFairly"],
      keepsArguments: ["goesFairly"],
      hints: [
        "Let the first place move round: in each step it is another agent's turn.",
        "The step number and the number of agents say whose turn it is. But that agent may not be among the contenders.",
        "Then the next number after it goes, and after the highest number comes the lowest again.",
      ],
      visible: [
        {
          title: "of two, one goes and one waits, in every step",
          hint: "Fair or not, exactly one goes.",
          test: async ({ goesFairly }) => {
            for (let step = 0; step < 6; step++) {
              const first = await goesFairly({ step, agent: 1, agents: 4, contenders: [1, 2] });
              const second = await goesFairly({ step, agent: 2, agents: 4, contenders: [1, 2] });
              if (first === second) return false;
            }
            return true;
          },
        },
        {
          title: "three who all keep wanting to cross take turns",
          hint: "In as many steps as there are agents, each must have gone.",
          test: async ({ goesFairly }) => {
            const crossed = new Set<number>();
            for (let step = 0; step < 3; step++)
              for (const agent of [0, 1, 2])
                if ((await goesFairly({ step, agent, agents: 3, contenders: [0, 1, 2] })) === true)
                  crossed.add(agent);
            return crossed.size === 3;
          },
        },
      ],
      hidden: [
        law({
          title: "exactly one contender enters, in any step",
          hint: "The one whose turn it is may not be there; then exactly one other goes.",
          points: 1,
          given: moment,
          test: async ({ goesFairly }, seen) => exactlyOne(goesFairly, seen),
        }),
        law({
          title: "whoever keeps wanting to cross has crossed after n steps",
          hint: "However the others come and go, each agent's turn must come up once in n steps.",
          points: 2,
          given: patience,
          test: async ({ goesFairly }, { agents, agent, from, others }) => {
            for (const [k, seen] of others.entries()) {
              const contenders = [...new Set([...seen, agent])].sort((a, b) => a - b);
              if ((await goesFairly({ step: from + k, agent, agents, contenders })) === true) return true;
            }
            return false;
          },
        }),
        law({
          title: "silence: the fair rule keeps no memory either",
          hint: "Fairness must come from the step number, not from remembering who went last.",
          points: 1,
          runs: 40,
          given: sights,
          test: async ({ goesFairly }, all) =>
            (await exactlyOne(goesFairly, { step: 1, agents: 2, contenders: [0, 1] })) &&
            silently(goesFairly, all),
        }),
      ],
    },
    {
      id: "line",
      title: "line up",
      calls: ["pick"],
      keepsArguments: ["pick"],
      hints: [
        "What is your place in the line of contenders, counted from 0?",
        "The first `seats` agents take option 0, the next `seats` option 1, and so on: divide your place by `seats`.",
        "Two kinds of agents do nothing: those for whom no option is left, and those at the end who are too few for another one.",
      ],
      visible: [
        {
          title: "three crawlers take three different pages",
          hint: "Your place in the line says which option is yours.",
          test: async ({ pick }) =>
            same(
              [
                await pick({ agent: 2, contenders: [2, 5, 7], options: 4, seats: 1 }),
                await pick({ agent: 5, contenders: [2, 5, 7], options: 4, seats: 1 }),
                await pick({ agent: 7, contenders: [2, 5, 7], options: 4, seats: 1 }),
              ].sort(),
              [0, 1, 2],
            ),
        },
        {
          title: "one page, two crawlers: one of them does nothing",
          hint: "With one option, `options` is 1, and doing nothing is answered by 1.",
          test: async ({ pick }) =>
            same(
              [
                await pick({ agent: 0, contenders: [0, 1], options: 1, seats: 1 }),
                await pick({ agent: 1, contenders: [0, 1], options: 1, seats: 1 }),
              ].sort(),
              [0, 1],
            ),
        },
        {
          title: "two robots lift the same shelf",
          hint: "A shelf needs two. If each takes one of its own, neither is lifted.",
          test: async ({ pick }) =>
            (await pick({ agent: 3, contenders: [3, 8], options: 5, seats: 2 })) ===
            (await pick({ agent: 8, contenders: [3, 8], options: 5, seats: 2 })),
        },
      ],
      hidden: [
        law({
          title: "full seats, and as much done as can be",
          hint: "Everybody who can be part of a complete group works, on an option of its group's own.",
          points: 3,
          given: queue,
          test: async ({ pick }, { contenders, options, seats }) => {
            const taken = new Array<number>(options + 1).fill(0);
            for (const agent of contenders) {
              const option = await pick({ agent, contenders, options, seats });
              if (typeof option !== "number" || taken[option] === undefined) return false;
              taken[option]!++;
            }
            const busy = taken.slice(0, options).filter((count) => count > 0);
            const groups = Math.min(options, Math.floor(contenders.length / seats));
            return busy.length === groups && busy.every((count) => count === seats);
          },
        }),
      ],
    },
    {
      id: "owner",
      title: "owners that stay",
      calls: ["owner"],
      keepsArguments: ["owner"],
      hints: [
        "`hash % n` depends on n, so every answer changes when n does. Give each agent something that depends on itself and the key only.",
        "Let every agent bid for the conversation: `hash(key, agent + 1)` is its bid.",
        "The highest bid wins. If a loser leaves, the highest bid is still the same.",
      ],
      visible: [
        {
          title: "an agent alone owns everything",
          hint: "The owner is one of the agents in the list.",
          test: async ({ owner }) => (await owner(12, [4])) === 4,
        },
        {
          title: "the order of the list does not matter",
          hint: "Two agents may have written the list down in different orders.",
          test: async ({ owner }) => same(await owner(7, [0, 1, 2, 3]), await owner(7, [3, 1, 0, 2])),
        },
      ],
      hidden: [
        law({
          title: "one owner from the list, whatever its order",
          hint: "Everybody must come to the same answer, in whatever order they know the agents.",
          points: 1,
          given: fc.record({ key: fc.nat(), agents: team }),
          test: async ({ owner }, { key, agents }) => {
            const first = await owner(key, agents);
            const second = await owner(
              key,
              [...agents].sort((a, b) => b - a),
            );
            return first === second && agents.includes(first as number);
          },
        }),
        law({
          title: "when somebody else leaves, the owner stays",
          hint: "An agent's claim to a key must not depend on how many others there are.",
          points: 2,
          runs: 200,
          given: fc.record({ key: fc.nat(), agents: team, leaver: fc.nat() }),
          test: async ({ owner }, { key, agents, leaver }) => {
            const before = await owner(key, agents);
            const gone = agents[leaver % agents.length]!;
            return (
              gone === before ||
              (await owner(
                key,
                agents.filter((agent) => agent !== gone),
              )) === before
            );
          },
        }),
        fact({
          title: "about equal shares",
          hint: "Mix key and agent with `hash`; an owner that is always the lowest number owns everything.",
          points: 1,
          test: async ({ owner }) => {
            const counts = new Map<unknown, number>();
            for (let k = 0; k < 1000; k++) {
              const chosen = await owner(hash(k, 77) % 100_000, [3, 8, 11, 20, 21]);
              counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
            }
            return counts.size === 5 && [...counts.values()].every((count) => count > 120 && count < 280);
          },
        }),
      ],
    },
    {
      id: "why",
      title: "what a convention needs",
      hints: [
        'Put yourself in the place of either of two agents who apply "after you". What is different for you?',
        "Write down everything that `goesFairly` reads. Each of these must be the same for all, and known to be.",
        "Look at the table: compare crossings, messages, fairness and the longest wait of the two rules.",
      ],
      manual: {
        points: 4,
        rubric: [
          {
            points: 1,
            text: '"after you" is symmetric: equal sights, equal actions, nothing ever changes (livelock); a convention needs an asymmetry such as numbers',
          },
          { points: 1, text: "common knowledge: step number, number of agents, who contends" },
          { points: 1, text: "clocks apart: two may go at once, or none" },
          {
            points: 1,
            text: "`goes` starves high numbers; `goesFairly` spreads the waiting at the same zero messages",
          },
        ],
      },
    },
  ],
});
