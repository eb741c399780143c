/** A team of the student's own, recorded and measured again here; the rule for "cheapest"; a defence that a person reads. */
import { same } from "coordlab";
import { cheapestSufficient } from "coordlab-experiments";
import { assignment, fact, fc, law, seededStream } from "course/judge";
import { keepsTheContract, meets, names, placeOf, recordedTeam, rightChoices } from "./recorded-team.js";

const parts = { calls: ["couldUse", "tasks"], reads: ["agents", "resources", "remembered", "seen"] };

const rung = fc.record({
  mechanism: fc.constantFrom("a", "b", "c", "d"),
  messages: fc.constantFrom(0, 2, 6, 12),
  share: fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20),
  low: fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20),
  failures: fc.constantFrom(0, 1),
});

/** No two rungs tie, so there is one answer. */
const ladders = fc.record({
  rungs: fc.uniqueArray(rung, { maxLength: 7, selector: ({ messages, share }) => 100 * messages + share }),
  enough: fc.constantFrom(0.25, 0.5, 0.75, 0.9, 1),
});

export default assignment({
  title: "Bring your own team",
  minutes: 120,
  goals: [
    "describe a team you know as a scenario, and see what choosing alone costs it",
    "measure a ladder of mechanisms and say which is the cheapest that is enough",
    "defend a choice: what everybody knows, what one rung down lacks, what would change it",
  ],
  withheld: ["cheapestSufficient"],
  questions: [
    {
      id: "team",
      title: "a team, described",
      ...parts,
      hints: [
        "Who are they, what do they share, and what happens when two want it at once? Three words are enough for the last question.",
        "A task uses what its agent could use. Chance comes from the stream: the same stream, the same tasks.",
        "If choosing alone costs next to nothing, they hardly ever want the same thing. Fewer resources, or wishes that come back, bring them together.",
      ],
      visible: [
        {
          title: "three to twelve agents",
          hint: "A team of two is a doorway, and thirteen are a department.",
          test: (_, { agents }) => Number(agents) >= 3 && Number(agents) <= 12,
        },
        {
          title: "the same stream, the same tasks",
          hint: "Chance comes from `stream()` alone, and nothing is remembered in variables outside.",
          test: async ({ tasks }) => same(await tasks(0, seededStream(1)), await tasks(0, seededStream(1))),
        },
      ],
      hidden: [
        law({
          title: "tasks use what their agent could use, and the same stream gives the same tasks",
          hint: "`couldUse` names every resource that a task of this agent may ever use; a task has a value above 0.",
          points: 2,
          runs: 40,
          given: fc.record({ place: fc.nat(999), seed: fc.nat() }),
          test: async ({ couldUse, tasks }, { place, seed }, { agents, resources }) => {
            const agent = Math.floor((place / 1000) * Number(agents));
            const could = (await couldUse(agent)) as string[];
            const known = Object.keys(Object(resources));
            const own = (await tasks(agent, seededStream(seed))) as { uses: string[]; value: number }[];
            return (
              Number(agents) >= 3 &&
              could.length > 0 &&
              could.every((name) => known.includes(name)) &&
              own.every(
                ({ uses, value }) =>
                  value > 0 && uses.length > 0 && uses.every((name) => could.includes(name)),
              ) &&
              same(await tasks(agent, seededStream(seed)), own)
            );
          },
        }),
        fact({
          title: "the contract of scenarios holds, and at least two meet in a tenth of the steps",
          hint: "Run `checkTeam`: it names the rule. Two of them must now and then want the same thing in the same step.",
          points: 2,
          test: async (calls, reads) => {
            const team = await recordedTeam(calls, reads);
            return team !== undefined && keepsTheContract(team) && meets(team);
          },
        }),
        fact({
          title: "choosing alone costs a tenth or more",
          hint: "Compare `independent` with `centralPlanner` in the same worlds.",
          points: 1,
          test: async (calls, reads) => {
            const team = await recordedTeam(calls, reads);
            return team !== undefined && placeOf(team).lost >= 0.09;
          },
        }),
      ],
    },
    {
      id: "place",
      title: "where it stands",
      calls: parts.calls,
      reads: [...parts.reads, "failure", "need"],
      hints: [
        "The table splits what is lost into three ways. Which is the largest?",
        "The last column is what the best silent rule still loses.",
        "The line is drawn at a tenth. If you are right on it, either answer is taken.",
      ],
      visible: [
        {
          title: "both values are filled in",
          hint: "Take the words from the two types above.",
          test: (_, { failure, need }) => failure !== undefined && need !== undefined,
        },
      ],
      hidden: [
        fact({
          title: "the way in which most is lost",
          hint: "Look at the table's three columns in the middle.",
          points: 1,
          test: async (calls, reads) => {
            const team = await recordedTeam(calls, reads);
            return team !== undefined && placeOf(team).failures.some((way) => way === reads.failure);
          },
        }),
        fact({
          title: "whether a silent rule is enough",
          hint: "Look at the table's last column: is it below a tenth?",
          points: 1,
          test: async (calls, reads) => {
            const team = await recordedTeam(calls, reads);
            return team !== undefined && placeOf(team).needs.some((need) => need === reads.need);
          },
        }),
      ],
    },
    {
      id: "bet",
      title: "the bet",
      reads: ["bet"],
      hints: [
        "Who in your team would have to tell whom what?",
        "If all can see what the others want, a rule may be enough.",
        "25 percent says that you have no idea, 95 that you would be astonished.",
      ],
      visible: [
        {
          title: "the bet is placed",
          hint: "Write a record with a mechanism and how sure you are, in percent.",
          test: (_, { bet }) => bet !== undefined,
        },
      ],
      hidden: [
        fact({
          title: "a mechanism of the ladder, and a confidence from 25 to 95",
          hint: "The names are those of the type `Name`.",
          points: 1,
          test: (_, { bet }) => {
            const { mechanism, sure } = Object(bet) as { mechanism?: unknown; sure?: unknown };
            return names.includes(String(mechanism)) && Number(sure) >= 25 && Number(sure) <= 95;
          },
        }),
      ],
    },
    {
      id: "cheapest",
      title: "the cheapest that is enough",
      calls: ["cheapest"],
      keepsArguments: ["cheapest"],
      hints: [
        "First throw out what is not enough; then look for the fewest messages among the rest.",
        "It is `low` that has to reach the mark, not `share`.",
        "Two rungs that send nothing are equally cheap. Which of them would you take?",
      ],
      visible: [
        {
          title: "nothing is enough",
          hint: "With no rung there is no answer.",
          test: async ({ cheapest }) => (await cheapest([], 0.5)) === undefined,
        },
        {
          title: "the silent one, if it is enough",
          hint: "Fewer messages are cheaper.",
          test: async ({ cheapest }) =>
            same(
              await cheapest(
                [
                  { mechanism: "talks", messages: 6, share: 1, low: 1, failures: 0 },
                  { mechanism: "is silent", messages: 0, share: 0.95, low: 0.93, failures: 0 },
                ],
                0.9,
              ),
              { mechanism: "is silent", messages: 0, share: 0.95, low: 0.93, failures: 0 },
            ),
        },
      ],
      hidden: [
        law({
          title: "any ladder, any mark",
          hint: "The lower end of the interval decides what is enough, messages what is cheapest, the share between equals.",
          points: 4,
          given: ladders,
          test: async ({ cheapest }, { rungs, enough }) =>
            same(await cheapest(rungs, enough), cheapestSufficient(rungs, enough)),
        }),
      ],
    },
    {
      id: "choice",
      title: "the choice",
      calls: parts.calls,
      reads: [...parts.reads, "choice"],
      hints: [
        "Your rule of question 4 reads it off the table.",
        "Nine tenths of the planner's reward, by the lower end of the interval.",
        "The planner always earns all. What sends fewer messages, and is still enough?",
      ],
      visible: [
        {
          title: "the choice is made",
          hint: "The name of one mechanism, as it stands in the table.",
          test: (_, { choice }) => choice !== undefined,
        },
      ],
      hidden: [
        fact({
          title: "the cheapest sufficient mechanism, measured again",
          hint: "Your description was measured anew: another mechanism is enough and sends fewer messages, or this one is not enough.",
          points: 3,
          test: async (calls, reads) => {
            const team = await recordedTeam(calls, reads);
            return team !== undefined && rightChoices(team).includes(String(reads.choice));
          },
        }),
      ],
    },
    {
      id: "defence",
      title: "the defence",
      hints: [
        "Whoever reads it has seen your table. Tell what is not in it.",
        "Go one rung down and say what an agent there does not know.",
        "The change is the best part: one word in the description, another mechanism at the end.",
      ],
      manual: {
        points: 8,
        rubric: [
          { points: 2, text: "a real team, with what the description leaves out and why that is bearable" },
          { points: 2, text: "why one rung down falls short: who does not know what (or why none is below)" },
          {
            points: 2,
            text: "one change, measured, after which another mechanism is the cheapest; what it means",
          },
          {
            points: 1,
            text: "what to do in the real team, and what would show within a month that it was wrong",
          },
          { points: 1, text: "the bet beside the result, and the belief behind it" },
        ],
      },
    },
  ],
});
