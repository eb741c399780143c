import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { Cell } from "../../../../lib/coordlab/world/cell.js";
import type { GridTask } from "../../../../lib/engine/robots/grid.js";
import { readGridMap, readGridScenario } from "../../../../lib/engine/robots/moving-ai.js";

/** A task drawn by letters: robot a starts at `a` and ends at `A`. */
export function drawn(...picture: string[]): GridTask {
  const find = (letter: string): Cell => {
    const row = picture.findIndex((line) => line.includes(letter));
    return [row, picture[row]!.indexOf(letter)];
  };
  const robots = [...picture.join("")].filter((sign) => /[a-z]/.test(sign)).sort();
  return {
    rows: picture.map((line) => line.replace(/[a-zA-Z]/g, ".")),
    starts: robots.map(find),
    goals: robots.map((robot) => find(robot.toUpperCase())),
  };
}

interface Shape {
  readonly height: readonly [number, number];
  readonly width: readonly [number, number];
  readonly walls: number;
  readonly robots: readonly [number, number];
}

/** Random tasks of a shape: sizes from the first number to the second, at most `walls` walls. */
function tasksOf({ height, width, walls, robots }: Shape): fc.Arbitrary<GridTask> {
  const size = ([min, max]: readonly [number, number]) => fc.integer({ min, max });
  return fc
    .tuple(size(height), size(width), size(robots))
    .chain(([h, w, n]) => {
      const cells = Array.from({ length: h * w }, (_, cell) => cell);
      const some = fc.shuffledSubarray(cells, { minLength: n, maxLength: n });
      return fc.tuple(fc.constant(h), fc.constant(w), fc.subarray(cells, { maxLength: walls }), some, some);
    })
    .map(([h, w, wanted, starts, goals]): GridTask => {
      const cellOf = (cell: number): Cell => [Math.floor(cell / w), cell % w];
      const wall = (cell: number) => wanted.includes(cell) && !starts.includes(cell) && !goals.includes(cell);
      const row = (r: number) => Array.from({ length: w }, (_, c) => (wall(r * w + c) ? "@" : ".")).join("");
      return {
        rows: Array.from({ length: h }, (_, r) => row(r)),
        starts: starts.map(cellOf),
        goals: goals.map(cellOf),
      };
    });
}
export const tight = tasksOf({ height: [2, 3], width: [3, 4], walls: 3, robots: [2, 3] });
/** Room for rectangles, and walls enough for corridors with a way around. */
export const roomy = tasksOf({ height: [4, 5], width: [4, 5], walls: 8, robots: [2, 2] });

const grids = new URL("../../../data/grids/", import.meta.url);

/** The first robots of a public scenario; all if no number is given. */
export function publicTask(map: string, scenario: string, robots?: number): GridTask {
  const rows = readGridMap(readFileSync(new URL(`${map}.map`, grids), "utf8"), `${map}.map`);
  const file = `${scenario}.scen`;
  const text = readFileSync(new URL(file, grids), "utf8");
  return readGridScenario(text, { rows, file, ...(robots !== undefined && { robots }) });
}
