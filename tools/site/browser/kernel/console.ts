/** The console of cells: what Node prints, to the page. */
import { formatWithOptions } from "node-inspect-extracted";

export type Print = (name: "stdout" | "stderr", text: string) => void;

export function cellConsole(print: Print): object {
  let indent = "";
  const counts = new Map<string, number>();
  const line =
    (name: "stdout" | "stderr") =>
    (...words: unknown[]): void => {
      // Most lines are one text, which needs no formatting.
      const [first] = words;
      const text = words.length === 1 && typeof first === "string" ? first : formatWithOptions({}, ...words);
      print(name, `${indent}${indent ? text.replaceAll("\n", `\n${indent}`) : text}\n`);
    };
  const [out, error] = [line("stdout"), line("stderr")];
  const group = (...words: unknown[]): void => {
    if (words.length > 0) out(...words);
    indent += "  ";
  };
  return {
    log: out,
    info: out,
    debug: out,
    dir: (value: unknown) => out(value),
    table: (rows: unknown) => out(rows),
    error,
    warn: error,
    trace: error,
    assert: (holds: unknown, ...words: unknown[]) => {
      if (!holds) error("Assertion failed:", ...words);
    },
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    count: (label = "default") => {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      out(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = "default") => counts.delete(label),
    time: () => {},
    timeEnd: () => {},
    timeLog: () => {},
  };
}
