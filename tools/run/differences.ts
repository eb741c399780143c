/** What differs between the outputs that are committed and those that a cell gives now, in readable words. */
import {
  executableCells,
  hasTag,
  type Json,
  type JsonObject,
  type Notebook,
  type Output,
} from "../notebook/notebook.js";
import type { Failure } from "./execute.js";

/** How much of a long line is shown. */
const shownColumns = 90;

/** One failure for each cell whose outputs drifted. Cells tagged `volatile` may differ. */
export function differences(committed: Notebook, now: Notebook): Failure[] {
  const before = new Map(committed.cells.map((cell) => [cell.id, cell]));
  const executed = executableCells(now);
  return executed.flatMap((cell, i) => {
    const old = before.get(cell.id);
    if (old?.cell_type !== "code" || hasTag(cell, "volatile")) return [];
    const what = outputsDiffer(old.outputs, cell.outputs);
    return what ? [{ what, cell: { number: i + 1, id: cell.id } }] : [];
  });
}

function outputsDiffer(was: readonly Output[], is: readonly Output[]): string | undefined {
  if (was.length === 0 && is.length > 0) return `has no committed outputs, gives ${kinds(is)}`;
  if (kinds(was) !== kinds(is)) return `outputs differ\nwas: ${kinds(was)}\nis:  ${kinds(is)}`;
  for (const [i, old] of was.entries()) {
    const difference = outputDiffers(old, is[i]!);
    if (difference) return difference;
  }
  return undefined;
}

function outputDiffers(was: Output, is: Output): string | undefined {
  if (was.output_type === "stream" && is.output_type === "stream")
    return textDiffers(was.name, was.text, is.text);
  if ("data" in was && "data" in is) {
    for (const [type, value] of Object.entries(was.data)) {
      const difference = valueDiffers(type, value, is.data[type]!);
      if (difference) return difference;
    }
    return jsonDiffers("metadata", was.metadata, is.metadata);
  }
  return undefined;
}

function valueDiffers(type: string, was: Json, is: Json): string | undefined {
  return typeof was === "string" && typeof is === "string"
    ? textDiffers(type, was, is)
    : jsonDiffers(type, was, is);
}

/** The outputs of a cell by kind, with the formats of each display. */
function kinds(outputs: readonly Output[]): string {
  if (outputs.length === 0) return "nothing";
  return outputs
    .map((output) => {
      if (output.output_type === "stream") return output.name;
      if (output.output_type === "error") return `error ${output.ename}`;
      return `display (${Object.keys(output.data).sort().join(", ")})`;
    })
    .join(", ");
}

function textDiffers(name: string, was: string, is: string): string | undefined {
  if (was === is) return undefined;
  const [old, now] = [was.split("\n"), is.split("\n")];
  const differing = Array.from({ length: Math.max(old.length, now.length) }, (_, i) => i).filter(
    (i) => old[i] !== now[i],
  );
  const line = differing[0]!;
  const more = differing.length > 1 ? ` (and ${differing.length - 1} more)` : "";
  const [a, b] = window(old[line], now[line]);
  return `${name} differs in line ${line + 1}${more}\nwas: ${a}\nis:  ${b}`;
}

function jsonDiffers(name: string, was: Json, is: Json): string | undefined {
  const path = firstDifference(was, is);
  if (!path) return undefined;
  const [a, b] = window(JSON.stringify(path.was), JSON.stringify(path.is));
  return `${name} differs at ${path.at || "the top"}\nwas: ${a}\nis:  ${b}`;
}

interface Difference {
  readonly at: string;
  readonly was: Json | undefined;
  readonly is: Json | undefined;
}

/** The first value that differs, by its path; objects count as equal whatever the order of their keys. */
export function firstDifference(
  was: Json | undefined,
  is: Json | undefined,
  at = "",
): Difference | undefined {
  if (isTree(was) && isTree(is) && Array.isArray(was) === Array.isArray(is)) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      const step = Array.isArray(was) ? `[${key}]` : at ? `.${key}` : key;
      const difference = firstDifference((was as JsonObject)[key], (is as JsonObject)[key], at + step);
      if (difference) return difference;
    }
    return undefined;
  }
  return was === is ? undefined : { at, was, is };
}

function isTree(value: Json | undefined): value is readonly Json[] | JsonObject {
  return typeof value === "object" && value !== null;
}

/** Two lines, cut to the neighbourhood of their first differing column. */
function window(was: string | undefined, is: string | undefined): [string, string] {
  const [a, b] = [was ?? "", is ?? ""];
  let column = 0;
  while (column < a.length && a[column] === b[column]) column++;
  const from = Math.max(0, column - 30);
  const cut = (text: string | undefined) => {
    if (text === undefined) return "(nothing)";
    const shown = text.slice(from, from + shownColumns);
    return `${from > 0 ? "…" : ""}${shown}${from + shownColumns < text.length ? "…" : ""}`;
  };
  return [cut(was), cut(is)];
}
