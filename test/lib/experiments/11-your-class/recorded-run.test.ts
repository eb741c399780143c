import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doorway } from "../../../../lib/coordlab/scenarios/doorway.js";
import type { Content } from "../../../../lib/coordlab/world/channel.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { Run } from "../../../../lib/coordlab/world/run.js";
import type { Scenario } from "../../../../lib/coordlab/world/scenario.js";
import { simulate } from "../../../../lib/coordlab/world/simulate.js";
import {
  type RecordedMessage,
  type RecordedStep,
  recordedRun,
} from "../../../../lib/experiments/11-your-class/recorded-run.js";
import { withSeats } from "../../../../lib/experiments/11-your-class/with-seats.js";
import { everyScenario } from "../../coordlab/every-scenario.js";

const drives = fc.record({
  seed: fc.integer(),
  steps: fc.integer({ min: 0, max: 40 }),
  /** Who sits where: a number an agent a step, three of four taken. */
  absent: fc.infiniteStream(fc.nat(3)),
  picks: fc.infiniteStream(fc.nat(1_000)),
  talk: fc.infiniteStream(fc.option(fc.oneof(fc.nat(), fc.string()) as fc.Arbitrary<Content>)),
});

describe.each(everyScenario)("%s", (_name, scenario) => {
  test("whatever people choose and say, simulate(recorded) ends in the ledger of their run", () => {
    fc.assert(
      fc.property(drives, ({ seed, steps, picks, talk }) => {
        const { ledger, recording } = play(scenario, seed, steps, picks, talk);
        expect(simulate(scenario, recordedRun("people", recording), steps, seededStream(seed))).toEqual(
          ledger,
        );
      }),
      { numRuns: 30 },
    );
  });
});

const rooms = everyScenario.filter(([, { lanes }]) => !lanes);

test.each(rooms)("%s with seats that people take and leave", (_name, scenario) => {
  fc.assert(
    fc.property(drives, ({ seed, steps, absent, picks, talk }) => {
      const taken = Array.from({ length: steps + 1 }, () =>
        Array.from({ length: scenario.agents }, () => absent.next().value !== 0),
      );
      const room = withSeats(scenario, (agent, step) => taken[step]![agent]!);
      const { ledger, recording } = play(room, seed, steps, picks, talk);
      expect(simulate(room, recordedRun("people", recording), steps, seededStream(seed))).toEqual(ledger);
    }),
    { numRuns: 30 },
  );
});

test("refuses a step that was not recorded, and a recording of another team", () => {
  const once = recordedRun("us", [{ choices: [0, 1] }]);
  expect(() => simulate(doorway(), once, 2, seededStream(1))).toThrow(
    "us was recorded for 1 steps; step 1 is not among them",
  );
  const three = recordedRun("us", [{ choices: [0, 1, 1] }]);
  expect(() => simulate(doorway(), three, 1, seededStream(1))).toThrow(
    "us has 3 choices in step 0; there are 2 agents",
  );
});

/** People at the phones: nobody knows what they choose, and now and then one tells another something. */
function play(
  scenario: Scenario,
  seed: number,
  steps: number,
  picks: Iterator<number>,
  talk: Iterator<Content | null>,
) {
  const run = new Run(scenario, "people", seededStream(seed));
  const recording: RecordedStep[] = [];
  for (let step = 0; step < steps; step++) {
    const words = talk.next().value as Content | null;
    const said: RecordedMessage[][] = words === null ? [] : [[[scenario.agents, 0, words]]];
    for (const round of said) {
      for (const [from, to, content] of round) run.channel.send(from, to, content);
      run.channel.deliver();
    }
    const choices = Array.from(
      { length: scenario.agents },
      (_, agent) => (picks.next().value as number) % run.world.options(agent).length,
    );
    run.take(choices);
    recording.push(said.length > 0 ? { choices, said } : { choices });
  }
  return { ledger: run.ledger(), recording };
}
