/** What a TypeScript file imports, read from its text alone. */
import ts from "typescript";

export interface SourceImport {
  /** As written: `./ledger.js`, `coordlab`, `node:fs`. */
  readonly from: string;
  /** The names taken, or "*" for all of them. */
  readonly names: readonly string[] | "*";
}

export interface SourceFile {
  readonly imports: readonly SourceImport[];
  /** Names passed on from other modules; `own` is the name there, "*" for the whole module under one name. */
  readonly reexports: readonly { readonly from: string; readonly name: string; readonly own: string }[];
  /** Modules all of whose names are passed on. */
  readonly wholly: readonly string[];
  /** Names that the file itself declares and exports. */
  readonly declares: readonly string[];
}

export function readSource(path: string, text: string): SourceFile {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, false);
  const imports: SourceImport[] = [];
  const reexports: SourceFile["reexports"][number][] = [];
  const wholly: string[] = [];
  const declares: string[] = [];
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) {
      imports.push({ from: textOf(statement.moduleSpecifier), names: importedNames(statement.importClause) });
    } else if (ts.isExportDeclaration(statement) && statement.moduleSpecifier) {
      const from = textOf(statement.moduleSpecifier);
      const clause = statement.exportClause;
      if (!clause) wholly.push(from);
      else if (ts.isNamespaceExport(clause)) reexports.push({ from, name: clause.name.text, own: "*" });
      else
        for (const { name, propertyName } of clause.elements)
          reexports.push({ from, name: name.text, own: (propertyName ?? name).text });
    } else declares.push(...declaredNames(statement));
  }
  for (const from of lazyImports(text, path)) imports.push({ from, names: "*" });
  return { imports, reexports, wholly, declares };
}

function importedNames(clause: ts.ImportClause | undefined): readonly string[] | "*" {
  const bindings = clause?.namedBindings;
  if (!clause || (bindings && ts.isNamespaceImport(bindings))) return "*";
  const names = bindings?.elements.map(({ name, propertyName }) => (propertyName ?? name).text) ?? [];
  return clause.name ? ["default", ...names] : names;
}

function declaredNames(statement: ts.Statement): string[] {
  if (
    ts.isExportDeclaration(statement) &&
    statement.exportClause &&
    ts.isNamedExports(statement.exportClause)
  )
    return statement.exportClause.elements.map(({ name }) => name.text);
  if (!ts.canHaveModifiers(statement)) return [];
  if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
  return name ? [name.text] : [];
}

/** The modules of `import("...")` and `typeof import("...")`, wherever they stand. */
function lazyImports(text: string, path: string): string[] {
  if (!/\bimport\s*\(/.test(text)) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteralLike(argument)) found.push(argument.text);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      found.push(textOf(node.argument.literal));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, false));
  return found;
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : "";
}
