import { allToAll, lowestId } from "coordlab";
import { overLedgers, workerTeams } from "coordlab-experiments";
import { expect, test } from "vitest";

const run = { worlds: 10, steps: 20, messageTime: 0.01, seed: 1 };

test("a convention spends nothing on talk, all-to-all 30 messages a step among six", () => {
  const [silent, loud] = overLedgers([lowestId, allToAll], { agents: 6, demand: 0.3 }, run);
  expect(silent).toMatchObject({ messages: 0, s: 0, low: 0, high: 0, ceiling: Number.POSITIVE_INFINITY });
  expect(loud!.messages).toBe(30 * run.steps);
  expect(loud!.low < loud!.s && loud!.s < loud!.high).toBe(true);
  expect(loud!.ceiling).toBe(1 / loud!.s);
});

test("another seed is another ten worlds", () => {
  const s = (seed: number) => overLedgers([allToAll], { agents: 6, demand: 0.1 }, { ...run, seed })[0]!.s;
  expect(s(1)).toBe(s(1));
  expect(s(1)).not.toBe(s(2));
});

test("the recorded teams are fitted before the model's", () => {
  expect(workerTeams([8]).map(({ machine }) => machine)).toEqual([
    ...Array<string>(3).fill("real, 2 cores"),
    ...Array<string>(3).fill("model, 8 cores"),
  ]);
});
