/**
 * The library for one assignment: what is withheld is a stub that throws, and its code is in no file. The
 * student's process, the released folder and the web page are all given what this makes.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "esbuild";
import { cached } from "./cached.js";
import { libraryHash, libraryPackages } from "./library.js";
import type { PackedLibrary, PackRequest } from "./packed-library.js";

/** @throws CourseError if a name is unknown, or code of what is withheld would stay in the files */
export async function packLibrary({ withheld, format, packages }: PackRequest): Promise<PackedLibrary> {
  const all = packages ?? (await libraryPackages());
  const library = hashOf([await libraryHash(all), version, await packerHash()]);
  const key = hashOf([library, format, ...[...withheld].sort()]);
  const packed = await cached(`library-${key}`, async () => {
    // Loaded when there is something to make: they bring the compiler with them.
    const { references } = await import("./references.js");
    const { makeLibrary } = await import("./make-library.js");
    const known = await cached(`references-${library}`, () => references(all));
    return makeLibrary(all, { withheld, format }, known);
  });
  return { ...packed, key };
}

async function packerHash(): Promise<string> {
  const files = (await readdir(import.meta.dirname)).filter((name) => /\.[jt]s$/.test(name)).sort();
  return hashOf(await Promise.all(files.map((name) => readFile(join(import.meta.dirname, name), "utf8"))));
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part}\0`);
  return hash.digest("hex").slice(0, 24);
}
