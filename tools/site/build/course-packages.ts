/** The packages that a notebook's cells import from, and what is in them. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./package-folder.js";

import ts = require("typescript");

export interface CoursePackage {
  readonly name: string;
  /** The file that declares everything it exports. */
  readonly declarations: string;
  readonly exports: readonly Exported[];
  /** Interfaces and type aliases: gone when the program runs. */
  readonly typeNames: readonly string[];
  readonly drawsStills: boolean;
}

export interface Exported {
  readonly name: string;
  readonly kind: "function" | "value" | "type";
  /** As it stands in a declaration, on as few lines as possible. */
  readonly signature: string;
  /** The doc comment as Markdown, without its tags. */
  readonly doc: string;
  readonly example?: string;
  /** The rest of the doc comment: what it says of parameters, result, errors and sources. */
  readonly remarks: readonly { readonly tag: string; readonly words: string }[];
  /** The folder of its source in the package: a part of the library that belongs together. */
  readonly part: string;
}

/** Where the course's code may be imported from; those that are installed count. */
const names = ["coordlab", "coordlab-figures", "coordlab-engine", "coordlab-experiments"];

export function coursePackages(): CoursePackage[] {
  const found = names.flatMap((name) => {
    try {
      const folder = packageFolder(name);
      const { types } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { types: string };
      const declarations = join(folder, types);
      return existsSync(declarations) ? [{ name, declarations }] : [];
    } catch {
      return [];
    }
  });
  const program = ts.createProgram(
    found.map(({ declarations }) => declarations),
    {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Node20,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      skipLibCheck: true,
      types: [],
    },
  );
  const checker = program.getTypeChecker();
  return found.map(({ name, declarations }) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(declarations)!)!;
    const exports = checker
      .getExportsOfModule(module)
      .map((symbol) => exported(symbol, checker))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return {
      name,
      declarations,
      exports,
      typeNames: exports.filter(({ kind }) => kind === "type").map((one) => one.name),
      drawsStills: exports.some((one) => one.name === "figureSvg"),
    };
  });
}

function exported(alias: ts.Symbol, checker: ts.TypeChecker): Exported {
  const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
  const declaration = symbol.declarations?.[0];
  const isValue = (symbol.flags & ts.SymbolFlags.Value) !== 0;
  const isFunction = (symbol.flags & ts.SymbolFlags.Function) !== 0;
  const tags = symbol.getJsDocTags(checker);
  const example = tags.find((tag) => tag.name === "example");
  const file = declaration?.getSourceFile().fileName ?? "";
  return {
    name: alias.name,
    kind: isFunction ? "function" : isValue ? "value" : "type",
    signature: declaration ? signatureOf(declaration, symbol, checker) : alias.name,
    doc: ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim(),
    ...(example ? { example: ts.displayPartsToString(example.text).trim() } : {}),
    remarks: tags.flatMap(({ name: tag, text }) =>
      tag === "example" ? [] : [{ tag, words: ts.displayPartsToString(text).trim() }],
    ),
    part: /\/dist\/(?:([^/]+)\/)?/.exec(file)?.[1] ?? "",
  };
}

function signatureOf(declaration: ts.Declaration, symbol: ts.Symbol, checker: ts.TypeChecker): string {
  if (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias))
    return declaration
      .getText()
      .replace(/^export (?:declare )?/, "")
      .replace(/\/\*\*[\s\S]*?\*\/\n?\s*/g, "");
  const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
  const words = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  return `const ${symbol.name}: ${words.length > 400 ? checker.typeToString(type) : words}`;
}
