/** Checks the cells of a page as one strict TypeScript module, over files that lie in memory. */
import ts from "typescript";
import { inLearnersWords } from "./learners-words.js";

/** A file's text by its path: TypeScript's own declarations under /lib, the packages' under /node_modules. */
export type DeclarationFiles = Readonly<Record<string, string>>;

export interface CheckedCell {
  readonly id: string;
  readonly source: string;
}

export interface TypeTrouble {
  readonly cell: string;
  /** From 1, in the cell. */
  readonly line: number;
  readonly words: string;
  /** TypeScript's own sentence, with its number. */
  readonly detail: string;
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  skipLibCheck: true,
  types: [],
};

const cellsFile = "/cells.ts";

/**
 * A checker that keeps what it has read, so that a second question costs a tenth of the first.
 *
 * @example cellTypes(files)([{ id: "a", source: 'const n: number = "6";' }]) // one trouble, in line 1 of a
 */
export function cellTypes(files: DeclarationFiles): (cells: readonly CheckedCell[]) => TypeTrouble[] {
  const parsed = new Map<string, ts.SourceFile>();
  const folders = new Set(Object.keys(files).flatMap(parents));
  let text = "";
  let before: ts.Program | undefined;
  const host: ts.CompilerHost = {
    fileExists: (path) => path === cellsFile || path in files,
    readFile: (path) => (path === cellsFile ? text : files[path]),
    directoryExists: (path) => folders.has(path),
    getSourceFile(path, target) {
      if (path === cellsFile) return ts.createSourceFile(path, text, target);
      const known = parsed.get(path);
      if (known || files[path] === undefined) return known;
      const file = ts.createSourceFile(path, files[path], target);
      parsed.set(path, file);
      return file;
    },
    getDefaultLibFileName: () => "/lib/lib.es2022.d.ts",
    getDefaultLibLocation: () => "/lib",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => {},
  };
  return (cells) => {
    text = cells.map(({ source }) => source).join("\n");
    const program = ts.createProgram([cellsFile, "/globals.d.ts"], options, host, before);
    before = program;
    const file = program.getSourceFile(cellsFile)!;
    const places = cells.flatMap(({ id, source }) =>
      source.split("\n").map((_, i) => ({ cell: id, line: i + 1 })),
    );
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
      .sort((a, b) => a.start! - b.start!)
      .map(({ start, code, messageText }) => {
        const detail = ts.flattenDiagnosticMessageText(messageText, "\n");
        const { line } = file.getLineAndCharacterOfPosition(start!);
        return { ...places[line]!, words: inLearnersWords(code, detail), detail: `${detail} (TS${code})` };
      });
  };
}

function parents(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join("/") || "/");
}
