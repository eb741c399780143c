import { expect, it } from "vitest";
import { tokensOf } from "../../../tools/similar/fingerprints.js";
import { similarPage } from "../../../tools/similar/page.js";
import { similarPairs } from "../../../tools/similar/pairs.js";

const stub =
  'function play(wishes: number[][], refused: string): number {\n  throw new Error("not written yet");\n}';

const honest = `function play(wishes: number[][], refused: string): number {
  let waiting = new Set<number>();
  let crossings = 0;
  for (const wish of wishes) {
    wish.forEach((wants, agent) => { if (wants === 1) waiting.add(agent); });
    if (waiting.size > 0) crossings++;
    const next = Math.min(...waiting);
    waiting.delete(next);
    if (refused === "lost") waiting.clear();
  }
  return crossings;
}`;

/** The same with other names, layout and comments. */
const renamed = honest
  .replace(/waiting/g, "door")
  .replace(/crossings/g, "total")
  .replace(/wish\b/g, "step")
  .replace(/agent/g, "who")
  .replace("  let door", "  // mine, really\n\n  let door")
  .replace(/ {4}/g, "\t\t");

const another = `function play(wishes: number[][], refused: string): number {
  const queue: number[] = [];
  return wishes.reduce((sum, row) => {
    const fresh = row.map((value, index) => (value > 0 ? index : -1)).filter((index) => index >= 0);
    for (const index of fresh) if (!queue.includes(index)) queue.push(index);
    const crossed = queue.shift();
    if (refused !== "remembered") queue.length = 0;
    return crossed === undefined ? sum : sum + 1;
  }, 0);
}`;

const third = `function play(wishes: number[][], refused: string): number {
  const n = wishes[0] ? wishes[0].length : 0;
  const there = new Array<boolean>(n).fill(false);
  let count = 0;
  let step = 0;
  while (step < wishes.length) {
    for (let i = n - 1; i >= 0; i--) there[i] = there[i] || wishes[step]![i] === 1;
    const last = there.lastIndexOf(true);
    if (last !== -1) { there[last] = false; count += 1; }
    if (refused === "lost") there.fill(false);
    step += 1;
  }
  return count;
}`;

it("finds a copy with other names, layout and comments, and no honest pair", () => {
  const works = [
    { student: "ann", source: honest },
    { student: "bob", source: another },
    { student: "cyd", source: third },
    { student: "dora", source: renamed },
  ];
  const pairs = similarPairs(works, stub);
  expect(pairs.map(({ one, other }) => [one.student, other.student])).toEqual([["ann", "dora"]]);
  expect(pairs[0]!.likeness).toBeGreaterThan(0.9);
});

it("says nothing of short answers, of the stub, and of what most of the class have", () => {
  const short =
    "function play(w: number[][]): number {\n  return w.filter((row) => row.includes(1)).length;\n}";
  expect(
    similarPairs(
      [1, 2, 3].map((i) => ({ student: String(i), source: short })),
      stub,
    ),
  ).toEqual([]);
  expect(
    similarPairs(
      [1, 2].map((i) => ({ student: String(i), source: stub })),
      stub,
    ),
  ).toEqual([]);
  const everybody = Array.from({ length: 10 }, (_, i) => ({ student: String(i), source: honest }));
  expect(similarPairs(everybody, stub)).toEqual([]);
});

it("shows both sides as text, what is shared marked, and that likeness is no proof", () => {
  const works = [
    { student: "<ann>", source: honest },
    { student: "dora", source: renamed },
  ];
  const page = similarPage("Price the round", similarPairs(works, stub), 2);
  expect(page).toContain("Likeness is no proof");
  expect(page).toContain("&#60;ann&#62;");
  expect(page).toContain("<mark>");
});

it("reads names as names, and properties as themselves", () => {
  expect(tokensOf("a.push(b) // c").map(({ text }) => text)).toEqual(["name", ".", "push", "(", "name", ")"]);
});
