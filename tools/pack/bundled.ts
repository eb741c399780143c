/** The files of a packed library: each package's kept exports with all that they use, and stubs for the others. */
import { isBuiltin } from "node:module";
import { type BuildOptions, build, type Plugin } from "esbuild";
import type { References } from "./declarations.js";
import type { LibraryPackage } from "./library.js";
import { keptExports, reachable } from "./reachable.js";
import { stubModule, stubs } from "./stubs.js";
import type { Withheld } from "./withhold.js";

/** Loaded by `import()` when a figure is drawn, which in the student's process never happens. */
const drawing = ["vega", "vega-lite"];

export async function bundled(
  packages: readonly LibraryPackage[],
  withheld: ReadonlyMap<string, Withheld>,
  known: References,
  format: "cjs" | "esm",
): Promise<Map<string, string>> {
  const faces = new Map(packages.map(({ name }) => [name, face(name, withheld.get(name)!, known)]));
  faces.set("library", keptStatements(withheld, known)).set("stubs", stubModule);
  const options: BuildOptions =
    format === "esm"
      ? {
          entryPoints: packages.map(({ name }) => ({ in: `face:${name}`, out: `${name}/index` })),
          splitting: true,
          chunkNames: `${packages[0]!.name}/shared-[hash]`,
        }
      : {
          stdin: {
            contents: packages
              .map(({ name }) => `export * as ${JSON.stringify(name)} from "face:${name}";`)
              .join("\n"),
          },
          outfile: "/packed/library.cjs",
        };
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    write: false,
    format,
    platform: "node",
    target: "es2022",
    charset: "utf8",
    // Else the files would say where they were made.
    absWorkingDir: packages[0]!.folder,
    outdir: format === "esm" ? "/packed" : undefined,
    logLevel: "silent",
    plugins: [
      faceModules(faces, packages[0]!.folder),
      othersOutside(format === "esm" ? () => true : (name) => drawing.includes(name)),
    ],
  } as BuildOptions & { write: false });
  return new Map(
    outputFiles.map(({ path, text }) => [path.replaceAll("\\", "/").replace(/^.*?\/packed\//, ""), text]),
  );
}

/** The text of a module that exports what a package does, as it is or as a stub. */
function face(owner: string, gone: Withheld, known: References): string {
  const kept = [...known.exported.get(owner)!].filter(([name]) => !gone.has(name));
  return [
    'import { withheld, withheldValue } from "face:stubs";',
    `export { ${kept.map(([name, behind]) => `${behind} as ${name}`).join(", ")} } from "face:library";`,
    ...stubs(owner, gone, known),
  ].join("\n");
}

/** The flattened library, of it what kept exports come to. */
function keptStatements(withheld: ReadonlyMap<string, Withheld>, known: References): string {
  const reached = reachable(keptExports(withheld, known), known);
  const kept = known.statements.filter(
    ({ names }) => names.length === 0 || names.some((name) => reached.has(name)),
  );
  return [...kept.map(({ text }) => text), `export { ${keptExports(withheld, known).join(", ")} };`].join(
    "\n",
  );
}

function faceModules(faces: ReadonlyMap<string, string>, folder: string): Plugin {
  return {
    name: "what a packed package shows",
    setup(build) {
      build.onResolve({ filter: /^face:/ }, ({ path }) => ({ path: path.slice(5), namespace: "face" }));
      build.onLoad({ filter: /.*/, namespace: "face" }, ({ path }) => ({
        contents: faces.get(path)!,
        resolveDir: folder,
      }));
    },
  };
}

function othersOutside(staysOutside: (name: string) => boolean): Plugin {
  return {
    name: "packages of others",
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
        kind !== "entry-point" && (isBuiltin(path) || staysOutside(path))
          ? { path, external: true }
          : undefined,
      );
    },
  };
}
