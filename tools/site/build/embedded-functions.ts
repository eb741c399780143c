/**
 * Functions whose text the library writes into its figures: the player of an animation, the form of the ladder.
 * A bundler prints them anew, so the text in the page's figures would differ from that of Node's by spaces. They
 * are given the text that Node sees.
 */
import { type Node, parse } from "acorn";

/** Files of the library all of whose functions may be written into a figure. */
const embeddedFiles = /\/browser\/[^/]+\.js$|\/(?:ladder-page|escalation-ladder)\.js$/;

export function hasEmbeddedFunctions(path: string): boolean {
  return embeddedFiles.test(path.replaceAll("\\", "/"));
}

/** The module's text, with a `toString` for each of its functions. */
export function withOwnText(code: string): string {
  const { body } = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const functions = body
    .map((statement) =>
      statement.type === "ExportNamedDeclaration"
        ? (statement.declaration as Node | null | undefined)
        : statement,
    )
    .filter((node) => node?.type === "FunctionDeclaration") as (Node & { id: { name: string } })[];
  const lines = functions.map(({ id, start, end }) => {
    const text = JSON.stringify(code.slice(start, end));
    return `Object.defineProperty(${id.name}, "toString", { value: () => ${text} });`;
  });
  return `${code}\n${lines.join("\n")}\n`;
}
