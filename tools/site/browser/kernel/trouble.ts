/** What went wrong in a cell, said to whoever wrote it. */
import { CellSyntaxError } from "./cell-code.js";
import type { Trouble } from "./messages.js";
import { nearest } from "./nearest.js";
import { UnknownName } from "./notebook-names.js";

/** A name that a package does not have, or a package that does not exist. */
export class ImportTrouble extends Error {}

/** A first visit to a plain server has none: the headers that allow it come with the copy that the browser keeps. */
const noSharedMemory =
  "Workers cannot share memory on this page yet. Reload it once, when the course is kept in this browser, and run this cell again; where that does not help, take the published measurement.";

/** Cells are evaluated under this name, by which a stack finds them. */
export function cellAddress(cell: string): string {
  return `course-cell/${encodeURIComponent(cell)}.ts`;
}

/** The cell whose code stands nearest to the top of an error's stack, and its line there. */
export function placeOf(error: unknown): { cell: string; line: number } | undefined {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const found = /course-cell\/([^\s)]+?)\.ts:(\d+)/.exec(stack);
  return found ? { cell: decodeURIComponent(found[1]!), line: Number(found[2]) } : undefined;
}

export function troubleOf(error: unknown, cell: string, known: readonly string[]): Trouble {
  if (error instanceof CellSyntaxError) return syntaxTrouble(error);
  const place = placeOf(error);
  const line = place?.cell === cell ? { line: place.line } : {};
  if (
    error instanceof UnknownName ||
    (error instanceof ReferenceError && / is not defined$/.test(error.message))
  ) {
    const name = error instanceof UnknownName ? error.unknown : error.message.replace(/ is not defined$/, "");
    if (name === "SharedArrayBuffer") return { words: noSharedMemory };
    const [meant] = nearest(name, known);
    return { words: `\`${name}\` is not defined.${meant ? ` Did you mean \`${meant}\`?` : ""}`, ...line };
  }
  if (error instanceof ImportTrouble) return { words: error.message, ...line };
  if (!(error instanceof Error)) return { words: `The cell threw ${describe(error)}.`, ...line };
  const early = /^Cannot access '(.+)' before initialization$/.exec(error.message)?.[1];
  if (early)
    return {
      words: `\`${early}\` has no value yet: its declaration stands further down, or its cell stopped before it.`,
      ...line,
    };
  if (error instanceof RangeError && /call stack/.test(error.message))
    return { words: "A function calls itself without end (the call stack is full).", ...line };
  if (
    /Array buffer allocation failed|Invalid (?:typed )?array (?:buffer )?length|out of memory/i.test(
      error.message,
    )
  )
    return { words: `There is not enough memory for this: ${error.message}.`, ...line };
  return {
    words: `${error.name}: ${error.message}`,
    ...line,
    ...(error.stack ? { detail: ownLines(error) } : {}),
  };
}

function syntaxTrouble({ message, line }: CellSyntaxError): Trouble {
  const expected = /expected "(.+?)"/.exec(message)?.[1];
  const words = expected
    ? `Line ${line}: a \`${expected}\` is missing.`
    : /Unexpected token/.test(message)
      ? `Line ${line} cannot be read: something is missing or too much here.`
      : `Line ${line}: ${message}.`;
  return { words, line, detail: message };
}

/** The stack, without the lines of the library and the kernel. */
function ownLines({ stack = "" }: Error): string {
  return stack
    .split("\n")
    .filter((text) => /course-cell\//.test(text))
    .map((text) =>
      text.replace(
        /\(?\S*course-cell\/([^\s)]+?)\.ts:(\d+)(?::\d+)?\)?/,
        (_, id, line) => `(${decodeURIComponent(id)}, line ${line})`,
      ),
    )
    .map((text) => text.trim().replace(/^at (?:eval|async eval) /, "at "))
    .join("\n");
}

function describe(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
