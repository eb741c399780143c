import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell } from "../../../../lib/coordlab/world/cell.js";
import { cheapestPaths } from "../../../../lib/engine/robots/cheapest-paths.js";
import { corridorSplit } from "../../../../lib/engine/robots/corridor-split.js";
import { type Grid, gridOf } from "../../../../lib/engine/robots/grid.js";
import { conflictsBetween } from "../../../../lib/engine/robots/grid-conflict.js";
import type { PathLimit } from "../../../../lib/engine/robots/path-limits.js";
import { rectangleSplit } from "../../../../lib/engine/robots/rectangle-split.js";
import type { Robot } from "../../../../lib/engine/robots/robot.js";
import { splitOn } from "../../../../lib/engine/robots/split.js";

/** All paths of a robot that arrive for good by the time `last`. */
function allPaths(grid: Grid, robot: number, last: number): number[][] {
  const goal = grid.goals[robot]!;
  const found: number[][] = [];
  const extend = (path: number[]): void => {
    const here = path.at(-1)!;
    if (here === goal && path.at(-2) !== goal) found.push(path);
    for (let d = 0; d < 5; d++) {
      const to = grid.next[5 * here + d]!;
      if (to >= 0 && path.length + grid.toGoal[robot]![to]! <= last) extend([...path, to]);
    }
  };
  extend([grid.starts[robot]!]);
  return found;
}

function keeps(path: readonly number[], limit: PathLimit): boolean {
  const at = (t: number) => path[Math.min(t, path.length - 1)];
  switch (limit.kind) {
    case "cost":
      return limit.least <= path.length - 1 && path.length - 1 <= limit.most;
    case "move":
      return !(at(limit.at) === limit.cell && at(limit.at + 1) === limit.into);
    case "barrier":
      return limit.times.every((t, i) => at(t) !== limit.cells[i]);
    case "cell":
      for (let t = limit.from; t <= Math.min(limit.to, 40); t++) if (at(t) === limit.cell) return false;
      return true;
  }
}

interface Numbered {
  readonly walls: readonly number[];
  readonly starts: readonly number[];
  readonly goals: readonly number[];
}

/** Both robots head the same way, or come towards each other through whatever is between the walls. */
const pairs = fc
  .record({
    walls: fc.subarray([4, 5, 6, 7, 8, 9, 10, 11], { maxLength: 6 }),
    towards: fc.boolean(),
  })
  .chain(({ walls, towards }): fc.Arbitrary<Numbered> => {
    const ends = fc.constantFrom([[0, 14], [1, 13]], [[0, 12], [15, 3]], [[2, 12], [14, 0]]); // biome-ignore format: pairs
    return towards
      ? ends.map(([starts, goals]) => ({ walls, starts: starts!, goals: goals! }))
      : fc.record({
          walls: fc.constant(walls.slice(0, 1)),
          starts: fc.constantFrom([1, 4], [4, 1], [0, 4], [1, 8]),
          goals: fc.constantFrom([14, 11], [11, 14], [15, 11], [14, 15]),
        });
  })
  .filter(({ walls, starts, goals }) => ![...starts, ...goals].some((cell) => walls.includes(cell)))
  .map(({ walls, starts, goals }) => {
    const cellOf = (cell: number): Cell => [Math.floor(cell / 4), cell % 4];
    const rows = [0, 4, 8, 12].map((r) =>
      [0, 1, 2, 3].map((c) => (walls.includes(r + c) ? "@" : ".")).join(""),
    );
    return { rows, starts: starts.map(cellOf), goals: goals.map(cellOf) };
  });

test("every pair of paths without a conflict keeps a side of every split", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(pairs, fc.nat(), (task, pick) => {
      const grid = gridOf(task);
      if (grid.starts.some((start, i) => grid.toGoal[i]![start]! < 0)) return;
      const robots = [0, 1].map((i): Robot => {
        const journey = { start: grid.starts[i]!, goal: grid.goals[i]!, toGoal: grid.toGoal[i]! };
        const cheapest = cheapestPaths(grid, journey, [])!;
        const ways = allPaths(grid, i, cheapest.cost);
        return { limits: [], cheapest, path: Int32Array.from(ways[pick % ways.length]!) };
      });
      const conflict = conflictsBetween([0, robots[0]!.path], [1, robots[1]!.path])[0];
      if (!conflict) return;
      const chosen = splitOn(grid, robots, conflict);
      const rectangle = rectangleSplit(grid, robots, conflict);
      const corridor = corridorSplit(grid, robots, conflict);
      for (const kind of [chosen.kind, rectangle && "rectangle", corridor && "corridor"])
        if (kind) seen.add(kind);
      const [own, others] = robots.map(({ cheapest }, i) => allPaths(grid, i, cheapest.cost + 1));
      for (const a of own!)
        for (const b of others!) {
          if (conflictsBetween([0, a], [1, b]).length > 0) continue;
          for (const sides of [chosen.sides, rectangle, corridor])
            if (
              sides &&
              !sides.some((side) => side.every(({ robot, limit }) => keeps([a, b][robot]!, limit)))
            )
              expect({ task, sides, a, b }).toBeUndefined();
        }
    }),
    { numRuns: 400, seed: 2 },
  );
  for (const kind of ["target", "corridor", "pair", "rectangle", "cell"]) expect([...seen]).toContain(kind);
});
