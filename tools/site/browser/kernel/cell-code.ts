/** A cell's TypeScript as the body of a function that shares its top-level names with the other cells. */
import { type ImportDeclaration, type Node, type Program, parse } from "acorn";
import { transform } from "sucrase";
import type { Declared } from "./declarations.js";
import { namesOf } from "./scopes.js";

/** What a cell has to do with names, without running it. */
export interface CellNames {
  /** Names that it declares at top level. */
  readonly defines: readonly string[];
  /** Names that it takes from other cells, or from JavaScript itself. */
  readonly uses: readonly string[];
  /** Those of them that it assigns to or changes in place. */
  readonly changes: readonly string[];
}

export interface CompiledCell extends CellNames {
  /**
   * JavaScript: the body of an async function with the parameters `$` (names of all cells), `$share` (told once, at
   * the start, how to read and write this cell's names) and `$import`. It returns the value of its last expression.
   * Line n of it is line n of the cell.
   */
  readonly code: string;
}

/** A cell that cannot be read: what is wrong, at which line and column, both from 1. */
export class CellSyntaxError extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Types are taken out, imports become `await $import(...)`, names of other cells become properties of `$`.
 *
 * @param isGlobal whether JavaScript itself has a name
 * @throws CellSyntaxError
 */
export function compileCell(source: string, isGlobal: (name: string) => boolean): CompiledCell {
  const plain = withoutTypes(source);
  const program = parsed(plain);
  const { declared, outside } = namesOf(program);
  const foreign = outside.filter(({ name }) => !isGlobal(name));
  const edits: Edit[] = foreign.map(({ name, start, end, shorthand }) => ({
    start,
    end,
    text: shorthand ? `${name}: $.${name}` : `$.${name}`,
  }));
  for (const statement of program.body) {
    if (statement.type === "ImportDeclaration") edits.push(importEdit(statement, plain));
    else if (statement.type === "ExportNamedDeclaration")
      edits.push({ start: statement.start, end: statement.declaration?.start ?? statement.end, text: "" });
  }
  edits.push(...importCalls(program), ...returned(program, plain));
  const code = edited(plain, edits);
  return {
    code: `${sharing(declared)}${code}`,
    defines: [...declared.keys()],
    uses: unique(foreign.map(({ name }) => name)),
    changes: unique(foreign.filter(({ changes }) => changes).map(({ name }) => name)),
  };
}

function withoutTypes(source: string): string {
  try {
    return transform(source, {
      transforms: ["typescript"],
      disableESTransforms: true,
      keepUnusedImports: true,
    }).code;
  } catch (error) {
    throw syntaxError(error);
  }
}

function parsed(code: string): Program {
  try {
    return parse(code, {
      ecmaVersion: "latest",
      sourceType: "module",
      allowAwaitOutsideFunction: true,
    });
  } catch (error) {
    throw syntaxError(error);
  }
}

/** Both parsers write the place behind their message: "Unexpected token (3:5)", with different columns. */
function syntaxError(error: unknown): CellSyntaxError {
  const { message, loc } = error as Error & { loc?: { line: number; column: number } };
  const words = message.replace(/^Error transforming [^:]*: /, "");
  const place = /\s*\((\d+):(\d+)\)$/.exec(words);
  const line = loc?.line ?? Number(place?.[1] ?? 1);
  const column = loc?.column ?? Number(place?.[2] ?? 1);
  return new CellSyntaxError(words.slice(0, place?.index).trim(), line, column);
}

/** `const { a, b: c } = await $import("x", ["a", "b"])`, as many lines long as the import was. */
function importEdit({ start, end, source, specifiers }: ImportDeclaration, code: string): Edit {
  const from = JSON.stringify(source.value);
  const lines = "\n".repeat(code.slice(start, end).split("\n").length - 1);
  const whole = specifiers.find((one) => one.type === "ImportNamespaceSpecifier");
  if (whole) return { start, end, text: `const ${whole.local.name} = await $import(${from});${lines}` };
  const pairs = specifiers.map((one) => {
    const name = one.type === "ImportSpecifier" ? nameOf(one.imported) : "default";
    return { name, local: one.local.name };
  });
  const names = JSON.stringify(pairs.map(({ name }) => name));
  const targets = pairs.map(({ name, local }) => `${JSON.stringify(name)}: ${local}`).join(", ");
  return { start, end, text: `const { ${targets} } = await $import(${from}, ${names});${lines}` };
}

function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.type === "Identifier" ? node.name! : String(node.value);
}

/** `import("x")` finds the packages of the course as well. */
function importCalls(program: Program): Edit[] {
  const found: Edit[] = [];
  const look = (node: Node): void => {
    if (node.type === "ImportExpression")
      found.push({ start: node.start, end: node.start + "import".length, text: "$import" });
    for (const value of Object.values(node))
      for (const child of Array.isArray(value) ? value : [value])
        if (typeof child?.type === "string") look(child as Node);
  };
  look(program);
  return found;
}

/** A cell that ends with an expression gives its value, as in Jupyter. */
function returned({ body }: Program, code: string): Edit[] {
  const last = body.at(-1);
  if (last?.type !== "ExpressionStatement" || last.directive === "use strict") return [];
  const end = code[last.end - 1] === ";" ? last.end - 1 : last.end;
  return [
    { start: last.start, end: last.start, text: "return (" },
    { start: end, end, text: ")" },
  ];
}

function edited(code: string, edits: readonly Edit[]): string {
  // At one place, what is put in ("return (") comes before what is replaced.
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let [text, at] = ["", 0];
  for (const { start, end, text: put } of sorted) {
    text += code.slice(at, start) + put;
    at = Math.max(at, end);
  }
  return text + code.slice(at);
}

function sharing(declared: ReadonlyMap<string, Declared>): string {
  const entries = [...declared].map(([name, { changeable }]) => {
    const write = changeable ? `, ($v) => { ${name} = $v; }` : "";
    return `${JSON.stringify(name)}: [() => ${name}${write}]`;
  });
  return entries.length > 0 ? `$share({ ${entries.join(", ")} }); ` : "";
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
