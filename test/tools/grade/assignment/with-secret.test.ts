import { expect, it } from "vitest";
import { withSecret } from "../../../../tools/grade/assignment/with-secret.js";
import { toy } from "../toy.js";

it("a secret gives every hidden check another seed, the same each time, and changes nothing else", async () => {
  const seeds = async (assignment: typeof toy.assignment) => {
    const asked: number[] = [];
    const spied = {
      ...assignment,
      questions: assignment.questions.map((question) => ({
        ...question,
        hidden: question.hidden?.map((check) => ({
          ...check,
          holds: async (...[, , , seed]: Parameters<typeof check.holds>) => asked.push(seed) > 0,
        })),
      })),
    };
    return { spied: spied as typeof toy.assignment, asked };
  };
  const run = async (secret: string) => {
    const { spied, asked } = await seeds(toy.assignment);
    for (const { hidden = [] } of withSecret(spied, secret).questions)
      for (const check of hidden) await check.holds(async () => true, {}, {}, 7);
    return asked;
  };
  const [first, again, other] = [
    await run("a long secret"),
    await run("a long secret"),
    await run("another secret"),
  ];
  expect(first).toEqual(again);
  expect(first).not.toEqual(other);
  expect(first).not.toContain(7);
  expect(withSecret(toy.assignment, "a long secret").questions.map(({ id }) => id)).toEqual(
    toy.assignment.questions.map(({ id }) => id),
  );
});
