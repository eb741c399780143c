/**
 * The course's kernel in whatever folder a notebook lies: tslab, which finds the course's packages there too. Where
 * cells run, Node's NODE_PATH does that, which the kernelspec sets; where they are checked, a file system in which
 * the packages seem to lie beside the notebook.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "../project.js";
import { readWords } from "../words.js";
import { type FileSystem, pathInCourse, withPackages } from "./packages-from-course.js";

/** The little of TypeScript's interface that is wrapped here. */
interface TypeScript {
  createWatchCompilerHost(files: unknown, options: object, system: FileSystem, ...rest: unknown[]): object;
}
type StartKernel = (options: { readonly configPath: string; readonly enableFindLocal: boolean }) => void;

const { values } = readWords("anywhere.js --config-path FILE", {
  args: process.argv.slice(2),
  options: { "config-path": { type: "string", default: "" } },
});
const require = createRequire(createRequire(join(projectRoot, "package.json")).resolve("tslab/dist/main.js"));
const path = require.resolve("@tslab/typescript-for-tslab");
const ts = require(path) as TypeScript;
const slashes = (file: string) => file.replaceAll("\\", "/");
const real = pathInCourse(slashes(process.cwd()), slashes(projectRoot));

// Before tslab is loaded, which then finds the changed copy.
require.cache[path]!.exports = {
  ...ts,
  createWatchCompilerHost: (files: unknown, options: object, system: FileSystem, ...rest: unknown[]) =>
    ts.createWatchCompilerHost(files, options, withPackages(system, real), ...rest),
};
const { startKernel } = require("tslab/dist/main.js") as { readonly startKernel: StartKernel };
// The course's own tslab, whatever another one lies beside the notebook.
startKernel({ configPath: values["config-path"], enableFindLocal: false });
