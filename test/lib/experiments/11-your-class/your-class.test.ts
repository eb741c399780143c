import { describe, expect, test } from "vitest";
import { readClassRecord } from "../../../../lib/experiments/11-your-class/class-record.js";
import {
  classRows,
  loneGoer,
  shareThatWent,
  workPerPerson,
} from "../../../../lib/experiments/11-your-class/class-rows.js";
import { classRuns } from "../../../../lib/experiments/11-your-class/class-runs.js";
import { syntheticClass } from "../../../../lib/experiments/11-your-class/synthetic-class.js";

/** Two rounds of one pair: both go and bump, then one goes. */
const pair = JSON.stringify({
  schema: "coordlab-class/1",
  synthetic: false,
  blocks: [
    {
      game: "doorway",
      groups: [
        {
          treatment: "each for itself",
          seed: "s",
          steps: [
            { choices: [0, 0], said: [], by: "pp" },
            { choices: [0, 1], said: [], by: "pb" },
          ],
        },
      ],
    },
  ],
});

describe("a class record", () => {
  test("gives the ledger again", () => {
    const [run] = classRuns(readClassRecord(pair));
    expect(run!.ledger).toMatchObject({
      mechanism: "the class",
      steps: 2,
      worked: 1,
      collisions: 1,
      messages: 0,
    });
  });

  test("survives the way through its file", () => {
    const record = syntheticClass();
    expect(readClassRecord(JSON.stringify(record))).toEqual(record);
  });

  test.each([
    ["no JSON", "a class record is JSON; this is not"],
    ["{}", 'a class record has the schema "coordlab-class/1", got undefined'],
    [pair.replace("doorway", "chess"), 'no game "chess"; there are corridor, doorway, crawlers, lift'],
    [pair.replace("[0,0]", "[0]"), "block 0 has a step with 1 choices; a group has 2"],
    [
      pair.replace("each for itself", "anarchy"),
      'block 0 has a group with the rule "anarchy" and the seed s',
    ],
  ])("%# is refused with what is wrong", (text, message) => {
    expect(() => readClassRecord(text)).toThrow(message);
  });
});

test("rows: a group made 0.5 passages a round, half of what a planner would, with one bump", () => {
  const [row] = classRows(classRuns(readClassRecord(pair)));
  expect(row).toMatchObject({ game: "doorway", groups: 1, rounds: 2, wrong: 0.5, messages: 0 });
  expect(row!.made.mean).toBe(0.5);
  expect(row!.share.mean).toBe(0.5);
});

test("people are counted, bots are not: three choices of people, two of them to go", () => {
  const runs = classRuns(readClassRecord(pair));
  expect(shareThatWent(runs)).toBeCloseTo(1, 12);
  expect(workPerPerson(runs)).toEqual([
    { number: 1, worked: 1 },
    { number: 2, worked: 0 },
  ]);
});

test("who came late and crossed is a person who crossed; a bot is nobody, and its crossings are nobody's", () => {
  const step = (goes: number, by: string) => ({
    choices: [...by].map((who, place) => (place === goes || who === "." ? 0 : 1)),
    ...{ said: [], by },
  });
  // Number 2 comes in the third round, number 3 answers late, a bot plays for number 4 at last, number 5 is a bot.
  const steps = [step(0, "p.spb."), step(4, "p.spb."), step(1, "pppsb."), step(3, "pppbb.")];
  const groups = [{ treatment: "each for itself", seed: "s", steps }];
  const record = { schema: "coordlab-class/1", synthetic: false, blocks: [{ game: "corridor", groups }] };
  expect(workPerPerson(classRuns(readClassRecord(JSON.stringify(record))))).toEqual([
    { number: 1, worked: 1 },
    { number: 2, worked: 1 },
    { number: 3, worked: 0 },
    { number: 4, worked: 0 },
  ]);
});

test("a lone goer among two coin flippers: 2 * 1/2 * 1/2", () => {
  expect(loneGoer(2, 0.5)).toBe(0.5);
});

test("the synthetic class is labelled and is the same every time", () => {
  expect(syntheticClass().synthetic).toBe(true);
  expect(syntheticClass()).toEqual(syntheticClass());
  const rows = classRows(classRuns(syntheticClass()));
  expect(rows).toHaveLength(8);
});
