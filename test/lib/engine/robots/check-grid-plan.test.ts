import { expect, test } from "vitest";
import type { Cell } from "../../../../lib/coordlab/world/cell.js";
import { checkGridPlan } from "../../../../lib/engine/robots/check-grid-plan.js";

// . . .   robot 0 goes from the top left to the top right, robot 1 the other way below
// . . @
const task = {
  rows: ["...", "..@"],
  starts: [
    [0, 0],
    [0, 2],
  ],
  goals: [
    [0, 2],
    [0, 0],
  ],
} as const;
const over: readonly Cell[] = [
  [0, 0],
  [1, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 2],
];
const back: readonly Cell[] = [
  [0, 2],
  [0, 1],
  [0, 0],
];

test("a right plan passes; who has arrived stays", () => {
  expect(checkGridPlan(task, [over, back])).toBeUndefined();
});

test.each<[string, readonly (readonly Cell[])[], object]>([
  ["a path too few", [over], { rule: "paths", robots: [], time: 0 }],
  ["another start", [over, back.slice(1)], { rule: "start", robots: [1], time: 0 }],
  ["short of the goal", [over, back.slice(0, 2)], { rule: "cell", robots: [0, 1], time: 4 }],
  ["a wall", [[...over.slice(0, 4), [1, 2], [0, 2]], back], { rule: "wall", robots: [0], time: 4 }],
  ["a leap", [[...over.slice(0, 4), [0, 2]], back], { rule: "step", robots: [0], time: 4 }],
  [
    "off the map",
    [
      over,
      [
        [0, 2],
        [-1, 2],
        [0, 2],
      ],
    ],
    { rule: "wall", robots: [1], time: 1 },
  ],
  [
    "one cell",
    [
      [
        [0, 0],
        [0, 1],
        [0, 2],
      ],
      back,
    ],
    { rule: "cell", robots: [0, 1], time: 1 },
  ],
  [
    "changing places",
    [
      [
        [0, 0],
        [0, 0],
        [0, 1],
        [0, 2],
      ],
      back,
    ],
    { rule: "swap", robots: [0, 1], time: 2 },
  ],
  ["who stays is in the way", [[...over, [0, 1], [0, 0]], back], { rule: "cell", robots: [0, 1], time: 7 }],
  ["another goal", [over.slice(0, 4), back], { rule: "goal", robots: [0], time: 3 }],
])("%s is refused", (_, paths, violation) => {
  expect(checkGridPlan(task, paths)).toEqual(violation);
});
