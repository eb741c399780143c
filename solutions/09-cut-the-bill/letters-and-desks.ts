/** Letters, desks and transcripts, as the judge sees them: what is right, what it costs, what is best. */
import { fc } from "course/judge";

export interface Message {
  readonly from: "customer" | "agent" | "tool";
  readonly text: string;
  readonly calls?: readonly { readonly name: string; readonly arguments: string }[];
}

export interface Desk {
  readonly name: string;
  readonly topics: readonly string[];
  readonly role: number;
}

export interface Letter {
  readonly topic: string;
  readonly size: number;
  readonly answer: number;
  readonly refersTo: readonly number[];
}

export interface Situation {
  readonly desks: readonly Desk[];
  readonly letters: readonly Letter[];
}

interface Step {
  readonly desk: string;
  readonly reads: readonly number[];
}

const topics = ["fares", "bikes", "docks"];

/** Up to six desks, one of which has all topics, and up to nine letters that refer to earlier ones. */
export const situations: fc.Arbitrary<Situation> = fc
  .record({
    others: fc.array(
      fc.record({ topics: fc.subarray(topics, { minLength: 1 }), role: fc.integer({ min: 10, max: 600 }) }),
      { maxLength: 5 },
    ),
    all: fc.integer({ min: 10, max: 600 }),
    place: fc.nat(5),
    letters: fc.array(
      fc.record({
        topic: fc.constantFrom(...topics),
        size: fc.integer({ min: 1, max: 90 }),
        answer: fc.integer({ min: 1, max: 90 }),
        refers: fc.array(fc.nat(8), { maxLength: 3 }),
      }),
      { maxLength: 9 },
    ),
  })
  .map(({ others, all, place, letters }) => {
    const desks = [...others];
    desks.splice(place, 0, { topics, role: all });
    return {
      desks: desks.map((desk, i) => ({ name: `desk ${i}`, ...desk })),
      letters: letters.map(({ refers, ...letter }, i) => ({
        ...letter,
        refersTo: [...new Set(refers)].filter((earlier) => earlier < i).sort((a, b) => a - b),
      })),
    };
  });

/** What a letter needs, letters that it refers to by others included. */
function needs(letters: readonly Letter[], place: number, found = new Set<number>()): Set<number> {
  for (const earlier of letters[place]!.refersTo) {
    found.add(earlier);
    needs(letters, earlier, found);
  }
  return found;
}

export function cheapestPlan(desks: readonly Desk[], letters: readonly Letter[]): Step[] {
  const cheapestFirst = [...desks].sort((a, b) => a.role - b.role);
  return letters.map(({ topic }, i) => ({
    desk: cheapestFirst.find((desk) => desk.topics.includes(topic))!.name,
    reads: [...needs(letters, i)],
  }));
}

/** Whether every letter has a desk that knows its topic and has read what it needs, and earlier letters only. */
export function isRight(plan: unknown, { desks, letters }: Situation): boolean {
  if (!Array.isArray(plan) || plan.length !== letters.length) return false;
  return (plan as Step[]).every(({ desk, reads }, i) => {
    const who = desks.find(({ name }) => name === desk);
    const earlier =
      Array.isArray(reads) && reads.every((place) => Number.isInteger(place) && place >= 0 && place < i);
    return (
      who?.topics.includes(letters[i]!.topic) &&
      earlier &&
      [...needs(letters, i)].every((need) => reads.includes(need))
    );
  });
}

/** Tokens of a plan that is right: roles, letters, answers, and all that is read. */
export function costOf(plan: unknown, { desks, letters }: Situation): number {
  const both = (place: number) => letters[place]!.size + letters[place]!.answer;
  return (plan as readonly Step[]).reduce((sum, { desk, reads }, i) => {
    const { role } = desks.find(({ name }) => name === desk)!;
    return sum + role + both(i) + reads.reduce((read, place) => read + both(place), 0);
  }, 0);
}

export function trimmed(transcript: readonly Message[]): Message[] {
  const spoken = transcript.filter(({ from, calls }) => from !== "tool" && !calls?.length);
  return spoken.filter(({ from, text }, i) => from === "customer" || text !== spoken[i - 1]?.text);
}
