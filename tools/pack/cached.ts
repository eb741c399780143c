/** What takes seconds to make, kept between two runs under a name that says what it was made of. */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../project.js";

const folder = join(projectRoot, ".course", "packed");

/** Where what is called `name` is kept. */
export function keptFile(name: string): string {
  return join(folder, `${name}.json`);
}

/** What is kept under `name`, or else what `make` makes, kept from now on. Maps and sets survive. */
export async function cached<T>(name: string, make: () => Promise<T>): Promise<T> {
  const file = keptFile(name);
  const known = await readFile(file, "utf8").catch(() => undefined);
  if (known !== undefined) return JSON.parse(known, revive);
  const made = await make();
  await keep(file, JSON.stringify(made, replace)).catch(() => {
    // A folder that cannot be written costs time, nothing else.
  });
  return made;
}

/** Written out of sight and put in its place whole: several processes may make the same. */
async function keep(file: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const partial = await mkdtemp(join(folder, "partial-"));
  await writeFile(join(partial, "made"), text);
  await rename(join(partial, "made"), file);
  await rm(partial, { recursive: true, force: true });
}

function replace(_: string, value: unknown): unknown {
  if (value instanceof Map) return { "#map": [...value] };
  if (value instanceof Set) return { "#set": [...value] };
  return value;
}

function revive(
  _: string,
  value: { readonly "#map"?: [unknown, unknown][]; readonly "#set"?: unknown[] } | null,
) {
  if (value?.["#map"]) return new Map(value["#map"]);
  return value?.["#set"] ? new Set(value["#set"]) : value;
}
