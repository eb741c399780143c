/** How esbuild sees the library: what a kernel imports for its cells, and stand-ins for the little it has of Node. */
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Plugin } from "esbuild";
import { projectRoot } from "../../project.js";
import type { CoursePackage } from "./course-packages.js";
import { hasEmbeddedFunctions, withOwnText } from "./embedded-functions.js";
import { packageFolder } from "./package-folder.js";

/** Stand-ins for Node's modules, in the kernel's folder. */
const standIns: Readonly<Record<string, string>> = {
  crypto: "node-crypto.ts",
  worker_threads: "node-worker-threads.ts",
  os: "node-os.ts",
  path: "node-path.ts",
};

export const browserFolder = join(projectRoot, "tools", "site", "browser");

/** A library as a kernel loads it. */
export interface KernelLibrary {
  /** "course", or an assignment's name. */
  readonly name: string;
  /** The library as it is packed for an assignment: texts by path. The course's own where it is absent. */
  readonly packed?: ReadonlyMap<string, string>;
}

/** An entry `library:NAME` is the module that a kernel with that library imports. */
export function libraryPlugin(
  packages: readonly CoursePackage[],
  libraries: readonly KernelLibrary[],
): Plugin {
  const resolveDir = join(projectRoot, "tools");
  return {
    name: "course",
    setup(build) {
      build.onResolve({ filter: /^library:/ }, ({ path }) => ({ path, namespace: "course" }));
      build.onLoad({ filter: /^library:/, namespace: "course" }, ({ path }) => {
        const library = libraries.find(({ name }) => `library:${name}` === path)!;
        return { contents: libraryModule(packages, library), loader: "js", resolveDir };
      });
      build.onResolve({ filter: /^course:thread$/ }, async () => ({ path: await threadModule(packages) }));
      build.onResolve({ filter: /^packed:/ }, ({ path }) => ({
        path: path.slice("packed:".length),
        namespace: "packed",
      }));
      build.onResolve({ filter: /^\.\.?\//, namespace: "packed" }, ({ path, importer }) => ({
        path: join(dirname(importer), path).replaceAll("\\", "/"),
        namespace: "packed",
      }));
      build.onLoad({ filter: /.*/, namespace: "packed" }, ({ path }) => {
        const [name, ...rest] = path.split("/");
        const packed = libraries.find((library) => library.name === name)?.packed;
        return { contents: packed?.get(rest.join("/")) ?? "", loader: "js", resolveDir };
      });
      build.onResolve({ filter: /^(?:node:)?(?:crypto|worker_threads|os|path)$/ }, ({ path }) => ({
        path: join(browserFolder, "kernel", "stand-ins", standIns[path.replace("node:", "")]!),
      }));
      build.onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
        if (!hasEmbeddedFunctions(path)) return undefined;
        return {
          contents: withOwnText(await readFile(path, "utf8")),
          loader: "js",
          resolveDir: dirname(path),
        };
      });
    },
  };
}

/** The text of a kernel's library: how each package that it has is loaded. */
export function libraryModule(
  packages: readonly CoursePackage[],
  { name: library, packed }: KernelLibrary,
): string {
  const present = packages.filter(({ name }) => !packed || packed.has(`${name}/index.js`));
  const entries = present.map(({ name }) => {
    const from = packed ? `packed:${library}/${name}/index.js` : name;
    return `${JSON.stringify(name)}: () => import(${JSON.stringify(from)})`;
  });
  const types = Object.fromEntries(present.map(({ name, typeNames }) => [name, typeNames]));
  const figures = packages.find(({ drawsStills }) => drawsStills)?.name;
  return `
export const packages = { ${entries.join(", ")} };
export const typeNames = ${JSON.stringify(types)};
export const drawStill = async () => (await packages[${JSON.stringify(figures)}]()).figureSvg;
`;
}

/** The built module that a thread of the library's team runs. */
async function threadModule(packages: readonly CoursePackage[]): Promise<string> {
  for (const { name } of packages) {
    const dist = join(packageFolder(name), "dist");
    for (const file of await readdir(dist, { recursive: true }))
      if (basename(file) === "worker.js" && /parentPort/.test(await readFile(join(dist, file), "utf8")))
        return join(dist, file);
  }
  throw new Error("the library has no module for threads any more");
}
