/** A packed library as packages that npm installs: what a released folder holds under `packages/`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../project.js";
import { type LibraryPackage, libraryPackages, type PackageManifest } from "./library.js";
import { packLibrary } from "./pack-library.js";
import { keptNames, packedTypes } from "./packed-types.js";
import { exportedNames } from "./references.js";

/** The files by path, each package in a folder of its name: ES modules, types, `package.json` and licence. */
export async function packedPackages(withheld: readonly string[]): Promise<Map<string, string>> {
  const packages = await libraryPackages();
  const packed = await packLibrary({ withheld, format: "esm", packages });
  const names = await Promise.all(packages.map(async (own) => [own.name, await exportedNames(own)] as const));
  const kept = keptNames(new Map(names), packed.withheld);
  const files = new Map(packed.files);
  const license = await readFile(join(projectRoot, "LICENSE"), "utf8");
  for (const own of packages) {
    for (const [path, text] of await packedTypes(own, kept)) files.set(`${own.name}/${path}`, text);
    files.set(`${own.name}/package.json`, `${JSON.stringify(manifestOf(own), null, 2)}\n`);
    files.set(`${own.name}/LICENSE`, license);
  }
  return files;
}

function manifestOf({ manifest }: LibraryPackage): PackageManifest & Record<string, unknown> {
  const { name, version, dependencies = {} } = manifest;
  return {
    name,
    version,
    private: true,
    license: "MIT",
    type: "module",
    // tslab looks for types beside `main`, whatever `exports` says.
    main: "index.js",
    types: "types/index.d.ts",
    exports: {
      ".": { types: "./types/index.d.ts", default: "./index.js" },
      "./*.js": { types: "./types/*.d.ts" },
      "./package.json": "./package.json",
    },
    sideEffects: false,
    dependencies,
  };
}
