/** The workspaces of the root package.json: which folders hold packages, under which names. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Workspace {
  /** The package's name, as imports say it. */
  readonly name: string;
  /** Its folder below the root, such as `lib/figures`. */
  readonly folder: string;
  /** The dependencies that its package.json names. */
  readonly dependencies: readonly string[];
  /** Built files that it offers by name, such as `./judge` -> `dist/grade/judge.js`; a `*` stands for any path. */
  readonly exports: ReadonlyMap<string, string>;
}

export function workspacesOf(root: string): Workspace[] {
  const { workspaces = [] } = readPackage(root);
  const folders = workspaces.flatMap((pattern) => {
    if (!pattern.endsWith("/*")) return [pattern];
    const parent = pattern.slice(0, -2);
    return readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
  });
  return folders.filter((folder) => existsSync(join(root, folder, "package.json"))).map(describe);

  function describe(folder: string): Workspace {
    const { name, main, exports, dependencies } = readPackage(join(root, folder));
    const offered = Object.entries(exports ?? { ".": main ?? "" }).map(
      ([path, target]) =>
        [path, (typeof target === "string" ? target : (target.default ?? "")).replace(/^\.\//, "")] as const,
    );
    return { name, folder, dependencies: Object.keys(dependencies ?? {}), exports: new Map(offered) };
  }
}

interface Package {
  readonly name: string;
  readonly main?: string;
  readonly workspaces?: readonly string[];
  readonly exports?: Readonly<Record<string, string | { readonly default?: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readPackage(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Package;
}
