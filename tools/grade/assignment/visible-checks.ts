/**
 * The visible checks as a notebook has them. They are written once, in judge.ts, against stand-ins that must
 * be awaited; here their text is taken over without the waiting:
 *
 *     test: async ({ edges }) => (await edges(4)) === 3      in judge.ts
 *     check("...", () => edges(4) === 3, "...")               in the notebook
 */
import { CourseError } from "../../course-error.js";

import ts = require("typescript");

/** One `check(...)` call for every visible check, by question id. `path` is named in errors. */
export function visibleChecks(judgeSource: string, path: string): ReadonlyMap<string, readonly string[]> {
  const file = ts.createSourceFile(path, judgeSource, ts.ScriptTarget.Latest, true);
  const byQuestion = new Map<string, string[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === "visible") {
      const id = property(node.parent, "id");
      if (!id || !ts.isStringLiteralLike(id) || !ts.isArrayLiteralExpression(node.initializer))
        throw at(node, "`visible` must be an array written out beside the question's `id`");
      byQuestion.set(id.text, node.initializer.elements.map(checkCall));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return byQuestion;
}

function checkCall(element: ts.Expression): string {
  const [title, hint] = ["title", "hint"].map((name) => property(element, name)?.getText());
  const test = property(element, "test");
  if (!title || !hint || !test || !ts.isArrowFunction(test))
    throw at(element, "a visible check is written out as { title, hint, test: async (...) => ... }");
  const body = withoutWaiting(test.body);
  const plain = `check(${title}, () => ${body}, ${hint});`;
  return plain.length <= 100 && !plain.includes("\n")
    ? plain
    : `check(\n  ${title},\n  () => ${body},\n  ${hint},\n);`;
}

function property(object: ts.Node, name: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(object)) return undefined;
  return object.properties.filter(ts.isPropertyAssignment).find((it) => it.name.getText() === name)
    ?.initializer;
}

/** The text of an expression or a block with `await x` and `(await x)` as `x`, its lines moved to the left. */
function withoutWaiting(body: ts.ConciseBody): string {
  const start = body.getStart();
  let text = body.getText();
  const cuts: [number, number][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isAwaitExpression(node)) {
      const outer =
        ts.isParenthesizedExpression(node.parent) && ts.isCallExpression(node.expression)
          ? node.parent
          : node;
      cuts.push([outer.getStart() - start, node.expression.getStart() - start]);
      if (outer !== node) cuts.push([node.getEnd() - start, outer.getEnd() - start]);
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  for (const [from, to] of cuts.sort((a, b) => b[0] - a[0])) text = text.slice(0, from) + text.slice(to);
  const lines = text.split("\n");
  const indents = lines
    .slice(1)
    .filter((line) => line.trim())
    .map((line) => line.search(/\S/));
  const extra = Math.max(0, Math.min(...indents, Number.POSITIVE_INFINITY) - 2);
  return lines.map((line, i) => (i === 0 ? line : line.slice(Number.isFinite(extra) ? extra : 0))).join("\n");
}

function at(node: ts.Node, rule: string): CourseError {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return new CourseError(`${file.fileName}:${line + 1}: ${rule}`);
}
