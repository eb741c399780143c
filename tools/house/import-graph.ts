/**
 * Which file of the project needs which, read from the sources. A name taken from an index leads on to the file
 * that declares it, so that who imports `corridor` from "coordlab" does not depend on the whole library.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { readSource, type SourceFile } from "./source-imports.js";
import { type Workspace, workspacesOf } from "./workspaces.js";

export interface ImportGraph {
  /** The files of the project that this one imports, names from an index followed to their files. */
  arrows(file: string): readonly string[];
  /** The packages outside the project, `node:fs` among them, that this file imports. */
  packages(file: string): readonly string[];
  /** All files that this one needs, itself included, each with its distance in imports. */
  reach(file: string, text?: string): ReadonlyMap<string, number>;
  /** The names that a module exports, those passed on included; sorted. */
  names(file: string): string[];
  readonly workspaces: readonly Workspace[];
}

/** Files are named by their path below `root`, with forward slashes. */
export function importGraph(root: string): ImportGraph {
  const workspaces = workspacesOf(root);
  const sources = new Map<string, SourceFile>();
  const resolved = new Map<string, { files: readonly string[]; packages: readonly string[] }>();

  function source(file: string): SourceFile {
    let found = sources.get(file);
    if (!found) {
      const text = /\.[cm]?[jt]s$/.test(file) ? readFileSync(join(root, file), "utf8") : "";
      sources.set(file, (found = readSource(file, text)));
    }
    return found;
  }

  function exist(path: string): string | undefined {
    const stem = path.replace(/\.([cm]?)js$/, ".$1ts");
    return [stem, path, `${path}.ts`].find((file) => existsSync(join(root, file)));
  }

  /** The project's file that an import means; undefined for what lies outside the project. */
  function locate(importer: string, from: string): string | undefined {
    if (from.startsWith(".")) return exist(posix.join(posix.dirname(importer), from));
    const workspace = workspaces.find(({ name }) => from === name || from.startsWith(`${name}/`));
    if (!workspace) return undefined;
    const path = `.${from.slice(workspace.name.length)}`;
    for (const [offer, target] of workspace.exports) {
      const [before, after] = offer.split("*") as [string, string | undefined];
      const matches = after === undefined ? path === offer : path.startsWith(before) && path.endsWith(after);
      if (!matches) continue;
      const middle = path.slice(before.length, path.length - (after ?? "").length);
      return exist(`${workspace.folder}/${target.replace(/^dist\//, "").replace("*", middle)}`);
    }
    return undefined;
  }

  /** The files that declare these names, from a module that may pass them on. */
  function declaring(file: string, wanted: readonly string[] | "*", seen = new Set<string>()): string[] {
    const { reexports, wholly, declares } = source(file);
    if (wanted === "*" || reexports.length + wholly.length === 0) return [file];
    return wanted.flatMap((name) => {
      if (declares.includes(name)) return [file];
      const passed = reexports.find((it) => it.name === name);
      const next = passed && locate(file, passed.from);
      if (next) return declaring(next, passed.own === "*" ? "*" : [passed.own], seen);
      return wholly.flatMap((from) => {
        const other = locate(file, from);
        if (!other || seen.has(`${other} ${name}`)) return [];
        seen.add(`${other} ${name}`);
        return names(other).includes(name) ? declaring(other, [name], seen) : [];
      });
    });
  }

  function names(file: string): string[] {
    const { declares, reexports, wholly } = source(file);
    const passedOn = wholly.flatMap((from) => {
      const other = locate(file, from);
      return other ? names(other) : [];
    });
    return [...new Set([...declares, ...reexports.map(({ name }) => name), ...passedOn])].sort();
  }

  function resolve(file: string, { imports, reexports, wholly }: SourceFile) {
    const wanted = [
      ...imports,
      ...reexports.map(({ from, own }) => ({ from, names: own === "*" ? ("*" as const) : [own] })),
      ...wholly.map((from) => ({ from, names: "*" as const })),
    ];
    const files = new Set<string>();
    const packages = new Set<string>();
    for (const { from, names } of wanted) {
      const target = locate(file, from);
      if (target) for (const each of declaring(target, names)) files.add(each);
      else if (!from.startsWith(".")) packages.add(from);
    }
    files.delete(file);
    return { files: [...files], packages: [...packages] };
  }

  function of(file: string) {
    let found = resolved.get(file);
    if (!found) resolved.set(file, (found = resolve(file, source(file))));
    return found;
  }

  return {
    workspaces,
    names,
    arrows: (file) => of(file).files,
    packages: (file) => of(file).packages,
    reach(file, text) {
      if (text !== undefined) resolved.set(file, resolve(file, readSource(`${file}.ts`, text)));
      const distances = new Map([[file, 0]]);
      for (const [at, distance] of distances)
        for (const next of of(at).files) if (!distances.has(next)) distances.set(next, distance + 1);
      return distances;
    },
  };
}

/** The folder of a file, "" at the root. */
export function folderOf(file: string): string {
  const folder = dirname(file);
  return folder === "." ? "" : folder;
}
