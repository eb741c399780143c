import { expect, test } from "vitest";
import { isOwnPress, rest } from "../../../tools/live/pages/one-press.js";

const began = 10_000;

test("a key that is held answers for nobody else, however long", () => {
  for (const timeStamp of [began + 1, began + rest, began + 100 * rest])
    expect(isOwnPress({ timeStamp, repeat: true }, began)).toBe(false);
});

test("a second press within half a second of the answer is not the next person's", () => {
  expect(isOwnPress({ timeStamp: began + 1 }, began)).toBe(false);
  expect(isOwnPress({ timeStamp: began + 499, repeat: false }, began)).toBe(false);
});

test("after half a second the next person answers, by key or by click", () => {
  expect(isOwnPress({ timeStamp: began + 500, repeat: false }, began)).toBe(true);
  expect(isOwnPress({ timeStamp: began + 500 }, began)).toBe(true);
});
