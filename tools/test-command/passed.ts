/**
 * What has passed, by the content of everything that it depends on: `.course/passed/KIND.json`. Work whose key
 * is on record need not be done again, except in CI (`CI=1 npm test`), which takes no record's word.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export interface Pass {
  readonly key: string;
  /** How many tests that were. */
  readonly tests: number;
  /** The least time that it took on this machine. */
  readonly milliseconds: number;
}

export class Passed {
  readonly #file: string;
  readonly #passes: Map<string, Pass>;

  constructor(root: string, kind: string) {
    this.#file = `${root}/.course/passed/${kind}.json`;
    this.#passes = new Map(Object.entries(readRecord(this.#file)));
  }

  /** The pass of this content, if there was one. */
  of(name: string, key: string): Pass | undefined {
    const pass = this.#passes.get(name);
    return pass?.key === key ? pass : undefined;
  }

  /** The least time of an earlier pass, of whatever content. */
  milliseconds(name: string): number | undefined {
    return this.#passes.get(name)?.milliseconds;
  }

  note(name: string, { key, tests, milliseconds }: Pass): void {
    const before = this.#passes.get(name)?.milliseconds ?? Infinity;
    this.#passes.set(name, { key, tests, milliseconds: Math.min(before, Math.round(milliseconds)) });
  }

  save(): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(Object.fromEntries(this.#passes), null, 1));
  }
}

/** Whether records count: nowhere in CI. */
export function recordsCount(env: NodeJS.ProcessEnv = process.env): boolean {
  return !env.CI || env.CI === "false" || env.CI === "0";
}

function readRecord(file: string): Record<string, Pass> {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Record<string, Pass>;
  } catch {
    return {};
  }
}
