/** The declarations at the top of a flattened library, and which of them each mentions. */

import ts = require("typescript");

/** What uses what in a library. */
export interface References {
  /** For each package the names that it exports, each with the declaration behind it. */
  readonly exported: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** The flattened module but for its exports, in order. */
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly text: string;
  /** The declarations that it is part of; none if it is needed whatever is. */
  readonly names: readonly string[];
}

export interface Declaration {
  readonly name: string;
  readonly kind: "function" | "value" | "namespace";
  readonly text: string;
  /** Declarations that this one mentions. */
  readonly uses: ReadonlySet<string>;
  /** Of a namespace: its members and the declarations behind them. */
  readonly members: ReadonlyMap<string, string>;
}

interface Found {
  readonly name: string;
  kind: Declaration["kind"];
  readonly nodes: ts.Node[];
  readonly uses: Set<string>;
  readonly members: Map<string, string>;
}

export function declarationsIn(
  file: ts.SourceFile,
  checker: ts.TypeChecker,
): Pick<References, "declarations" | "statements"> {
  const found = new Map<string, Found>();
  const add = (name: ts.Identifier, node: ts.Node, kind: Declaration["kind"]) => {
    const known = found.get(name.text);
    if (known) known.nodes.push(node);
    else found.set(name.text, { name: name.text, kind, nodes: [node], uses: new Set(), members: new Map() });
  };
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      add(statement.name!, statement, "function");
    else if (ts.isVariableStatement(statement))
      for (const declaration of statement.declarationList.declarations)
        for (const name of namesOf(declaration.name)) add(name, declaration, kindOf(declaration.initializer));
  }
  const mentioned = (node: ts.Node): Set<string> => {
    const names = new Set<string>();
    const visit = (inner: ts.Node): void => {
      if (ts.isIdentifier(inner) && found.has(inner.text) && isReference(inner)) {
        const symbol = ts.isShorthandPropertyAssignment(inner.parent)
          ? checker.getShorthandAssignmentValueSymbol(inner.parent)
          : checker.getSymbolAtLocation(inner);
        if (symbol?.declarations?.some((it) => isTop(it))) names.add(inner.text);
      }
      ts.forEachChild(inner, visit);
    };
    visit(node);
    return names;
  };
  for (const one of found.values())
    for (const node of one.nodes)
      for (const name of mentioned(node)) if (name !== one.name) one.uses.add(name);
  const statements = file.statements.flatMap((statement): Statement[] => {
    const text = statement.getText(file);
    if (ts.isExportDeclaration(statement)) return [];
    if (ts.isExpressionStatement(statement))
      return [{ text, names: attribute(statement.expression, found, mentioned) }];
    return [{ text, names: namesDeclared(statement).map((name) => name.text) }];
  });
  const declarations = [...found.values()].map(({ nodes, ...rest }): [string, Declaration] => [
    rest.name,
    { ...rest, text: nodes.map((node) => node.getText(file)).join("\n") },
  ]);
  return { declarations: new Map(declarations), statements };
}

function namesDeclared(statement: ts.Statement): ts.Identifier[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return [statement.name!];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) => namesOf(name));
}

/** What a statement does belongs to every declaration that it mentions; a namespace gets its members so. */
function attribute(
  expression: ts.Expression,
  found: ReadonlyMap<string, Found>,
  mentioned: (node: ts.Node) => Set<string>,
): string[] {
  const names = mentioned(expression);
  if (ts.isCallExpression(expression) && expression.expression.getText() === "__export") {
    const [target, members] = expression.arguments as readonly ts.Expression[] as [ts.Identifier, ts.Node];
    const namespace = found.get(target.text)!;
    namespace.kind = "namespace";
    for (const member of (members as ts.ObjectLiteralExpression)
      .properties as ts.NodeArray<ts.PropertyAssignment>) {
      const [behind] = mentioned(member.initializer);
      if (behind !== undefined) namespace.members.set(member.name.getText(), behind);
    }
    for (const name of names) if (name !== namespace.name) namespace.uses.add(name);
    return [namespace.name];
  }
  for (const name of names) for (const other of names) if (other !== name) found.get(name)!.uses.add(other);
  return [...names];
}

function namesOf(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesOf(element.name) : []));
}

function kindOf(initializer: ts.Expression | undefined): Declaration["kind"] {
  const isFunction =
    initializer &&
    (ts.isArrowFunction(initializer) ||
      ts.isFunctionExpression(initializer) ||
      ts.isClassExpression(initializer));
  return isFunction ? "function" : "value";
}

/** Whether an identifier stands for a value, and is no property's name. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  return true;
}

/** Whether a declaration stands at the top of its file. */
function isTop(declaration: ts.Node): boolean {
  let node = declaration;
  while (node.parent && !ts.isSourceFile(node.parent)) {
    if (ts.isFunctionLike(node.parent) || ts.isBlock(node.parent) || ts.isClassLike(node.parent))
      return false;
    if (
      ts.isForStatement(node.parent) ||
      ts.isForOfStatement(node.parent) ||
      ts.isForInStatement(node.parent)
    )
      return false;
    node = node.parent;
  }
  return true;
}
