/**
 * Type-checks the code cells of notebooks under `strict`, which tslab itself does not: each notebook is a
 * module, all of them one program. A name must be defined once in a notebook, so that a cell means the
 * same whatever ran before it.
 */
import { dirname, join } from "node:path";
import { executableCells, hasTag, type Notebook } from "../notebook/notebook.js";
import { projectRoot } from "../project.js";
import type { Failure } from "../run/execute.js";
import { type CellsModule, cellsModule } from "./cells-module.js";
import { declaredNames } from "./declared-names.js";
import { shortForms } from "./short-forms.js";

import ts = require("typescript");

export interface NamedNotebook {
  /** The absolute path: imports resolve from its folder. */
  readonly path: string;
  readonly notebook: Notebook;
}

/** As the kernel compiles (Node10 resolution, ES2022, no DOM), but strictly. */
const compilerOptions: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  moduleDetection: ts.ModuleDetectionKind.Force,
  esModuleInterop: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  types: ["node"],
  typeRoots: [join(projectRoot, "node_modules/@types")],
};

/** What TypeScript says of a name that is declared twice; {@link namesDefinedTwice} says it better. */
const redeclared = new Set([2300, 2393, 2395, 2440, 2451]);

/**
 * The type errors of each notebook, in the order given. Cells tagged `raises-exception` may have some:
 * a type error is a way to fail.
 */
export function checkCells(notebooks: readonly NamedNotebook[]): Failure[][] {
  const modules = new Map(notebooks.map(({ path, notebook }) => [`${path}.ts`, cellsModule(notebook)]));
  const program = ts.createProgram([...modules.keys()], compilerOptions, hostOf(modules));
  return notebooks.map(({ path, notebook }) => {
    const file = program.getSourceFile(`${path}.ts`)!;
    const module = modules.get(`${path}.ts`)!;
    const cells = executableCells(notebook);
    const failure = (line: number, what: string): Failure => {
      const place = module.place(line);
      const { id, source } = cells[place.cell - 1]!;
      const text = source.split("\n")[place.line - 1]!;
      return { what, cell: { number: place.cell, id }, line: { number: place.line, text } };
    };
    const twice = namesDefinedTwice(file, module);
    const names = new Set(twice.map(({ name }) => name));
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    const failures = [
      ...twice.map(({ line, what }) => failure(line, what)),
      ...shortForms(file, module, program.getTypeChecker()).map(({ line, what }) => failure(line, what)),
      ...diagnostics
        .filter(
          ({ code, start, length }) => !(redeclared.has(code) && names.has(file.text.substr(start!, length))),
        )
        .map(({ start, messageText, code }) =>
          failure(
            file.getLineAndCharacterOfPosition(start!).line,
            `${ts.flattenDiagnosticMessageText(messageText, "\n")} (TS${code})`,
          ),
        ),
    ];
    return failures
      .filter(({ cell }) => !hasTag(cells[cell!.number - 1]!, "raises-exception"))
      .sort((a, b) => a.cell!.number - b.cell!.number || a.line!.number - b.line!.number);
  });
}

/** The names that a second cell defines again. */
function namesDefinedTwice(file: ts.SourceFile, module: CellsModule) {
  const first = new Map<string, number>();
  return declaredNames(file).flatMap(({ name, line }) => {
    const { cell } = module.place(line);
    const before = first.get(name) ?? cell;
    first.set(name, before);
    return before === cell ? [] : [{ name, line, what: `${name} is already defined in cell [${before}]` }];
  });
}

/** The files of the disk, and the notebooks' modules beside the notebooks. */
function hostOf(modules: ReadonlyMap<string, CellsModule>): ts.CompilerHost {
  const host = ts.createCompilerHost(compilerOptions);
  const { readFile, fileExists } = host;
  return {
    ...host,
    getCurrentDirectory: () => dirname([...modules.keys()][0] ?? projectRoot),
    readFile: (name) => modules.get(name)?.text ?? readFile(name),
    fileExists: (name) => modules.has(name) || fileExists(name),
    getSourceFile(name, languageVersion) {
      const text = modules.get(name)?.text ?? readFile(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, languageVersion);
    },
  };
}
