/** One cell's TypeScript taken apart: what it imports, what it defines, and the rest with its places kept. */
import ts = require("typescript");

export interface Import {
  readonly module: string;
  /** The name it has in the notebook, and the name the module gives it: `*` for all of it. */
  readonly local: string;
  readonly imported: string;
  readonly typeOnly: boolean;
  /** An import declaration of this one name. */
  readonly text: string;
}

export interface Definition {
  readonly name: string;
  /** Whoever uses a value may change it; what is fixed (a function, a class, a constant number) stays. */
  readonly kind: "value" | "fixed" | "type";
}

export interface CellText {
  readonly source: string;
  readonly imports: readonly Import[];
  readonly definitions: readonly Definition[];
  /** The cell without its imports and `export`s, as long as before, so that places stay the same. */
  readonly body: string;
  /** Why it cannot be compiled, taken by itself. */
  readonly problems: readonly string[];
}

/** What a notebook can import at the grader. */
export const allowedModules: readonly string[] = [
  "coordlab",
  "coordlab-figures",
  "coordlab-engine",
  "coordlab-experiments",
  "assert",
  "fs",
  "path",
  "perf_hooks",
  "timers",
  "url",
  "util",
];

export function cellText(source: string): CellText {
  try {
    return takenApart(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooDeep(source);
  }
}

/** The cell that the compiler cannot read to its end. */
export function tooDeep(source: string): CellText {
  const problems = ["it is nested too deeply to be read"];
  return { source, imports: [], definitions: [], body: source.replace(/[^\n]/g, " "), problems };
}

function takenApart(source: string): CellText {
  const file = ts.createSourceFile("cell.ts", `${source}\nexport {};`, ts.ScriptTarget.ES2022, true);
  if (source.length > deepest && depth(file) > deepest) return tooDeep(source);
  const imports: Import[] = [];
  const definitions: Definition[] = [];
  const problems = syntaxProblems(file);
  let body = source;
  const blank = (from: number, to: number, text = "") => {
    const kept = body.slice(from, to).replace(/[^\n]/g, " ");
    body = body.slice(0, from) + text + kept.slice(text.length) + body.slice(to);
  };
  for (const statement of file.statements) {
    if (statement.getStart(file) >= source.length) continue;
    if (ts.isImportDeclaration(statement)) {
      imports.push(...namesOf(statement));
      blank(statement.getStart(file), statement.end);
      continue;
    }
    if (ts.isExportDeclaration(statement)) blank(statement.getStart(file), statement.end);
    for (const modifier of modifiers(statement))
      if (modifier.kind === ts.SyntaxKind.ExportKeyword || modifier.kind === ts.SyntaxKind.DefaultKeyword)
        blank(modifier.getStart(file), modifier.end);
    if (ts.isVariableStatement(statement) && !(statement.declarationList.flags & ts.NodeFlags.BlockScoped))
      blank(statement.declarationList.getStart(file), statement.declarationList.getStart(file) + 3, "let");
    definitions.push(...definitionsOf(statement));
  }
  for (const { module } of imports)
    if (!allowedModules.includes(module.replace(/^node:/, "")))
      problems.push(`the grader has no module "${module}"`);
  return { source, imports, definitions, body, problems };
}

/** Levels of syntax within which no step of the compiler runs out of stack, or takes seconds. */
const deepest = 2_000;

function depth(file: ts.SourceFile): number {
  let most = 0;
  const open: [ts.Node, number][] = [[file, 0]];
  for (let next = open.pop(); next && most <= deepest; next = open.pop()) {
    const [node, level] = next;
    most = Math.max(most, level);
    ts.forEachChild(node, (child) => {
      open.push([child, level + 1]);
    });
  }
  return most;
}

/** The names that a binding introduces. */
export function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

export function modifiers(statement: ts.Statement): readonly ts.ModifierLike[] {
  return (ts.canHaveModifiers(statement) && ts.getModifiers(statement)) || [];
}

function syntaxProblems(file: ts.SourceFile): string[] {
  // The parser leaves them there; the public way to them compiles the cell anew, at twenty times the cost.
  const { parseDiagnostics } = file as ts.SourceFile & {
    readonly parseDiagnostics: readonly ts.Diagnostic[];
  };
  return parseDiagnostics.map(
    ({ messageText, code }) => `${ts.flattenDiagnosticMessageText(messageText, " ")} (TS${code})`,
  );
}

function namesOf({ importClause, moduleSpecifier }: ts.ImportDeclaration): Import[] {
  const module = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
  if (!importClause) return [];
  const found: Import[] = [];
  const add = (local: string, imported: string, clause: string, typeOnly: boolean) =>
    found.push({
      module,
      local,
      imported,
      typeOnly,
      text: `import ${typeOnly ? "type " : ""}${clause} from ${JSON.stringify(module)};`,
    });
  const { name, namedBindings, isTypeOnly } = importClause;
  if (name) add(name.text, "default", name.text, isTypeOnly);
  if (namedBindings && ts.isNamespaceImport(namedBindings))
    add(namedBindings.name.text, "*", `* as ${namedBindings.name.text}`, isTypeOnly);
  if (namedBindings && ts.isNamedImports(namedBindings))
    for (const element of namedBindings.elements) {
      const imported = (element.propertyName ?? element.name).text;
      add(
        element.name.text,
        imported,
        `{ ${imported} as ${element.name.text} }`,
        isTypeOnly || element.isTypeOnly,
      );
    }
  return found;
}

function definitionsOf(statement: ts.Statement): Definition[] {
  if (ts.isVariableStatement(statement)) {
    const constant = (statement.declarationList.flags & ts.NodeFlags.Const) !== 0;
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      const kind = constant && initializer && isFixed(initializer) ? "fixed" : "value";
      return boundNames(name).map((bound): Definition => ({ name: bound, kind }));
    });
  }
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  )
    return statement.name ? [{ name: statement.name.text, kind: "fixed" }] : [];
  if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name))
    return [{ name: statement.name.text, kind: "value" }];
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    return [{ name: statement.name.text, kind: "type" }];
  return [];
}

function isFixed(initializer: ts.Expression): boolean {
  const { kind } = initializer;
  return (
    ts.isLiteralExpression(initializer) ||
    ts.isArrowFunction(initializer) ||
    ts.isFunctionExpression(initializer) ||
    kind === ts.SyntaxKind.TrueKeyword ||
    kind === ts.SyntaxKind.FalseKeyword
  );
}
