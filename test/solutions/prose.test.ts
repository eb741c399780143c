/** Numbers that the assignments' texts state, against what they speak of. */
import { chapterDemand, corridorWishes, seededStream } from "coordlab";
import { expect, it } from "vitest";
import { measure, mechanisms, names, situations } from "../../solutions/01-name-the-mechanism/experiment.js";
import { replayed } from "../../solutions/02-price-the-round/any-order.js";

it("assignment 1: no share lies between 0.69 and 0.78, so no choice hangs on the threshold", () => {
  const shares = Object.keys(situations).flatMap((situation) =>
    names
      .filter((name) => mechanisms[name]!.unsuited(situations[situation]!) === undefined)
      .map((name) => measure(situation, name).share),
  );
  expect(Math.max(...shares.filter((share) => share < 0.75)).toFixed(2)).toBe("0.69");
  expect(Math.min(...shares.filter((share) => share >= 0.75)).toFixed(2)).toBe("0.78");
});

it("assignment 2: at a demand of 0.2 the lowest first crosses 182 times, the highest first 186", () => {
  const wishes = corridorWishes({ agents: 6, steps: 200 }, chapterDemand(0.2), seededStream(29)).map(
    (step) => [...step],
  );
  const counts = [Math.min, Math.max].map((first) => {
    const door = new Set<number>();
    const crossed = wishes.map((wish) => {
      for (const [agent, wants] of wish.entries()) if (wants === 1) door.add(agent);
      const next = door.size > 0 ? first(...door) : -1;
      door.delete(next);
      return next;
    });
    const { crossings, contested } = replayed(wishes, "remembered", crossed)!;
    return [crossings, contested];
  });
  expect(counts).toEqual([
    [182, 142],
    [186, 149],
  ]);
});

it("assignment 2: two orders on the same wishes differ, and an order against the rules is no account", () => {
  const wishes = [
    [0, 1, 1],
    [0, 0, 1],
    [0, 0, 0],
  ];
  expect(replayed(wishes, "remembered", [1, 2, -1])).toEqual({ independent: 1, crossings: 2, contested: 1 });
  expect(replayed(wishes, "remembered", [2, 1, 2])).toEqual({ independent: 1, crossings: 3, contested: 2 });
  expect(replayed(wishes, "remembered", [0, 1, 2])).toBeUndefined();
  expect(replayed(wishes, "remembered", [1, -1, 2])).toBeUndefined();
  expect(replayed(wishes, "lost", [1, 2, 1])).toBeUndefined();
});
