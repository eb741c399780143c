/** Lessons in which anything happens, for the laws. */

import { classGames } from "coordlab-experiments/11-your-class/class-games.js";
import { treatments } from "coordlab-experiments/11-your-class/treatments.js";
import fc from "fast-check";
import type { Header, LessonEvent } from "../../../tools/live/events.js";
import { Session } from "../../../tools/live/session.js";

export const header: Header = { type: "header", schema: 1, game: "corridor", seed: "law", seats: 12 };

const seat = fc.nat(13);
const hash = fc.nat(15).map(String);
const game = fc.constantFrom(...classGames.map(({ name }) => name));
const treatment = fc.constantFrom(...treatments);

/** Events that may or may not be possible; `round` counts from the round that is open, and is mostly right. */
const wish = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant("join"), hash }) },
  { weight: 20, arbitrary: fc.record({ type: fc.constant("act"), seat, round: fc.nat(8), a: fc.nat(3) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("instruct"),
      seat,
      round: fc.nat(8),
      choices: fc.array(fc.nat(1), { minLength: 2, maxLength: 6 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("open"),
      round: fc.constant(1),
      seconds: fc.constantFrom(9, 20),
    }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constant("close"), round: fc.nat(8) }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant("begin"), game, treatments: fc.tuple(treatment, treatment) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("undo") }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("bot"), seats: fc.array(seat, { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("testers"), count: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("kick", "allow"), seat }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("lock", "names", "pause"), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("handover", "claim"), seat, hash }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("name"), seat, name: fc.constantFrom("Kim", " Kim ", "<b>") }),
  },
) as fc.Arbitrary<LessonEvent>;

export const wishes = fc.array(wish, { maxLength: 120, size: "max" });

/** Lets happen what can, and tells what did and after each event what the lesson was. */
export function play(wishes: readonly LessonEvent[]) {
  const session = new Session(header);
  const events: LessonEvent[] = [];
  const states = [picture(session)];
  for (const wish of wishes) {
    const event = nowadays(wish, session.round);
    if (session.check(event) !== undefined) continue;
    session.apply(event);
    events.push(event);
    states.push(picture(session));
  }
  return { session, events, states };
}

function nowadays(wish: LessonEvent, round: number): LessonEvent {
  if (wish.type === "open") return { ...wish, round: round + wish.round };
  if (!("round" in wish)) return wish;
  // Seven in eight answers are for the open round, the others for the one before.
  return { ...wish, round: wish.round === 8 ? round - 1 : round };
}

/** All that a lesson is, as plain data. */
export function picture(session: Session): unknown {
  const { seats, blocks, phase, round, seconds, paused, locked, showNames } = session;
  return structuredClone({
    ...{ phase, round, seconds, paused, locked, showNames },
    seats: seats.list,
    blocks: blocks.map((block) => ({
      rounds: block.rounds,
      answers: seats.list.map(({ number }) => [block.placeOf(number), block.answer(number)]),
      groups: block.groups.map((group, number) => ({
        steps: group.steps,
        ledger: group.run.ledger(),
        suggestion: group.suggestion,
        word: block.wordOf(number, seats.list),
      })),
    })),
  });
}
