/** A package's folder, from where the tools find it. */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export function packageFolder(name: string): string {
  return dirname(createRequire(fileURLToPath(import.meta.url)).resolve(`${name}/package.json`));
}
