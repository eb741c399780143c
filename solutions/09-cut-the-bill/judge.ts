/** The token rule, the quadratic bill, a trimmed transcript, and who reads what in a team of six. */
import { near, same } from "coordlab";
import { messageTokens, toolTokens } from "coordlab-experiments";
import { assignment, fact, fc, law } from "course/judge";
import {
  cheapestPlan,
  costOf,
  type Desk,
  isRight,
  type Letter,
  type Message,
  situations,
  trimmed,
} from "./letters-and-desks.js";

const words = fc.string({ maxLength: 23 });
const call = fc.record({ name: words, arguments: words.map((word) => JSON.stringify({ word })) });
const messages = fc.record(
  {
    from: fc.constantFrom("customer" as const, "agent" as const, "tool" as const),
    text: words,
    calls: fc.array(call, { maxLength: 3 }),
  },
  { requiredKeys: ["from", "text"] },
);
const tools = fc.record({
  name: words,
  description: words,
  parameters: fc.record({
    type: fc.constant("object"),
    properties: fc.dictionary(words, fc.boolean(), { maxKeys: 2 }),
  }),
});

/** A transcript with few different texts, so that repetitions happen. */
const transcripts = fc.array(
  fc.record(
    {
      from: fc.constantFrom("customer" as const, "agent" as const, "agent" as const, "tool" as const),
      text: fc.constantFrom("a", "b"),
      calls: fc.array(call, { maxLength: 1 }),
    },
    { requiredKeys: ["from", "text"] },
  ),
  { maxLength: 9 },
);

const supervised: readonly Message[] = [
  { from: "customer", text: "Where is my umbrella?" },
  { from: "agent", text: "", calls: [{ name: "transfer_to_lost", arguments: "{}" }] },
  { from: "tool", text: "Successfully transferred to lost" },
  { from: "agent", text: "On shelf four." },
  { from: "agent", text: "Transferring back", calls: [{ name: "transfer_back", arguments: "{}" }] },
  { from: "tool", text: "Successfully transferred back" },
  { from: "agent", text: "On shelf four." },
];

const two: readonly Desk[] = [
  { name: "long", topics: ["x", "y"], role: 50 },
  { name: "short", topics: ["x"], role: 10 },
];
const ofTopic = (topic: string, ...refersTo: number[]): Letter => ({ topic, size: 5, answer: 7, refersTo });

export default assignment({
  title: "Cut the bill, keep the answers",
  minutes: 60,
  goals: [
    "say what a model call costs from what is read and what is said",
    "know a growing team's bill from three of its bills, and where the bill per desk is least",
    "take out of a transcript what no customer needs, and give every letter to the cheapest desk with what it has to read",
  ],
  withheld: ["messageTokens", "toolTokens", "quadraticBill", "fits of the scalability law"],
  questions: [
    {
      id: "rule",
      title: "the token rule",
      calls: ["messageCost", "requestCost"],
      keepsArguments: ["messageCost", "requestCost"],
      hints: [
        "Count characters first: the text, and name and arguments of every call. Then one division.",
        "Round up once for each message, not once for each part of it.",
        "A request is read whole: every message, every tool. What is said costs like any message.",
      ],
      visible: [
        {
          title: "five characters begin a second four",
          hint: "4 for the message, and 2 for five characters.",
          test: async ({ messageCost }) => (await messageCost({ from: "agent", text: "Hello" })) === 6,
        },
        {
          title: "two calls are counted with the text, all together",
          hint: "Twelve characters in all here: 4 + 3.",
          test: async ({ messageCost }) =>
            (await messageCost({
              from: "agent",
              text: "ab",
              calls: [
                { name: "cd", arguments: "{}" },
                { name: "efgh", arguments: "{}" },
              ],
            })) === 7,
        },
        {
          title: "nothing read, nothing said",
          hint: "An empty message still costs its 4 tokens.",
          test: async ({ requestCost }) => (await requestCost([], [], { from: "agent", text: "" })) === 4,
        },
      ],
      hidden: [
        law({
          title: "any message",
          hint: "4, and a quarter of all characters together, rounded up.",
          points: 2,
          given: messages,
          test: async ({ messageCost }, message) => (await messageCost(message)) === messageTokens(message),
          wanted: messageTokens,
        }),
        law({
          title: "any request",
          hint: "Messages and tools that are read, and the message that is said.",
          points: 2,
          given: fc.record({
            read: fc.array(messages, { maxLength: 4 }),
            told: fc.array(tools, { maxLength: 3 }),
            said: messages,
          }),
          test: async ({ requestCost }, { read, told, said }) => {
            const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
            const right = sum(read.map(messageTokens)) + sum(told.map(toolTokens)) + messageTokens(said);
            return (await requestCost(read, told, said)) === right;
          },
        }),
      ],
    },
    {
      id: "growth",
      title: "how the bill grows",
      calls: ["quadraticThrough", "cheapestTeam"],
      keepsArguments: ["cheapestTeam"],
      hints: [
        "The differences of a quadratic's values grow by 2a from one to the next.",
        "Per desk the bill is a n + b + c/n: one part rises with n, the other falls.",
        "The real minimum is at the root of c/a. Which two whole numbers are next to it, and can one of them be 0?",
      ],
      visible: [
        {
          title: "1, 4, 9 are the squares",
          hint: "With a = 1 nothing is left for b and c.",
          test: async ({ quadraticThrough }) => same(await quadraticThrough(1, 4, 9), { a: 1, b: 0, c: 0 }),
        },
        {
          title: "a bill that only has a fixed part is shared out for ever",
          hint: "With a = 0 the bill per desk is b + c/n.",
          test: async ({ cheapestTeam }) =>
            (await cheapestTeam({ a: 0, b: 3, c: 12 })) === Number.POSITIVE_INFINITY,
        },
        {
          title: "nine to one: three desks",
          hint: "n + 9/n is least at 3.",
          test: async ({ cheapestTeam }) => (await cheapestTeam({ a: 1, b: 5, c: 9 })) === 3,
        },
      ],
      hidden: [
        law({
          title: "the bill through any three",
          hint: "Put n = 1, 2 and 3 into your rule: do the three bills come out?",
          points: 2,
          given: fc.tuple(fc.nat(400), fc.integer({ min: -200, max: 900 }), fc.nat(500)),
          test: async ({ quadraticThrough }, [a, b, c]) => {
            const [one, two, three] = [1, 2, 3].map((n) => a * n * n + b * n + c);
            const found = (await quadraticThrough(one!, two!, three!)) as Record<string, unknown>;
            return near(found.a, a) && near(found.b, b) && near(found.c, c);
          },
        }),
        law({
          title: "the cheapest team of any bill",
          hint: "Compare the bill per desk with that of one desk more and of one fewer.",
          points: 2,
          given: fc.record({
            a: fc.oneof(fc.constant(0), fc.nat(9)),
            b: fc.nat(400),
            c: fc.oneof(fc.constantFrom(0, 1), fc.nat(500)),
          }),
          test: async ({ cheapestTeam }, bill) => (await cheapestTeam(bill)) === leastPerDesk(bill),
          wanted: leastPerDesk,
        }),
      ],
    },
    {
      id: "trim",
      title: "what nobody needs",
      calls: ["trim"],
      keepsArguments: ["trim"],
      hints: [
        "Go through the transcript once, and look at each message beside the last one that you kept.",
        "A message with an empty list of calls has no calls.",
        "Who may repeat? A customer may; an agent may after a letter has come between.",
      ],
      visible: [
        {
          title: "of a supervisor's seven messages two are needed",
          hint: "The letter and its answer.",
          test: async ({ trim }) =>
            same(
              await trim([
                { from: "customer", text: "Where?" },
                { from: "agent", text: "", calls: [{ name: "transfer_to_lost", arguments: "{}" }] },
                { from: "tool", text: "transferred" },
                { from: "agent", text: "There." },
                { from: "agent", text: "There." },
              ]),
              [
                { from: "customer", text: "Where?" },
                { from: "agent", text: "There." },
              ],
            ),
        },
        {
          title: "the same answer to two letters is two answers",
          hint: "Only what was kept just before counts as repeated.",
          test: async ({ trim }) =>
            (
              (await trim([
                { from: "customer", text: "Is it there?" },
                { from: "agent", text: "Yes." },
                { from: "customer", text: "And the other?" },
                { from: "agent", text: "Yes." },
              ])) as unknown[]
            ).length === 4,
        },
      ],
      hidden: [
        law({
          title: "any transcript",
          hint: "Letters always stay; calls, tools and an agent's repetition go; nothing else does.",
          points: 3,
          given: transcripts,
          runs: 200,
          test: async ({ trim }, transcript) => same(await trim(transcript), trimmed(transcript)),
          wanted: trimmed,
        }),
        fact({
          title: "a supervisor's transcript",
          hint: "Seven messages become two.",
          points: 1,
          test: async ({ trim }) => same(await trim(supervised), trimmed(supervised)),
        }),
      ],
    },
    {
      id: "plan",
      title: "who reads what",
      calls: ["plan"],
      keepsArguments: ["plan"],
      hints: [
        "Two choices that do not touch each other: the desk, and what it reads.",
        "Of the desks that have the topic, which costs least? What it reads is the same for all of them.",
        "Letter 4 refers to 1, and 1 refers to 0. Keep for every letter the whole list of what it needs; later letters can use it.",
      ],
      visible: [
        {
          title: "a letter that refers to none reads none, at the shorter desk",
          hint: "Both desks can answer; one has a short role.",
          test: async ({ plan }) =>
            same(
              await plan(
                [
                  { name: "long", topics: ["x", "y"], role: 50 },
                  { name: "short", topics: ["x"], role: 10 },
                ],
                [{ topic: "x", size: 5, answer: 7, refersTo: [] }],
              ),
              [{ desk: "short", reads: [] }],
            ),
        },
        {
          title: "a letter gets a step, and a desk that has its topic",
          hint: "Only one of the two desks has y.",
          test: async ({ plan }) => {
            const steps = (await plan(
              [
                { name: "long", topics: ["x", "y"], role: 50 },
                { name: "short", topics: ["x"], role: 10 },
              ],
              [
                { topic: "y", size: 5, answer: 7, refersTo: [] },
                { topic: "y", size: 5, answer: 7, refersTo: [0] },
              ],
            )) as { desk: string; reads: number[] }[];
            return steps.length === 2 && steps[0]!.desk === "long" && same(steps[1]!.reads, [0]);
          },
        },
      ],
      hidden: [
        law({
          title: "not one answer is lost",
          hint: "The desk has the topic, and reads what the letter refers to, and what that refers to in turn.",
          points: 2,
          given: situations,
          test: async ({ plan }, { desks, letters }) =>
            isRight(await plan(desks, letters), { desks, letters }),
        }),
        law({
          title: "no plan is cheaper",
          hint: "Of all desks with the topic the shortest role, and nothing read that is not needed.",
          points: 3,
          given: situations,
          test: async ({ plan }, { desks, letters }) => {
            const steps = await plan(desks, letters);
            const best = costOf(cheapestPlan(desks, letters), { desks, letters });
            return isRight(steps, { desks, letters }) && costOf(steps, { desks, letters }) === best;
          },
        }),
        fact({
          title: "what is needed in turn",
          hint: "The third letter refers to the second, which refers to the first; the fourth to none.",
          points: 1,
          test: async ({ plan }) => {
            const letters = [ofTopic("x"), ofTopic("y", 0), ofTopic("x", 1), ofTopic("x")];
            const situation = { desks: two, letters };
            const steps = await plan(two, letters);
            return isRight(steps, situation) && costOf(steps, situation) === 10 + 50 + 10 + 10 + 7 * 12;
          },
        }),
      ],
    },
    {
      id: "why-bill",
      title: "the other side of the bill",
      hints: [
        "What did `refersTo` tell your function that no framework knows?",
        "Go through the course's mechanisms: which sends nothing, which asks only neighbours?",
        "Think of the table of failure modes: which of them would a desk that reads too little fall into?",
      ],
      manual: {
        points: 4,
        rubric: [
          {
            points: 1,
            text: "who would know what a letter refers to, and that finding out costs a reader or a rule",
          },
          { points: 1, text: "a mechanism of the course that tells a desk what to read, with what it sends" },
          {
            points: 1,
            text: "a setting of a framework: no handoff messages, tools removed, a filter of the history",
          },
          { points: 1, text: "what the bill does not show: lost answers, quality, caching, latency" },
        ],
      },
    },
  ],
});

/** The least n of all with the least bill per desk, by trying. */
function leastPerDesk({ a, c }: { readonly a: number; readonly c: number }): number {
  if (a === 0) return c > 0 ? Number.POSITIVE_INFINITY : 1;
  let best = 1;
  // Compared in whole numbers: (a n^2 + c) m against (a m^2 + c) n; b is the same for all.
  for (let n = 2; n <= 60; n++) if ((a * n * n + c) * best < (a * best * best + c) * n) best = n;
  return best;
}
