/**
 * Lets TypeScript find the course's packages from a folder outside the course: `node_modules/NAME` of that folder
 * stands for the course's, unless the folder or one above it has a package of that name itself. The packages must
 * seem to lie there, since declarations refer to what a cell uses by the name under which the cell could import it.
 */
import { isInOrAbove } from "./link-library.js";

/** The part of TypeScript's `System` that asks about files. */
export interface FileSystem {
  readFile(path: string, encoding?: string): string | undefined;
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  readDirectory(path: string, ...rest: unknown[]): string[];
  getDirectories(path: string): string[];
  realpath?(path: string): string;
  watchFile?(path: string, ...rest: unknown[]): unknown;
  watchDirectory?(path: string, ...rest: unknown[]): unknown;
}

/** Where a path of a package lies in truth; every other path lies where it is. Both with `/`. */
export function pathInCourse(folder: string, course: string): (path: string) => string {
  const prefix = `${folder}/node_modules/`;
  const foreign = new Map<string, boolean>();
  const isForeign = (name: string) => {
    const known = foreign.get(name) ?? !isInOrAbove(folder, name);
    foreign.set(name, known);
    return known;
  };
  return (path) => {
    if (!path.startsWith(prefix)) return path;
    const rest = path.slice(prefix.length);
    const name = /^(@[^/]+\/)?[^/]+/.exec(rest)?.[0];
    return name !== undefined && isForeign(name) ? `${course}/node_modules/${rest}` : path;
  };
}

/** A file system in which the paths of packages stand for those of the course. */
export function withPackages<System extends FileSystem>(
  system: System,
  real: (path: string) => string,
): System {
  const changed: FileSystem = {
    readFile: (path, encoding) => system.readFile(real(path), encoding),
    fileExists: (path) => system.fileExists(real(path)),
    directoryExists: (path) => system.directoryExists(real(path)),
    readDirectory: (path, ...rest) => system.readDirectory(real(path), ...rest),
    getDirectories: (path) => system.getDirectories(real(path)),
    realpath: (path) => (real(path) === path ? (system.realpath?.(path) ?? path) : path),
    watchFile: (path, ...rest) => system.watchFile?.(real(path), ...rest),
    watchDirectory: (path, ...rest) => system.watchDirectory?.(real(path), ...rest),
  };
  return Object.assign(Object.create(system) as System, changed);
}
