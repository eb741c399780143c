import { seededStream, simulate } from "coordlab";
import { withSeats } from "coordlab-experiments";
import { recordedRun } from "coordlab-experiments/11-your-class/recorded-run.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { replay } from "../../../tools/live/lesson.js";
import { isTester } from "../../../tools/live/seats.js";
import type { Session } from "../../../tools/live/session.js";
import { header, picture, play, wishes } from "./lessons.js";

test("replaying any prefix of a lesson gives the lesson as it was then", () => {
  fc.assert(
    fc.property(wishes, fc.nat(), (wanted, where) => {
      const { events, states } = play(wanted);
      const cut = where % states.length;
      expect(picture(replay([header, ...events.slice(0, cut)]))).toEqual(states[cut]);
    }),
    { numRuns: 150 },
  );
});

test("nobody answers a round twice, and what is refused changes nothing", () => {
  fc.assert(
    fc.property(wishes, (wanted) => {
      const { session, events } = play(wanted);
      const answered = events.flatMap((event) =>
        event.type === "act" ? [`${event.seat}/${event.round}`] : [],
      );
      expect(new Set(answered).size).toBe(answered.length);
      const before = picture(session);
      for (const event of wanted) session.check(event);
      expect(picture(session)).toEqual(before);
    }),
    { numRuns: 100 },
  );
});

test("the ledger of every group is simulate(recorded)", () => {
  fc.assert(
    fc.property(wishes, (wanted) => {
      for (const { block, group, number } of groupsOf(play(wanted).session)) {
        const { steps, run } = group;
        const room = withSeats(block.game.scenario, (place, step) => steps[step]?.by[place] !== ".");
        const again = simulate(
          room,
          recordedRun(run.driver, steps),
          steps.length,
          seededStream(block.seedOf(number)),
        );
        expect(again).toEqual(run.ledger());
      }
    }),
    { numRuns: 150 },
  );
});

test("a place is held by one seat, a seat holds one place, and nobody who was sent out plays", () => {
  fc.assert(
    fc.property(wishes, (wanted) => {
      const { session } = play(wanted);
      for (const { group } of groupsOf(session))
        for (const { seats, by } of group.steps)
          for (const [place, seat] of seats.entries())
            if (seat !== undefined && by[place] === "p")
              expect(isTester(session.seats.list[seat]!)).toBe(false);
      for (const block of session.blocks) {
        const steps = block.groups.map(({ steps }) => steps);
        block.rounds.forEach((_, k) => {
          const seated = steps.flatMap((own) => own[k]!.seats).filter((seat) => seat !== undefined);
          expect(new Set(seated).size).toBe(seated.length);
        });
      }
    }),
    { numRuns: 100 },
  );
});

function groupsOf(session: Session) {
  return session.blocks.flatMap((block) => block.groups.map((group, number) => ({ block, group, number })));
}
