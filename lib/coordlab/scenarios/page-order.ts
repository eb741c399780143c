/** Pages in a queue: by popularity. */
import type { Option } from "../world/scenario.js";

/** The most popular first, and the one found first among equals. */
export function byValue(a: Option, b: Option): number {
  return b.value - a.value || a.uses[0]!.key - b.uses[0]!.key;
}

/** New pages, which are numbered in order, by value; a bucket a value. */
export function sortedByValue(found: readonly Option[]): Option[] {
  const buckets: Option[][] = Array.from({ length: 101 }, () => []);
  for (const option of found) buckets[100 - option.value]!.push(option);
  return buckets.flat();
}

/** Two sorted lists in one; the queue's closing "idle" is left out. */
export function inOneQueue(queue: readonly Option[], found: readonly Option[]): Option[] {
  const merged: Option[] = [];
  let next = 0;
  for (let i = 0; i < queue.length - 1; i++) {
    while (next < found.length && byValue(found[next]!, queue[i]!) < 0) merged.push(found[next++]!);
    merged.push(queue[i]!);
  }
  while (next < found.length) merged.push(found[next++]!);
  return merged;
}
