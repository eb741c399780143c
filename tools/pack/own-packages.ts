/** For the bundler: the course's packages are found where they lie, all others stay outside. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import type { LibraryPackage } from "./library.js";

export function ownPackages(packages: readonly LibraryPackage[]): Plugin {
  return {
    name: "the course's own packages",
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
        const own = packages.find(({ name }) => path === name || path.startsWith(`${name}/`));
        if (path === own?.name) return { path: own.entry, sideEffects: false };
        if (own) return { path: inside(own, path.slice(own.name.length + 1)), sideEffects: false };
        return kind === "entry-point" ? undefined : { path, external: true };
      });
      // Their modules only define: what nobody asks for is left out.
      build.onResolve({ filter: /^[./]/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
        if (pluginData === "resolving" || /[\\/]node_modules[\\/]/.test(importer)) return undefined;
        const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: "resolving" });
        return { ...found, sideEffects: false };
      });
    },
  };
}

/** The file behind `coordlab/some/module.js`: its source if it is there, else what was built. */
function inside({ folder, entry }: LibraryPackage, path: string): string {
  const source = join(folder, path.replace(/\.js$/, ".ts"));
  return existsSync(source) ? source : join(entry, "..", path);
}
