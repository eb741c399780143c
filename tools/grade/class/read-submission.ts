/** The first half of grading: a handed-in file as repaired, compiled cells. No judge and no student's code is near. */
import type { Numbers } from "../judge/written.js";
import { type CompiledCell, compiling } from "../program/compiled-cell.js";
import type { TypeChecker } from "../program/type-check.js";
import { readLeniently } from "../repair/read-leniently.js";
import type { OwnRelease } from "../repair/released-cell.js";
import { type RepairedCell, repair } from "../repair/repair.js";
import { hashOf } from "./content-hash.js";

export interface ReadRequest {
  readonly student: string;
  readonly bytes: Uint8Array;
  /** Whether types are checked: not once they have broken a checker. */
  readonly types: boolean;
}

/** A cell as the feedback shows it. */
export interface ReadCell {
  readonly id: string;
  readonly source: string;
  /** Of a written answer: the question, and whether the student left it as it was given out. */
  readonly written?: { readonly question: string; readonly untouched: boolean };
  /** The picture that the cell showed when it was handed in, as a data address. */
  readonly picture?: string;
}

export interface ReadSubmission {
  readonly cells: readonly ReadCell[];
  /** The code cells, in order: their ids, and what the compiler made of them. */
  readonly codeIds: readonly string[];
  readonly compiled: readonly CompiledCell[];
  /** What was mended: a line each. */
  readonly notes: readonly string[];
  /** Why nothing of the file could be read, if that is so. */
  readonly unreadable?: string;
  readonly hash: string;
  /** The student's own, if there are some. */
  readonly numbers?: Numbers;
}

/** @param types whether types are checked: not once they have broken a checker */
export function readSubmission(
  bytes: Uint8Array,
  { name, release, numbers }: OwnRelease & { readonly name: string },
  checker: TypeChecker,
  types = true,
): ReadSubmission {
  const hash = hashOf(bytes);
  const handedIn = readLeniently(bytes);
  if (handedIn.unreadable !== undefined)
    return { cells: [], codeIds: [], compiled: [], notes: [], unreadable: handedIn.unreadable, hash };
  const { cells, notes, found } = repair(handedIn.cells, release);
  const strange = found === 0 ? [`no answer cell of ${name} is in it: perhaps the wrong notebook`] : [];
  const untyped = types ? [] : ["types were not checked: that took too long, or too much memory"];
  const code = cells.filter(({ type, released }) => type === "code" && released?.kind !== "tests");
  const sources = code.map(({ source }) => source);
  const beside = writtenBeside(cells);
  const locked = code.flatMap(({ released }, i) => (released?.kind === "read-only" ? [i] : []));
  return {
    cells: cells.map(({ id, source, released, picture }, i) => {
      const question = released?.kind === "written" ? released.question : beside.get(i);
      const untouched = source.trim() === released?.source.trim();
      return {
        id,
        source,
        ...(question === undefined ? {} : { written: { question, untouched } }),
        ...(picture === undefined || released === undefined ? {} : { picture }),
      };
    }),
    codeIds: code.map(({ id }) => id),
    compiled: compiling(checker.check(sources, types), new Set(locked)),
    notes: [...handedIn.notes, ...strange, ...untyped, ...notes],
    hash,
    ...(numbers === undefined ? {} : { numbers }),
  };
}

/**
 * Own texts around the cell of a written answer belong to that answer, by position: many write below the cell and not
 * into it.
 */
function writtenBeside(cells: readonly RepairedCell[]): ReadonlyMap<number, string> {
  const beside = new Map<number, string>();
  const isText = (i: number) => cells[i]!.type !== "code" && cells[i]!.released === undefined;
  for (const step of [1, -1])
    for (const [i, { released }] of cells.entries()) {
      if (released?.kind !== "written" || released.question === undefined) continue;
      for (let at = i + step; cells[at] && cells[at]!.released === undefined; at += step)
        if (isText(at) && !beside.has(at)) beside.set(at, released.question);
    }
  return beside;
}
