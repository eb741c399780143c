/** What a sweep is to run: every scenario with every mechanism, at every combination of the settings listed. */
import { readFile } from "node:fs/promises";
import { CourseError } from "../course-error.js";
import { completed, mechanismNamed, type Settings, scenarioNamed, type Value } from "./worlds.js";

/** A unit of work; its result depends on nothing else. */
export interface Cell {
  /** Its name: scenario, mechanism and settings. */
  readonly key: string;
  readonly scenario: Named;
  readonly mechanism: Named;
  readonly steps: number;
  readonly seeds: number;
  /** Run i of a scenario sees the same world under every mechanism: its stream is seeded by this, the scenario and i. */
  readonly seed: string;
  readonly measures: readonly Measure[];
}

export interface Named {
  readonly name: string;
  readonly settings: Settings;
}

export const measures = [
  "reward",
  "worked",
  "collisions",
  "duplicated",
  "missedSynergies",
  "idle",
  "messages",
  "rounds",
  "bytes",
  "decisions",
  "fairness",
] as const;
export type Measure = (typeof measures)[number];

/** @throws CourseError in one sentence */
export async function readSpec(file: string): Promise<readonly Cell[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CourseError(`${file}: there is no such file that can be read`);
  });
  let spec: unknown;
  try {
    spec = JSON.parse(text);
  } catch (error) {
    throw new CourseError(`${file} is not JSON: ${(error as Error).message}`);
  }
  return cellsOf(spec, file);
}

const words = ["scenarios", "mechanisms", "steps", "seeds", "seed", "measures"];

/** The cells of a specification, in its order. */
export function cellsOf(spec: unknown, file = "the specification"): readonly Cell[] {
  const fields = record(spec, file);
  const unknown = Object.keys(fields).find((word) => !words.includes(word));
  if (unknown !== undefined)
    throw new CourseError(`${file}: there is no "${unknown}"; there are ${words.join(", ")}`);
  const { seed = 1, measures: asked = ["reward", "collisions", "messages"] } = fields;
  if (typeof seed !== "number" && typeof seed !== "string")
    throw new CourseError(`${file}: seed must be a number or a text`);
  const steps = whole("steps", fields.steps, 1_000_000);
  const seeds = whole("seeds", fields.seeds ?? 200, 1_000_000);
  const wanted = list(asked, `${file}: measures`).map((name) => {
    if (measures.includes(name as Measure)) return name as Measure;
    throw new CourseError(
      `${file}: there is no measure ${JSON.stringify(name)}; there are ${measures.join(", ")}`,
    );
  });
  const scenarios = list(fields.scenarios, `${file}: scenarios`).flatMap((it) =>
    combinations("scenario", it),
  );
  const mechanisms = list(fields.mechanisms, `${file}: mechanisms`).flatMap((it) =>
    combinations("mechanism", it),
  );
  for (const { name, settings } of scenarios) scenarioNamed(name, settings);
  for (const { name, settings } of mechanisms) mechanismNamed(name, settings);
  const common = { steps, seeds, seed: String(seed), measures: wanted };
  const cells = scenarios.flatMap((scenario) =>
    mechanisms.map((mechanism): Cell => {
      const key = `${keyOf(scenario)}; ${keyOf(mechanism)}`;
      return { key, scenario, mechanism, ...common };
    }),
  );
  const twice = cells.find(({ key }, i) => cells.findIndex((other) => other.key === key) < i);
  if (twice) throw new CourseError(`${file}: ${twice.key} is in it twice`);
  return cells;
}

/** @example keyOf({ name: "coin flip", settings: { probability: 0.5 } }) // "coin flip, probability 0.5" */
export function keyOf({ name, settings }: Named): string {
  return [name, ...Object.entries(settings).map(([setting, value]) => `${setting} ${value}`)].join(", ");
}

/** `"lowest ID"`, or `{ "scenario": "corridor", "agents": [3, 6] }`, which stands for two. */
function combinations(kind: "scenario" | "mechanism", given: unknown): Named[] {
  if (typeof given === "string") return [{ name: given, settings: completed(kind, given, {}) }];
  const { [kind]: name, ...settings } = record(given, `each of the ${kind}s`);
  if (typeof name !== "string")
    throw new CourseError(`each of the ${kind}s is a name, or has one as "${kind}"`);
  const lists = Object.entries(settings).map(([setting, value]): [string, Value[]] => [
    setting,
    [value].flat().map((one) => {
      if (typeof one === "number" || typeof one === "string") return one;
      throw new CourseError(`${kind} "${name}": ${setting} must be a number, a text, or a list of them`);
    }),
  ]);
  const all = lists.reduce<Record<string, Value>[]>(
    (settled, [setting, values]) =>
      settled.flatMap((before) => values.map((value) => ({ ...before, [setting]: value }))),
    [{}],
  );
  return all.map((one) => ({ name, settings: completed(kind, name, one) }));
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new CourseError(`${what} must be an object in braces`);
}

function list(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw new CourseError(`${what} must be a list of at least one`);
}

function whole(name: string, value: unknown, most: number): number {
  if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most) return value as number;
  throw new CourseError(`${name} must be a whole number from 1 to ${most}, got ${JSON.stringify(value)}`);
}
