/**
 * What uses what in a library: all packages flattened into one module, where each function, class and constant
 * has a name of its own, and from each the names that it mentions. It knows no files, so moving one changes nothing.
 */
import { build } from "esbuild";
import { declarationsIn, type References } from "./declarations.js";
import type { LibraryPackage } from "./library.js";
import { ownPackages } from "./own-packages.js";

import ts = require("typescript");

/** Reads the packages with what they import of each other; other packages stay outside. */
export async function references(packages: readonly LibraryPackage[]): Promise<References> {
  const entries = await Promise.all(packages.map(exportedNames));
  const lines = packages.map(({ name, entry }, i) => {
    const list = entries[i]!.map((exported) => `${exported} as ${JSON.stringify(`${name}#${exported}`)}`);
    return `export { ${list.join(", ")} } from ${JSON.stringify(entry)};`;
  });
  const text = await flattened(packages, lines.join("\n"));
  const path = "/library.js";
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const options = { allowJs: true, noResolve: true, noLib: true, types: [], target: ts.ScriptTarget.ES2022 };
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    fileExists: (name) => name === path,
    getSourceFile: (name) => (name === path ? file : undefined),
  };
  const checker = ts.createProgram({ rootNames: [path], options, host }).getTypeChecker();
  return { exported: exportsIn(file), ...declarationsIn(file, checker) };
}

/** The names that a package's index exports. */
export async function exportedNames({ entry }: LibraryPackage): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    packages: "external",
    outdir: "/nowhere",
    logLevel: "silent",
  });
  return Object.values(metafile.outputs).flatMap(({ exports }) => exports);
}

async function flattened(packages: readonly LibraryPackage[], contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: packages[0]!.folder },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    charset: "utf8",
    logLevel: "silent",
    plugins: [ownPackages(packages)],
  });
  return outputFiles[0]!.text;
}

function exportsIn(file: ts.SourceFile): References["exported"] {
  const exported = new Map<string, Map<string, string>>();
  for (const statement of file.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) continue;
    if (!ts.isNamedExports(statement.exportClause)) continue;
    for (const { name, propertyName } of statement.exportClause.elements) {
      const [owner, own] = name.text.split("#") as [string, string];
      exported.set(owner, (exported.get(owner) ?? new Map()).set(own, (propertyName ?? name).text));
    }
  }
  return exported;
}
