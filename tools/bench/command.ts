/**
 * `course bench [names]`, which is `npm run bench`: runs the benchmarks in `bench/`. A benchmark is a file there
 * that exports `run`; the others are its parts. They are compiled first, so that what is timed is plain JavaScript.
 * One that resolves to false has missed a limit of its own, and the command fails.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { CourseError } from "../course-error.js";
import { projectRoot } from "../project.js";

const folder = join(projectRoot, "bench");

export async function run(args: readonly string[]): Promise<number> {
  const names = benchmarks();
  const unknown = args.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new CourseError(`no benchmark "${unknown}"; there are ${names.join(", ")}`);
  compile();
  process.stdout.write(
    `${cpus()[0]?.model ?? "unknown machine"}, ${cpus().length} cores, Node ${process.versions.node}\n`,
  );
  let code = 0;
  for (const name of args.length > 0 ? args : names) {
    const benchmark = await import(pathToFileURL(join(folder, "dist", "bench", `${name}.js`)).href);
    if ((await benchmark.run()) === false) code = 1;
  }
  return code;
}

function benchmarks(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .filter((file) => /^export (async )?function run\b/m.test(readFileSync(join(folder, file), "utf8")))
    .map((file) => basename(file, ".ts"));
}

function compile(): void {
  const compiler = join(projectRoot, "node_modules", "typescript", "bin", "tsc");
  const options = [
    "--noEmit",
    "false",
    "--allowImportingTsExtensions",
    "false",
    // A benchmark may share data with the tests, so that places are counted from the course's folder.
    ...["--rootDir", projectRoot, "--outDir", join(folder, "dist")],
  ];
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", folder, ...options], {
    encoding: "utf8",
  });
  if (status !== 0) throw new CourseError(`the benchmarks do not compile:\n${stdout}`);
}
