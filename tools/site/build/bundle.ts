/** Everything that runs in the browser, bundled. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
import type { CoursePackage } from "./course-packages.js";
import { browserFolder, type KernelLibrary, libraryPlugin } from "./library-plugin.js";

/** The programs of a page, by the name under which pages ask for them. */
const programs = {
  page: "page/page.ts",
  kernel: "kernel/kernel.ts",
  team: "kernel/team-worker.ts",
  checker: "checker/checker.ts",
} as const;

/** Runs before a page is drawn, so it is no module and has no pieces. */
const first = { theme: "page/theme.ts" } as const;

export type Program = keyof typeof programs | keyof typeof first;

export interface Bundle {
  /** The file of each library. */
  readonly libraries: Readonly<Record<string, string>>;
  /** The file of each program, relative to the folder. */
  readonly files: Readonly<Record<Program, string>>;
  readonly meta: Metafile;
}

/** Writes the service worker: at the top of the site, under a name that stays. */
export async function bundleServiceWorker(folder: string, edition: object): Promise<void> {
  await build({
    entryPoints: [join(browserFolder, "offline", "service-worker.ts")],
    outfile: join(folder, "sw.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { EDITION: JSON.stringify(edition) },
    logLevel: "silent",
  });
}

/** Writes the programs and their shared pieces to a folder. Names carry a hash of what is inside. */
export async function bundle(
  folder: string,
  packages: readonly CoursePackage[],
  libraries: readonly KernelLibrary[],
): Promise<Bundle> {
  await mkdir(folder, { recursive: true });
  const entries = (files: object) =>
    Object.entries(files).map(([out, file]) => ({ in: join(browserFolder, file as string), out }));
  const shared: BuildOptions & { metafile: true } = {
    outdir: folder,
    bundle: true,
    target: "es2022",
    platform: "browser",
    mainFields: ["browser", "module", "main"],
    conditions: ["browser"],
    minify: true,
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    legalComments: "none",
    metafile: true,
    logLevel: "silent",
    plugins: [libraryPlugin(packages, libraries)],
  };
  const theme = await build({ ...shared, entryPoints: entries(first), format: "iife" });
  // Names of functions and classes are seen in figures and messages.
  const { metafile } = await build({
    ...shared,
    entryPoints: [
      ...entries(programs),
      ...libraries.map(({ name }) => ({ in: `library:${name}`, out: `library-${name}` })),
    ],
    format: "esm",
    splitting: true,
    keepNames: true,
  });
  const outputs = Object.entries({ ...theme.metafile.outputs, ...metafile.outputs });
  const fileOf = (entry: string): string => {
    const found = outputs.find(([, { entryPoint }]) => entryPoint?.endsWith(entry));
    return found![0].split(/[\\/]/).at(-1)!;
  };
  const files = Object.fromEntries(
    Object.entries({ ...programs, ...first }).map(([name, file]) => [name, fileOf(`site/browser/${file}`)]),
  );
  const ofLibraries = libraries.map(({ name }) => [name, fileOf(`library:${name}`)]);
  return {
    files: files as Record<Program, string>,
    libraries: Object.fromEntries(ofLibraries),
    meta: metafile,
  };
}
