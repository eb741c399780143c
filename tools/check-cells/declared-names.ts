/** The names that a module's statements declare at top level, and those that two cells declare. */
import ts = require("typescript");

export interface DeclaredName {
  readonly name: string;
  /** The line of the declaration in the module, from 0. */
  readonly line: number;
}

/** Every declaration at top level, imports included, in the order of the text. */
export function declaredNames(file: ts.SourceFile): DeclaredName[] {
  return file.statements.flatMap(identifiers).map((node) => ({
    name: node.text,
    line: file.getLineAndCharacterOfPosition(node.getStart(file)).line,
  }));
}

function identifiers(statement: ts.Statement): ts.Identifier[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => bound(name));
  if (ts.isImportDeclaration(statement)) return imported(statement.importClause);
  const declares =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return declares && statement.name ? [statement.name] : [];
}

function bound(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? bound(element.name) : []));
}

function imported(clause: ts.ImportClause | undefined): ts.Identifier[] {
  const { name, namedBindings } = clause ?? {};
  const inBraces = namedBindings
    ? ts.isNamespaceImport(namedBindings)
      ? [namedBindings.name]
      : namedBindings.elements.map((element) => element.name)
    : [];
  return name ? [name, ...inBraces] : inBraces;
}
