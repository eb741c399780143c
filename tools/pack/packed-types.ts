/** What an editor is told of a packed library: all types, and the words of those functions that are there. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LibraryPackage } from "./library.js";
import type { Withheld } from "./withhold.js";

import ts = require("typescript");

/** The declaration files of a package, by path below its folder. */
export async function packedTypes(
  { folder, manifest }: LibraryPackage,
  kept: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const built = join(folder, manifest.types, "..");
  const files = new Map<string, string>();
  for (const entry of await readdir(built, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".d.ts")) continue;
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(built.length + 1).replaceAll("\\", "/");
    files.set(`types/${path}`, withoutWords(await readFile(full, "utf8"), kept));
  }
  return files;
}

/** The names of all packages that are no stubs. */
export function keptNames(
  exported: ReadonlyMap<string, readonly string[]>,
  withheld: ReadonlyMap<string, Withheld>,
): Set<string> {
  return new Set(
    [...exported].flatMap(([owner, names]) => names.filter((name) => !withheld.get(owner)!.has(name))),
  );
}

/** A declaration file without the comments on functions and constants that are not kept. */
export function withoutWords(text: string, kept: ReadonlySet<string>): string {
  const file = ts.createSourceFile("types.d.ts", text, ts.ScriptTarget.ES2022, true);
  const values = file.statements.filter((statement) => valueNames(statement).length > 0);
  const isKept = (statement: ts.Statement) => valueNames(statement).some((name) => kept.has(name));
  const allGone = values.length > 0 && !values.some(isKept);
  const cuts = file.statements.flatMap((statement) =>
    allGone || (values.includes(statement) && !isKept(statement)) ? commentsIn(text, statement) : [],
  );
  let result = text;
  for (const { pos, end } of cuts.sort((a, b) => b.pos - a.pos))
    result = result.slice(0, pos) + result.slice(end);
  return result;
}

function valueNames(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name ? [statement.name.text] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name }) => name.getText());
}

function commentsIn(text: string, statement: ts.Node): readonly ts.CommentRange[] {
  const found: ts.CommentRange[] = [...(ts.getLeadingCommentRanges(text, statement.pos) ?? [])];
  const visit = (node: ts.Node) => {
    for (const range of ts.getLeadingCommentRanges(text, node.pos) ?? [])
      if (!found.some(({ pos }) => pos === range.pos)) found.push(range);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(statement, visit);
  return found;
}
