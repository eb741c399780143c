// Whether the built files are those of the sources, judged by what is in them. File times are not asked: image
// layers, archives and git keep none.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the last build made of what: `sources` and `outputs` by path, each with a digest of its content. */
export function readRecord(folder) {
  try {
    return JSON.parse(readFileSync(recordFile(folder), "utf8"));
  } catch {
    return undefined;
  }
}

export const recordFile = (folder) => join(folder, ".course", "build.json");

/** Whether sources, settings and built files are byte for byte what the last build left. About 60 ms. */
export function buildIsFresh(folder) {
  const record = readRecord(folder);
  if (!record || record.settings !== settingsDigest(folder)) return false;
  const sources = sourcesOf(folder);
  if (sources.length !== Object.keys(record.sources).length) return false;
  return (
    sources.every((path) => record.sources[path]?.digest === digestOf(join(folder, path))) &&
    Object.values(record.sources).every(({ outputs }) => outputsAreRight(folder, outputs))
  );
}

/** Whether built files are there, and hold what was built; those without a digest need only be there. */
export function outputsAreRight(folder, outputs) {
  return Object.entries(outputs).every(([path, digest]) =>
    digest === "" ? existsSync(join(folder, path)) : digestOf(join(folder, path)) === digest,
  );
}

/** What every built file depends on besides its source: the settings, and the compiler. */
export function settingsDigest(folder) {
  const hash = createHash("sha256");
  const settings = ["tsconfig.json", ...workspaces(folder).flatMap((path) => settingsIn(folder, path))];
  for (const path of settings) hash.update(`${path}\n${digestOf(join(folder, path))}\n`);
  const { packages = {} } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  return hash.update(packages["node_modules/typescript"]?.version ?? "").digest("hex");
}

function settingsIn(folder, path) {
  return filesIn(folder, path).filter((file) => /(^|\/)(tsconfig[^/]*|package)\.json$/.test(file));
}

/** Every TypeScript source of every workspace, by path, sorted. */
export function sourcesOf(folder) {
  const files = workspaces(folder).flatMap((path) => filesIn(folder, path));
  return files.filter((file) => /\.[cm]?ts$/.test(file) && !/\.d\.[cm]?ts$/.test(file)).sort();
}

/** The folders of package.json's workspaces. */
export function workspaces(folder) {
  const { workspaces: patterns = [] } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return patterns.flatMap((pattern) => {
    const parent = /^(.+)\/\*$/.exec(pattern)?.[1];
    if (parent === undefined) return [pattern];
    const names = existsSync(join(folder, parent)) ? readdirSync(join(folder, parent)).sort() : [];
    const paths = names.map((name) => `${parent}/${name}`);
    return paths.filter((path) => existsSync(join(folder, path, "package.json")));
  });
}

function filesIn(folder, path) {
  if (!existsSync(join(folder, path))) return [];
  return readdirSync(join(folder, path), { withFileTypes: true }).flatMap((entry) => {
    const file = `${path}/${entry.name}`;
    if (!entry.isDirectory()) return entry.isFile() ? [file] : [];
    return entry.name === "node_modules" || entry.name === "dist" ? [] : filesIn(folder, file);
  });
}

/** Of a file's content; "" if there is no such file. */
export function digestOf(file) {
  try {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
  } catch {
    return "";
  }
}
