/** What a packed library is asked for, and what it is. */
import type { LibraryPackage } from "./library.js";
import type { Withheld } from "./withhold.js";

export interface PackRequest {
  /** Exported names, and ideas from `ideas.ts`. */
  readonly withheld: readonly string[];
  /** `cjs`: one file, `library.cjs`, that exports each package under its name. `esm`: `NAME/index.js` for each. */
  readonly format: "cjs" | "esm";
  /** Default: the course's own. */
  readonly packages?: readonly LibraryPackage[];
}

export interface PackedLibrary {
  /** Contents by path, `/` between folders. */
  readonly files: ReadonlyMap<string, string>;
  /** For each package the names that are stubs, each with the withheld name that it is or uses. */
  readonly withheld: ReadonlyMap<string, Withheld>;
  /** Names what went in: equal keys, equal files. */
  readonly key: string;
}
