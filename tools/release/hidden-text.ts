/** What must not be found in a release: the lines of the solution regions and the titles of hidden checks. */

import { regions } from "../grade/assignment/regions.js";
import type { Notebook } from "../notebook/notebook.js";

import ts = require("typescript");

/** Texts that are hidden and not also shown, long enough to mean something. */
export function hiddenTexts(authored: Notebook, judgeSource: string): string[] {
  const shownLines = new Set<string>();
  const secrets = new Set<string>();
  authored.cells.forEach(({ source, id }) => {
    const found = regions(source, id);
    source.split("\n").forEach((line, i) => {
      const hidden = found.some(({ begin, end }) => i > begin && i < end) && !/^\s*\/\/ STUB/.test(line);
      (hidden ? secrets : shownLines).add(line.replace(/^\s*\/\/ STUB ?/, "").trim());
    });
  });
  for (const title of hiddenTitles(judgeSource)) secrets.add(title);
  return [...secrets].filter(
    (line) => line.length >= 12 && ![...shownLines].some((shown) => shown.includes(line)),
  );
}

function hiddenTitles(judgeSource: string): string[] {
  const file = ts.createSourceFile("judge.ts", judgeSource, ts.ScriptTarget.Latest, true);
  const titles: string[] = [];
  const visit = (node: ts.Node, hidden: boolean): void => {
    if (ts.isPropertyAssignment(node)) {
      const name = node.name.getText();
      if (hidden && name === "title" && ts.isStringLiteralLike(node.initializer))
        titles.push(node.initializer.text);
      if (name === "hidden") hidden = true;
    }
    ts.forEachChild(node, (child) => visit(child, hidden));
  };
  visit(file, false);
  return titles;
}
