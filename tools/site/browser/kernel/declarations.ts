/** Which names statements of JavaScript declare. */
import type { AnyNode as Node, Pattern } from "acorn";

export interface Declared {
  /** Whether it may be assigned to: `let`, `var`, functions and classes may, `const` and imports may not. */
  readonly changeable: boolean;
}

/** Adds what a statement declares where it stands. */
export function declareStatement(statement: Node, declared: Map<string, Declared>): void {
  if (statement.type === "ImportDeclaration")
    for (const { local } of statement.specifiers) declared.set(local.name, { changeable: false });
  else if (statement.type === "VariableDeclaration")
    for (const { id } of statement.declarations)
      for (const name of boundNames(id)) declared.set(name, { changeable: statement.kind !== "const" });
  else if (statement.type === "FunctionDeclaration" || statement.type === "ClassDeclaration")
    declared.set(statement.id!.name, { changeable: true });
  else if (statement.type === "ExportNamedDeclaration" && statement.declaration)
    declareStatement(statement.declaration as Node, declared);
}

/** The names that statements declare for their own block: let, const, class, function. */
export function lexicalNames(statements: readonly Node[]): string[] {
  const declared = new Map<string, Declared>();
  for (const statement of statements)
    if (statement.type !== "VariableDeclaration" || statement.kind !== "var")
      declareStatement(statement, declared);
  return [...declared.keys()];
}

/** The names of `var` declarations anywhere below, but not in functions of their own. */
export function varNames(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (/Function|Class|Expression$/.test(node.type)) return [];
    const own =
      node.type === "VariableDeclaration" && node.kind === "var"
        ? node.declarations.flatMap(({ id }) => boundNames(id))
        : [];
    const below = Object.entries(node).flatMap(([key, value]) =>
      key === "type"
        ? []
        : (Array.isArray(value) ? value : [value]).filter((v) => typeof v?.type === "string"),
    );
    return [...own, ...varNames(below as Node[])];
  });
}

/** The names in a pattern such as `{ a, b: [c] }`. */
export function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === "RestElement" ? property.argument : (property.value as Pattern)),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []));
    case "AssignmentPattern":
      return boundNames(pattern.left);
    case "RestElement":
      return boundNames(pattern.argument);
    default:
      return [];
  }
}
