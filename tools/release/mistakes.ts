/**
 * Samples of common mistakes, `solutions/NN-slug/mistakes/*.ts`: cells that replace the solution's, and the
 * points that they should get.
 *
 *     // An edge is counted at each of its ends.
 *     // expect line 0
 *     // cell toy-line
 *     function lineEdges(n: number): number { ... }
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../course-error.js";

export interface Mistake {
  readonly name: string;
  /** Expected points by question; a question that is not mentioned gets all. */
  readonly expected: ReadonlyMap<string, number>;
  /** Sources by cell id. */
  readonly cells: ReadonlyMap<string, string>;
}

export async function readMistakes(folder: string): Promise<Mistake[]> {
  const names = (await readdir(join(folder, "mistakes")).catch(() => []))
    .filter((name) => name.endsWith(".ts"))
    .sort();
  return Promise.all(
    names.map(async (name) => parseMistake(name, await readFile(join(folder, "mistakes", name), "utf8"))),
  );
}

/** @throws CourseError if it replaces no cell or expects nothing */
export function parseMistake(name: string, text: string): Mistake {
  const expected = new Map<string, number>();
  const cells = new Map<string, string>();
  let cell: string | undefined;
  for (const line of text.split("\n")) {
    const expectation = /^\/\/ expect ([\w-]+) ([\d.]+)\s*$/.exec(line);
    const start = /^\/\/ cell ([\w-]+)\s*$/.exec(line);
    if (expectation) expected.set(expectation[1]!, Number(expectation[2]));
    else if (start) cells.set((cell = start[1]!), "");
    else if (cell !== undefined) cells.set(cell, `${cells.get(cell)}${line}\n`);
  }
  if (cells.size === 0) throw new CourseError(`mistakes/${name} has no line "// cell ID"`);
  if (expected.size === 0) throw new CourseError(`mistakes/${name} has no line "// expect QUESTION POINTS"`);
  return { name, expected, cells };
}
