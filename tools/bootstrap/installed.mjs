// Whether node_modules holds what is locked, and what a learner needs of it.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files without which nothing works; a package may have lost them and kept its own description. */
const vital = [
  ["node_modules/typescript", "lib/typescript.js"],
  ["node_modules/tslab", "dist/main.js"],
  ["node_modules/@tslab/typescript-for-tslab", "lib/typescript.js"],
  ["node_modules/zeromq", "package.json"],
];

/**
 * Whether every locked package is there in its locked version. npm's own stamp is compared, which it writes last,
 * and each package's folder is looked at: after two installations at once, the stamp alone promises too much.
 * Optional packages may be absent, since they are other platforms' binaries; authors' tools too, unless asked for.
 */
export function packagesAreFresh(folder, { authors = false } = {}) {
  const locked = lockedPackages(join(folder, "package-lock.json"));
  const installed = lockedPackages(stampOf(folder));
  if (!locked || !installed) return false;
  const isThere = (path) => existsSync(join(folder, path, "package.json"));
  for (const [path, entry] of Object.entries(locked)) {
    if (!path.includes("node_modules/") || (entry.dev && !authors)) continue;
    const found = installed[path];
    if (!found && (entry.optional || entry.devOptional || (entry.dev === undefined && entry.peer))) continue;
    if (!found || found.version !== entry.version || found.integrity !== entry.integrity) return false;
    if (!isThere(path)) return false;
  }
  return vital.every(([path, file]) => !locked[path] || existsSync(join(folder, path, file)));
}

/** Whether authors' tools are installed, as plain `npm ci` does: then they are kept. */
export function hasAuthorsTools(folder) {
  const locked = lockedPackages(join(folder, "package-lock.json")) ?? {};
  return Object.entries(locked).some(
    ([path, { dev }]) => dev && existsSync(join(folder, path, "package.json")),
  );
}

/** npm writes this file when everything else is in place. */
export function stampOf(folder) {
  return join(folder, "node_modules", ".package-lock.json");
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
