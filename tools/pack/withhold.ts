/** Which exported names a packed library does without: the withheld ones, and whatever uses one of them. */
import { CourseError } from "../course-error.js";
import type { Declaration, References } from "./declarations.js";
import { ideas } from "./ideas.js";

/** The reason why a name is not there: the withheld name that it is or uses. */
export type Withheld = ReadonlyMap<string, string>;

/**
 * For each package the names that go.
 *
 * @param entries exported names, and ideas from the list
 * @throws CourseError if an entry is neither
 */
export function withheldNames(
  entries: readonly string[],
  { exported, declarations }: References,
): ReadonlyMap<string, Withheld> {
  const roots = new Map<string, string>();
  for (const name of entries.flatMap((entry) => ideas[entry] ?? [entry])) {
    const behind = [...exported.values()].flatMap((names) => names.get(name) ?? []);
    if (behind.length === 0)
      throw new CourseError(
        `no package of the course exports "${name}", and no idea is called so: ${Object.keys(ideas).join(", ")}`,
      );
    for (const declaration of behind) {
      roots.set(declaration, name);
      for (const member of declarations.get(declaration)?.members.values() ?? []) roots.set(member, name);
    }
  }
  const causes = new Map<string, string | undefined>();
  return new Map(
    [...exported].map(([owner, names]) => {
      const gone = new Map<string, string>();
      for (const [name, declaration] of names) {
        const cause = reached(declaration, roots, declarations, causes);
        if (cause !== undefined) gone.set(name, cause);
      }
      return [owner, gone];
    }),
  );
}

/** The withheld name that a declaration is or comes to. */
function reached(
  start: string,
  roots: ReadonlyMap<string, string>,
  declarations: ReadonlyMap<string, Declaration>,
  causes: Map<string, string | undefined>,
): string | undefined {
  if (causes.has(start)) return causes.get(start);
  const seen = new Set([start]);
  let cause: string | undefined;
  for (const name of seen) {
    cause = roots.get(name);
    if (cause !== undefined) break;
    for (const used of declarations.get(name)?.uses ?? []) seen.add(used);
  }
  causes.set(start, cause);
  return cause;
}
