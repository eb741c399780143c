/** How good an order of priority can be: all of them tried. */
import type { GridTask } from "./grid.js";
import { prioritisedPlanning } from "./prioritised-planning.js";

/** What all orders of priority give. */
export interface EveryPriority {
  readonly orders: number;
  /** Orders in which some robot finds no way past those before it. */
  readonly stuck: number;
  /** The least cost of the others. */
  readonly best: number | undefined;
}

/**
 * {@link prioritisedPlanning} in every order of the robots, n! of them.
 *
 * @throws RangeError for more than 7 robots
 */
export function everyPriority(task: GridTask): EveryPriority {
  const robots = task.starts.length;
  if (robots > 7) throw new RangeError(`there are too many orders of ${robots} robots; at most 7 are tried`);
  const results = permutations(task.starts.map((_, i) => i)).map((order) => prioritisedPlanning(task, order));
  const costs = results.flatMap((result) => (result.status === "feasible" ? [result.cost] : []));
  return {
    orders: results.length,
    stuck: results.length - costs.length,
    best: costs.length > 0 ? Math.min(...costs) : undefined,
  };
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) =>
    permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  );
}
