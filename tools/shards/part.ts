/** Which part of the work one process does: the words that `course grade` and `course sweep` have in common. */
import { readFile } from "node:fs/promises";
import { CourseError } from "../course-error.js";
import { parseShard, type Shard, shardOf } from "./shard.js";

export type Part =
  | { readonly kind: "all" | "list" | "merge" }
  | ({ readonly kind: "shard" } & Shard)
  | { readonly kind: "only"; readonly file: string };

export const partOptions = {
  list: { type: "boolean" },
  shard: { type: "string" },
  only: { type: "string" },
  merge: { type: "boolean" },
  workers: { type: "string" },
} as const;

export const partHelp = (unit: string) => `
  --list                  print the ${unit}s, a JSON text a line, and do nothing
  --shard I/N             do the ${unit}s whose hash modulo N is I, from 0 to N - 1, and keep what is right already
  --only FILE             do the ${unit}s in FILE, lines as --list prints them
  --merge                 do none: if every result is there, whole and of one kind, make the files for all; otherwise say
                          which are not, print them as --list does, and end with 1
  --workers N             how many processes; Default: as many as there are processors to use
`;

export interface PartWords {
  readonly list?: boolean;
  readonly shard?: string;
  readonly only?: string;
  readonly merge?: boolean;
}

/** @throws CourseError in one sentence, if the words do not go together */
export function partOf({ list, shard, only, merge }: PartWords): Part {
  const asked = { list, shard, only, merge };
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  if (given.length > 1)
    throw new CourseError(`${given.map(([name]) => `--${name}`).join(" and ")} do not go together`);
  if (shard !== undefined) return { kind: "shard", ...parseShard(shard) };
  if (only !== undefined) return { kind: "only", file: only };
  return { kind: list ? "list" : merge ? "merge" : "all" };
}

/** How a part is spoken of. @example nameOf({ kind: "shard", index: 0, count: 4 }) // "shard 0/4" */
export function nameOf(part: Part): string {
  if (part.kind === "shard") return `shard ${part.index}/${part.count}`;
  return part.kind === "only" ? part.file : "all";
}

/**
 * The keys that belong to a part.
 *
 * @param what what a key names, in the sentence about one that is not there
 * @throws CourseError in one sentence
 */
export async function keysOf(part: Part, keys: readonly string[], what: string): Promise<readonly string[]> {
  if (part.kind === "shard") return keys.filter((key) => shardOf(key, part.count) === part.index);
  if (part.kind !== "only") return keys;
  const named = await listed(part.file);
  const there = new Set(keys);
  const stranger = named.find((key) => !there.has(key));
  if (stranger !== undefined)
    throw new CourseError(`--only ${part.file}: there is no ${what} ${JSON.stringify(stranger)}`);
  const wanted = new Set(named);
  return keys.filter((key) => wanted.has(key));
}

async function listed(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CourseError(`--only ${file}: there is no such file that can be read`);
  });
  return text.split("\n").flatMap((line, i) => {
    if (line.trim() === "") return [];
    try {
      const key: unknown = JSON.parse(line);
      if (typeof key === "string") return [key];
    } catch {
      // Said below.
    }
    throw new CourseError(`--only ${file}: line ${i + 1} is no JSON text, as --list prints them`);
  });
}

/** Keys as `--list` prints them and `--only` reads them. */
export function linesOf(keys: readonly string[]): string {
  return keys.map((key) => `${JSON.stringify(key)}\n`).join("");
}
