/** What comes along with a declaration. */
import type { References } from "./declarations.js";
import type { Withheld } from "./withhold.js";

/** The declarations that some come to, themselves among them. */
export function reachable(from: readonly string[], { declarations }: References): Set<string> {
  const seen = new Set(from);
  for (const name of seen) for (const used of declarations.get(name)?.uses ?? []) seen.add(used);
  return seen;
}

/** The declarations behind all names that are exported and not withheld. */
export function keptExports(withheld: ReadonlyMap<string, Withheld>, { exported }: References): string[] {
  const kept = [...exported].flatMap(([owner, names]) =>
    [...names].filter(([name]) => !withheld.get(owner)!.has(name)).map(([, behind]) => behind),
  );
  return [...new Set(kept)];
}
