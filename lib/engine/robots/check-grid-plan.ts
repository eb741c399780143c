/** The checker of grid plans. It shares no code with the searches. */
import type { GridPaths, GridTask } from "./grid.js";

/** What is wrong, when and with whom. */
export interface GridViolation {
  readonly rule: "paths" | "start" | "goal" | "wall" | "step" | "cell" | "swap";
  readonly robots: readonly number[];
  readonly time: number;
}

/**
 * The first violation of a grid plan, by time, or undefined if it is right: a path for each robot from its start
 * to its goal, over free cells, at most one cell up, down, left or right a step, nobody in a cell with
 * another or changing places with it. Who has arrived stays. Cost O(robots x time).
 */
export function checkGridPlan(task: GridTask, paths: GridPaths): GridViolation | undefined {
  if (paths.length !== task.starts.length || paths.some((path) => path.length === 0))
    return { rule: "paths", robots: [], time: 0 };
  const end = Math.max(...paths.map((path) => path.length));
  for (let time = 0; time < end; time++) {
    const now = paths.map((path) => path[time] ?? path[path.length - 1]!);
    const before = time > 0 ? paths.map((path) => path[time - 1] ?? path[path.length - 1]!) : now;
    const whoWas = new Map(before.map(([row, column], robot) => [`${row} ${column}`, robot]));
    const whoIs = new Map<string, number>();
    for (const [robot, [row, column]] of now.entries()) {
      const [oldRow, oldColumn] = before[robot]!;
      const start = task.starts[robot]!;
      if (time === 0 && (row !== start[0] || column !== start[1]))
        return { rule: "start", robots: [robot], time };
      if (!/^[.GS]$/.test(task.rows[row]?.[column] ?? "@")) return { rule: "wall", robots: [robot], time };
      if ((row - oldRow) ** 2 + (column - oldColumn) ** 2 > 1) return { rule: "step", robots: [robot], time };
      const inIt = whoIs.get(`${row} ${column}`);
      if (inIt !== undefined) return { rule: "cell", robots: [inIt, robot], time };
      whoIs.set(`${row} ${column}`, robot);
      const partner = whoWas.get(`${row} ${column}`);
      if (partner === undefined || partner >= robot) continue;
      if (now[partner]![0] === oldRow && now[partner]![1] === oldColumn)
        return { rule: "swap", robots: [partner, robot], time };
    }
  }
  const late = paths.findIndex((path, robot) => {
    const [row, column] = path[path.length - 1]!;
    return row !== task.goals[robot]![0] || column !== task.goals[robot]![1];
  });
  return late < 0 ? undefined : { rule: "goal", robots: [late], time: paths[late]!.length - 1 };
}
