/** Makes a packed library anew, and makes sure that what is withheld is in none of its files. */
import { CourseError } from "../course-error.js";
import { partsIn } from "./bodies.js";
import { bundled } from "./bundled.js";
import type { References } from "./declarations.js";
import type { LibraryPackage } from "./library.js";
import type { PackedLibrary, PackRequest } from "./packed-library.js";
import { keptExports, reachable } from "./reachable.js";
import { type Withheld, withheldNames } from "./withhold.js";

/** @throws CourseError if a name is unknown, or code of what is withheld would stay in the files */
export async function makeLibrary(
  packages: readonly LibraryPackage[],
  { withheld: entries, format }: Pick<PackRequest, "withheld" | "format">,
  known: References,
): Promise<Omit<PackedLibrary, "key">> {
  const withheld = withheldNames(entries, known);
  const files = await bundled(packages, withheld, known, format);
  const parts = withheldParts(withheld, known);
  for (const [path, text] of files)
    for (const left of partsIn(text, parts))
      throw new CourseError(
        `${path} would still hold the code of ${left}, which belongs to what is withheld (${entries.join(", ")}): withhold what uses it as well`,
      );
  return { files, withheld };
}

/** The code that must be gone: of all that only withheld names come to. */
export function withheldParts(
  withheld: ReadonlyMap<string, Withheld>,
  known: References,
): Map<string, string> {
  const { exported, declarations } = known;
  const gone = [...exported].flatMap(([owner, names]) =>
    [...names].filter(([name]) => withheld.get(owner)!.has(name)).map(([, behind]) => behind),
  );
  const kept = reachable(keptExports(withheld, known), known);
  // What begins with two underscores is the bundler's own.
  const parts = [...reachable(gone, known)].filter((name) => !kept.has(name) && !name.startsWith("__"));
  return new Map(parts.map((name) => [name, declarations.get(name)?.text ?? ""]));
}
