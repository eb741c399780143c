/** The packages that notebooks import, and the files that a packed library is made of. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../project.js";

export interface LibraryPackage {
  readonly name: string;
  readonly folder: string;
  /** The module whose exports the package offers: its source if it is there, else what was built. */
  readonly entry: string;
  readonly manifest: PackageManifest;
}

export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly main: string;
  readonly types: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const names = ["coordlab", "coordlab-figures", "coordlab-engine", "coordlab-experiments"];

/** The course's own packages, those of the list that are there. */
export async function libraryPackages(): Promise<LibraryPackage[]> {
  const folders = names.map((name) => join(projectRoot, "node_modules", name));
  const present = folders.filter((folder) => existsSync(folder));
  return Promise.all(present.map(async (folder) => libraryPackage(await realpath(folder))));
}

/** The package in `folder`. */
export async function libraryPackage(folder: string): Promise<LibraryPackage> {
  const manifest: PackageManifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const source = join(folder, "index.ts");
  const entry = existsSync(source) ? source : join(folder, manifest.main);
  return { name: manifest.name, folder, entry, manifest };
}

/** Changes whenever a file that could be packed does. */
export async function libraryHash(packages: readonly LibraryPackage[]): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, folder, entry } of packages) {
    const isSource = entry === join(folder, "index.ts");
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = files
      .filter((file) => file.isFile() && /\.([cm]?[jt]s|json)$/.test(file.name))
      .map((file) => join(file.parentPath, file.name).slice(folder.length + 1))
      .filter((path) => !/(^|[\\/])node_modules[\\/]/.test(path) && !(isSource && /^dist[\\/]/.test(path)))
      .sort();
    hash.update(`${name}\0`);
    for (const path of paths) hash.update(`${path}\0`).update(await readFile(join(folder, path)));
  }
  return hash.digest("hex");
}
