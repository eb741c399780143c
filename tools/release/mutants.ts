/**
 * Wrong solutions made from the right one by small changes: another operator, another number, a condition turned
 * round, a statement left out. A judge that gives one of them all its points has a gap.
 *
 * @see DeMillo, Lipton & Sayward (1978)
 */
import ts = require("typescript");

export interface Mutant {
  readonly cell: string;
  /** Line in the cell, from 1, and what became of what. */
  readonly line: number;
  readonly change: string;
  readonly source: string;
}

const operators: Readonly<Partial<Record<ts.SyntaxKind, string>>> = {
  [ts.SyntaxKind.PlusToken]: "-",
  [ts.SyntaxKind.MinusToken]: "+",
  [ts.SyntaxKind.AsteriskToken]: "/",
  [ts.SyntaxKind.SlashToken]: "*",
  [ts.SyntaxKind.PercentToken]: "*",
  [ts.SyntaxKind.LessThanToken]: "<=",
  [ts.SyntaxKind.LessThanEqualsToken]: "<",
  [ts.SyntaxKind.GreaterThanToken]: ">=",
  [ts.SyntaxKind.GreaterThanEqualsToken]: ">",
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: "!==",
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: "===",
  [ts.SyntaxKind.AmpersandAmpersandToken]: "||",
  [ts.SyntaxKind.BarBarToken]: "&&",
  [ts.SyntaxKind.PlusEqualsToken]: "-=",
  [ts.SyntaxKind.MinusEqualsToken]: "+=",
  [ts.SyntaxKind.AsteriskEqualsToken]: "/=",
};

/** The mutants of a cell's source, in the order of their places; those that are no TypeScript are left out later. */
export function mutants(cell: string, source: string): Mutant[] {
  const file = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);
  const found: Mutant[] = [];
  const change = (node: ts.Node, to: string) => {
    const [from, end] = [node.getStart(file), node.end];
    const { line } = file.getLineAndCharacterOfPosition(from);
    const words = (text: string) => text.replace(/\s+/g, " ");
    const changed = source.slice(0, from) + to + source.slice(end);
    found.push({
      cell,
      line: line + 1,
      change: `${words(source.slice(from, end))} -> ${words(to) || "nothing"}`,
      source: changed,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const other = operators[node.operatorToken.kind];
      const [left, right] = [node.left.getText(file), node.right.getText(file)];
      if (other !== undefined) change(node, `${left} ${other} ${right}`);
    }
    if (ts.isNumericLiteral(node)) change(node, String(Number(node.text) + 1));
    if (node.kind === ts.SyntaxKind.TrueKeyword) change(node, "false");
    if (node.kind === ts.SyntaxKind.FalseKeyword) change(node, "true");
    if (ts.isIfStatement(node)) change(node.expression, `!(${node.expression.getText(file)})`);
    if (ts.isConditionalExpression(node)) change(node.condition, `!(${node.condition.getText(file)})`);
    if (ts.isExpressionStatement(node) || (ts.isIfStatement(node) && !node.elseStatement)) change(node, ";");
    if (ts.isPropertyAccessExpression(node) && node.expression.getText(file) === "Math") {
      const other = { min: "max", max: "min", floor: "ceil", ceil: "floor" }[node.name.text];
      if (other !== undefined) change(node, `Math.${other}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
