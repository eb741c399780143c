/** tslab does not find a name of an earlier cell in the short form `{ agents }`, though the types are right. */
import type { CellsModule } from "./cells-module.js";

import ts = require("typescript");

/** Every short form of a name that another cell declares at top level. */
export function shortForms(file: ts.SourceFile, module: CellsModule, checker: ts.TypeChecker) {
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line;
  const found: { readonly line: number; readonly what: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) {
      const { text } = node.name;
      const [declared] = checker.getShorthandAssignmentValueSymbol(node)?.declarations ?? [];
      const cell = declared && isTopLevel(declared, file) ? module.place(lineOf(declared)).cell : undefined;
      if (cell !== undefined && cell !== module.place(lineOf(node)).cell)
        found.push({
          line: lineOf(node),
          what: `tslab does not find ${text} of cell [${cell}] in the short form: write ${text}: ${text}`,
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isTopLevel(node: ts.Node, file: ts.SourceFile): boolean {
  const isScope = (at: ts.Node) => ts.isBlock(at) || ts.isFunctionLike(at) || ts.isForStatement(at);
  for (let at = node.parent; at; at = at.parent) if (isScope(at)) return false;
  return node.getSourceFile() === file;
}
