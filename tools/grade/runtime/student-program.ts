/**
 * Fills the folder of the student's process: its program, packed with the assignment's library in one script, and
 * what V8 made of it, so that a process starts in a third of the time.
 *
 * Run as a process of its own, with the flags for V8 that the student's process gets.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { build } from "esbuild";
import { packLibrary } from "../../pack/pack-library.js";

/** What the process is started with, as its only argument. */
export interface ProgramRequest {
  readonly folder: string;
  /** What the library goes without: as the assignment says, or as it is said here. */
  readonly withheld: { readonly assignment: string; readonly solutions?: string } | readonly string[];
}

const { folder, withheld } = JSON.parse(process.argv[2]!) as ProgramRequest;
const child = join(import.meta.dirname, "..", "sandbox", "child");
const { files } = await packLibrary({ withheld: await names(), format: "cjs" });
const source = program(files.get("library.cjs")!, await ownCode());
const script = new Script(source, { filename: "program.js" });
const load: (require: NodeJS.Require) => object = script.runInThisContext();
// What has run by now is kept: all of the library, and the process's own modules but for what serving calls.
load(createRequire(import.meta.url));
await writeFile(join(folder, "program.js"), source);
await writeFile(join(folder, "program.cache"), script.createCachedData());
await writeFile(join(folder, "start.cjs"), await readFile(join(child, "start.cjs")));

async function names(): Promise<readonly string[]> {
  if (!("assignment" in withheld)) return withheld;
  const { loadJudge } = await import("../assignment/load-judge.js");
  const { assignment } = await loadJudge(withheld.assignment, withheld.solutions);
  return assignment.withheld ?? [];
}

/** The modules of the student's process in one; they ask for the library as `course:library`. */
async function ownCode(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(child, "serve.cjs")],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    external: ["course:library"],
    // No path of this machine is in it.
    absWorkingDir: child,
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

/** A function of Node's `require`, as text; it returns what the student's process starts with. */
function program(library: string, own: string): string {
  return `(function (builtin) {
const made = (body, require) => {
  const module = { exports: {} };
  body(module, module.exports, require);
  return module.exports;
};
const library = made((module, exports, require) => {${library}
}, builtin);
return made((module, exports, require) => {${own}
}, (name) => (name === "course:library" ? library : builtin(name)));
})`;
}
