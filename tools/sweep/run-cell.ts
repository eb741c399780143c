/** Runs one cell of a sweep: a function of the cell alone. */
import { type Estimate, estimate, type Ledger, seededStream, simulate } from "coordlab";
import { type Cell, keyOf } from "./spec.js";
import { mechanismNamed, scenarioNamed } from "./worlds.js";

export interface CellResult {
  readonly format: "course-sweep-1";
  readonly cell: Cell;
  /** Why the mechanism makes no sense in the scenario, if it makes none. */
  readonly unsuited?: string;
  /** By measure: the mean over all seeds with its 95 % interval. */
  readonly estimates: Readonly<Record<string, Estimate>>;
  /** What ran it. */
  readonly tools: Tools;
}

export type Tools = Readonly<Record<"node" | "coordlab", string>>;

export function runCell(cell: Cell, tools: Tools): CellResult {
  const { scenario: world, mechanism: rule, steps, seeds, seed, measures } = cell;
  const scenario = scenarioNamed(world.name, world.settings);
  const mechanism = mechanismNamed(rule.name, rule.settings);
  const unsuited = mechanism.unsuited(scenario);
  if (unsuited !== undefined) return { format: "course-sweep-1", cell, unsuited, estimates: {}, tools };
  const values = measures.map(() => new Float64Array(seeds));
  for (let run = 0; run < seeds; run++) {
    const stream = seededStream(`${seed}/${keyOf(world)}/${run}`);
    const ledger: Ledger = simulate(scenario, mechanism, steps, stream);
    for (const [i, measure] of measures.entries()) values[i]![run] = ledger[measure];
  }
  const estimates = measures.map((measure, i): [string, Estimate] => {
    let run = 0;
    return [measure, estimate(seeds, () => values[i]![run++]!, `${cell.key}/${measure}`)];
  });
  return { format: "course-sweep-1", cell, estimates: Object.fromEntries(estimates), tools };
}
