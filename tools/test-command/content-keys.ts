/** Keys of content: two equal keys mean that everything a piece of work depends on is the same, byte for byte. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ImportGraph } from "../house/import-graph.js";

/** Modules of Node that reach no file, process, clock or network. */
const selfContained = /^node:(path|url|util|assert|assert\/strict|buffer|events|crypto)$/;

export class ContentKeys {
  readonly #digests = new Map<string, string>();
  readonly #inert: ReadonlySet<string>;

  constructor(
    readonly root: string,
    readonly graph: ImportGraph,
  ) {
    const ofTheLibrary = graph.workspaces
      .filter(({ folder }) => folder.startsWith("lib"))
      .flatMap(({ dependencies }) => dependencies);
    this.#inert = new Set([...ofTheLibrary, "vitest", "fast-check"]);
  }

  /** The key of these files, of the locked packages and of this Node. */
  ofFiles(files: Iterable<string>): string {
    const all = [...new Set([...files, "package-lock.json"])].sort();
    const hash = createHash("sha256").update(`${process.version} ${process.platform} ${process.arch}\n`);
    for (const file of all) hash.update(`${file} ${this.#digest(file)}\n`);
    return hash.digest("hex");
  }

  /** All files in a folder, but for what is built or installed. */
  inFolder(folder: string): string[] {
    return readdirSync(join(this.root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(
        (entry) =>
          `${entry.parentPath.slice(this.root.length).replaceAll("\\", "/").replace(/^\//, "")}/${entry.name}`,
      )
      .filter((file) => !/\/(dist|node_modules|\.ipynb_checkpoints)\/|\.tsbuildinfo$/.test(file));
  }

  /** What a test file depends on by its imports, with the snapshots beside it and the configuration of the tests. */
  ofTest(test: string): string {
    const beside = this.inFolder(dirname(test)).filter((file) => !/\.[cm]?ts$/.test(file));
    return this.ofFiles([...this.graph.reach(test).keys(), ...beside, "vitest.config.mts"]);
  }

  /** Whether nothing but its imports decides how this file runs: it reaches no file, process or network. */
  isSealed(file: string): boolean {
    return [...this.graph.reach(file).keys()].every((each) =>
      this.graph.packages(each).every((name) => selfContained.test(name) || this.#inert.has(packageOf(name))),
    );
  }

  #digest(file: string): string {
    let digest = this.#digests.get(file);
    if (digest === undefined) {
      const path = join(this.root, file);
      digest = existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : "none";
      this.#digests.set(file, digest);
    }
    return digest;
  }
}

/** `vega/build/vega.js` -> `vega`, `@scope/name/x` -> `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
