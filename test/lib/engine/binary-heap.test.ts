import fc from "fast-check";
import { expect, test } from "vitest";
import { BinaryHeap } from "../../../lib/engine/binary-heap.js";

const least = () => new BinaryHeap<number>((a, b) => a < b);

test("an empty heap has no first item, and none leaves", () => {
  const heap = least();
  expect([heap.size, heap.first, heap.pop()]).toEqual([0, undefined, undefined]);
});

test("the first item is shown without leaving", () => {
  const heap = least();
  for (const item of [3, 1, 2]) heap.push(item);
  expect([heap.first, heap.size, heap.pop(), heap.first, heap.size]).toEqual([1, 3, 1, 2, 2]);
});

test("items leave as a sorted list gives them, however pushes and pops are mixed", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(20), { nil: undefined })), (steps) => {
      const heap = least();
      const sorted: number[] = [];
      for (const step of steps) {
        if (step === undefined) expect(heap.pop()).toBe(sorted.shift());
        else {
          heap.push(step);
          sorted.push(step);
          sorted.sort((a, b) => a - b);
        }
        expect([heap.size, heap.first]).toEqual([sorted.length, sorted[0]]);
      }
    }),
  );
});
