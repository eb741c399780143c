// Builds what is stale, as a process of its own. TypeScript is turned into JavaScript and declarations file by file
// and not checked: a learner's clone holds sources that were. Each file depends on its own source alone
// (isolatedModules, isolatedDeclarations), so nothing else is loaded; the bytes are those that `tsc -b` writes.

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import {
  digestOf,
  outputsAreRight,
  readRecord,
  recordFile,
  settingsDigest,
  sourcesOf,
  workspaces,
} from "./built.mjs";
import { asOnlyWriter } from "./only-writer.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
const posix = (file) => relative(root, file).split(sep).join("/");

await asOnlyWriter(root, build);

function build() {
  const settings = settingsDigest(root);
  const last = readRecord(root);
  const old = last?.settings === settings ? last.sources : {};
  const sources = {};
  const stale = new Set();
  for (const path of sourcesOf(root)) {
    const digest = digestOf(join(root, path));
    const known = old[path];
    if (known?.digest === digest && outputsAreRight(root, known.outputs)) sources[path] = known;
    else stale.add(path);
  }
  if (stale.size > 0) {
    const ts = createRequire(join(root, "package.json"))("typescript");
    for (const project of projects(ts)) Object.assign(sources, emit(ts, project, stale));
  }
  // A source that belongs to no project, such as a script of its own, has nothing to build.
  for (const path of stale) sources[path] ??= { digest: digestOf(join(root, path)), outputs: {} };
  removeOrphans(last?.sources ?? {}, sources);
  write(recordFile(root), JSON.stringify({ settings, sources }));
}

/** The TypeScript projects of the workspaces, with the projects that they refer to. */
function projects(ts) {
  const found = new Map();
  const visit = (file) => {
    if (found.has(file) || !existsSync(file)) return;
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => complain(ts, [problem]) };
    const project = ts.getParsedCommandLineOfConfigFile(file, {}, host);
    complain(ts, project.errors);
    found.set(file, project);
    for (const reference of project.projectReferences ?? []) visit(ts.resolveProjectReferencePath(reference));
  };
  for (const path of workspaces(root)) visit(resolve(root, path, "tsconfig.json"));
  return [...found.values()].filter(({ options }) => !options.noEmit);
}

/** Builds a project's stale files; what was made of each. */
function emit(ts, project, stale) {
  const names = project.fileNames.filter((file) => stale.has(posix(file)));
  const options = {
    ...project.options,
    ...{ noCheck: true, noLib: true, noResolve: true, types: [], lib: undefined },
    ...{ declaration: project.options.declaration ?? project.options.composite ?? false },
    ...{ composite: false, incremental: false, tsBuildInfoFile: undefined },
  };
  const made = Object.fromEntries(
    names.map((file) => [posix(file), { digest: digestOf(file), outputs: {} }]),
  );
  const program = ts.createProgram({ rootNames: names, options });
  complain(
    ts,
    names.flatMap((file) => program.getSyntacticDiagnostics(program.getSourceFile(file))),
  );
  const { diagnostics } = program.emit(undefined, (file, text, _mark, _error, from) => {
    // Without isolatedDeclarations a declaration may take a whole program to infer: tsc's own is left in place.
    const inferred = /\.d\.[cm]?ts$/.test(file) && !project.options.isolatedDeclarations;
    if (!inferred || !existsSync(file)) write(file, text);
    made[posix(from[0].fileName)].outputs[posix(file)] = inferred ? "" : digestOf(file);
  });
  complain(
    ts,
    diagnostics.filter(({ file }) => project.options.isolatedDeclarations || file === undefined),
  );
  return made;
}

/** Takes away what was built of sources that are no more. */
function removeOrphans(before, now) {
  const outputs = (sources) => Object.values(sources).flatMap((source) => Object.keys(source.outputs));
  const kept = new Set(outputs(now));
  for (const path of outputs(before)) if (!kept.has(path)) rmSync(join(root, path), { force: true });
}

/** Writes a file whole, unless it holds the text already. */
function write(file, text) {
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

function complain(ts, diagnostics) {
  if (diagnostics.length === 0) return;
  const host = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (name) => name,
    getNewLine: () => "\n",
  };
  process.stderr.write(ts.formatDiagnostics(diagnostics, host));
  process.exit(1);
}
