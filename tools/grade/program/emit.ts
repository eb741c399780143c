/**
 * One cell as JavaScript in a block of its own: its names are declared at the block's start, its definitions
 * become assignments, and an exception ends the cell and no other.
 */
import { boundNames, type CellText, modifiers } from "./cell-text.js";

import ts = require("typescript");

/** The block, open: what comes after it, the other cells, is to be put inside it. */
export function openBlock(cell: CellText, position: number): string {
  const names = new Set(cell.definitions.filter(({ kind }) => kind !== "type").map(({ name }) => name));
  const imports = cell.imports.filter(({ typeOnly }) => !typeOnly);
  for (const { local } of imports) names.add(local);
  const declared = names.size > 0 ? `let ${[...names].join(", ")};\n` : "";
  const taken = imports.map(({ local, module, imported }) => {
    const from = `$use(${JSON.stringify(module)})`;
    return imported === "*" || imported === "default"
      ? `${local} = ${from};\n`
      : `${local} = ${from}[${JSON.stringify(imported)}];\n`;
  });
  return `{ ${declared}try {\n${taken.join("")}${assignments(cell.body)}} catch ($error) { $failed(${position}, $error); }\n`;
}

const transpiled = new Map<string, string>();

/** The body's JavaScript with every definition at its top level turned into an assignment. */
function assignments(body: string): string {
  const known = transpiled.get(body);
  if (known !== undefined) return known;
  const { outputText } = ts.transpileModule(`${body}\nexport {};`, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      experimentalDecorators: true,
    },
  });
  const file = ts.createSourceFile("cell.js", outputText, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const first: string[] = [];
  const others: string[] = [];
  for (const statement of file.statements) {
    const text = outputText.slice(afterModifiers(statement, file), statement.end);
    if (ts.isExportDeclaration(statement)) continue;
    if (ts.isFunctionDeclaration(statement) && statement.name)
      first.push(`${statement.name.text} = ${text};`);
    else if (ts.isClassDeclaration(statement) && statement.name)
      others.push(`${statement.name.text} = ${text};`);
    else if (ts.isVariableStatement(statement)) others.push(assigned(statement, file));
    else others.push(text);
  }
  const result = [...first, ...others].map((line) => `${line}\n`).join("");
  if (transpiled.size > 2_000) transpiled.clear();
  transpiled.set(body, result);
  return result;
}

function assigned(statement: ts.VariableStatement, file: ts.SourceFile): string {
  const parts = statement.declarationList.declarations.map(({ name, initializer }) => {
    if (!initializer) return `${boundNames(name).join(" = ")} = undefined`;
    const [left, right] = [name.getText(file), initializer.getText(file)];
    return ts.isIdentifier(name) ? `${left} = ${right}` : `(${left} = ${right})`;
  });
  return `${parts.join(", ")};`;
}

function afterModifiers(statement: ts.Statement, file: ts.SourceFile): number {
  const exported = modifiers(statement).filter(
    ({ kind }) => kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword,
  );
  return exported.length === 0 ? statement.getStart(file) : exported[exported.length - 1]!.end;
}
