/** Everything that a packed library holds, exported or not, in reach. */
import { createRequire } from "node:module";
import { boundNames } from "../../../tools/grade/program/cell-text.js";

import ts = require("typescript");

export type Anything = (...args: unknown[]) => unknown;

/** A packed script, run with all its names in reach; what it takes from other packages is not its own. */
export function everything(text: string) {
  const file = ts.createSourceFile("library.js", text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const names = file.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return [statement.name!.text];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  });
  const module = { exports: {} as Record<string, Record<string, unknown>> };
  const run = new Function(
    "module",
    "exports",
    "require",
    "console",
    `${text}\nreturn { ${names.join(", ")} };`,
  );
  const foreign = new Set<unknown>();
  const require = createRequire(import.meta.url);
  const required = (name: string): unknown => {
    const found: unknown = require(name);
    foreign.add(found);
    return found;
  };
  const all: Record<string, unknown> = run(module, module.exports, required, { log: () => {} });
  const functions = new Map<string, Anything>();
  for (const [name, value] of Object.entries(all)) {
    if (typeof value === "function") functions.set(name, value as Anything);
    else if (typeof value === "object" && value !== null && !foreign.has(value))
      for (const [inner, member] of Object.entries(value))
        if (typeof member === "function") functions.set(`${name}.${inner}`, member);
  }
  return { exports: module.exports, functions };
}
