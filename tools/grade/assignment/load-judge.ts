/** Loads the judge of an authored assignment. The compiler is needed only where the judge has changed. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "../../project.js";
import type { Assignment } from "../judge/written.js";
import { authoredAssignments, requireAssignment } from "./assignment-names.js";

export interface LoadedJudge {
  readonly folder: string;
  readonly assignment: Assignment;
  /** A hash of the judge's sources. */
  readonly judgeHash: string;
}

/** @throws CourseError that lists the assignments, if none has this name */
export async function loadJudge(name: string, solutions: string = authoredAssignments): Promise<LoadedJudge> {
  await requireAssignment(name, solutions);
  const folder = join(solutions, name);
  const { judge, judgeHash } = await transpiled(folder);
  const { default: assignment } = await import(pathToFileURL(judge).href);
  return { folder, assignment, judgeHash };
}

/** The judge's sources as JavaScript, in a folder of the course where `coordlab` and `course/judge` resolve. */
async function transpiled(folder: string): Promise<{ judge: string; judgeHash: string }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  const sources = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  const hash = createHash("sha256");
  for (const [i, source] of sources.entries()) hash.update(`${names[i]}\0${source}\0`);
  const judgeHash = hash.digest("hex").slice(0, 16);
  const { version } = createRequire(import.meta.url)("typescript/package.json") as {
    readonly version: string;
  };
  const built = join(projectRoot, ".course", "judges", `${judgeHash}-${version}`);
  if (!existsSync(built)) await build(built, names, sources);
  return { judge: join(built, "judge.js"), judgeHash };
}

/** Fills a folder out of sight and puts it in its place whole: several processes may build the same judge. */
async function build(folder: string, names: readonly string[], sources: readonly string[]): Promise<void> {
  await mkdir(join(folder, ".."), { recursive: true });
  const partial = await mkdtemp(`${folder}-partial-`);
  await writeFile(join(partial, "package.json"), '{ "type": "module" }\n');
  const { default: ts } = await import("typescript");
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  for (const [i, source] of sources.entries()) {
    const { outputText } = ts.transpileModule(source, { compilerOptions, fileName: names[i]! });
    await writeFile(join(partial, names[i]!.replace(/\.ts$/, ".js")), outputText);
  }
  try {
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
