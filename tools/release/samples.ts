/**
 * Samples of what students write, `solutions/NN-slug/mistakes/*.ts` and `alternatives/*.ts`: cells that replace the
 * solution's. A mistake says what points it should get; an alternative, which makes another choice where the text
 * leaves one, gets all of them.
 *
 *     // An edge is counted at each of its ends.
 *     // expect line 0
 *     // cell toy-line
 *     function lineEdges(n: number): number { ... }
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../course-error.js";

export type SampleKind = "mistakes" | "alternatives";

export interface Sample {
  /** Folder and file. */
  readonly name: string;
  /** Expected points by question; a question that is not mentioned gets all. */
  readonly expected: ReadonlyMap<string, number>;
  /** Sources by cell id. */
  readonly cells: ReadonlyMap<string, string>;
}

/** All samples of an assignment. */
export async function readSamples(folder: string): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const kind of ["mistakes", "alternatives"] as const) {
    const names = await readdir(join(folder, kind)).catch(() => []);
    for (const name of names.filter((file) => file.endsWith(".ts")).sort())
      samples.push(parseSample(kind, name, await readFile(join(folder, kind, name), "utf8")));
  }
  return samples;
}

/** @throws CourseError if it replaces no cell, a mistake expects nothing, or an alternative expects something */
export function parseSample(kind: SampleKind, file: string, text: string): Sample {
  const name = `${kind}/${file}`;
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
  if (cells.size === 0) throw new CourseError(`${name} has no line "// cell ID"`);
  if (kind === "mistakes" && expected.size === 0)
    throw new CourseError(`${name} has no line "// expect QUESTION POINTS"`);
  if (kind === "alternatives" && expected.size > 0)
    throw new CourseError(`${name}: an alternative gets all points; take away its lines "// expect"`);
  return { name, expected, cells };
}
