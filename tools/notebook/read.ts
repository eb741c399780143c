/** Reads a notebook: what is missing or malformed is refused here, once, with its place in the file. */
import { readFile } from "node:fs/promises";
import { CourseError } from "../course-error.js";
import { type Cell, isJsonType, type Json, type JsonObject, type Notebook, type Output } from "./notebook.js";

/**
 * The notebook in a file.
 *
 * @throws CourseError with the path, and the place in it, if it cannot be read or is no notebook of nbformat 4
 */
export async function readNotebook(path: string): Promise<Notebook> {
  return parseNotebook(await readText(path), path);
}

/**
 * The notebook in a text. Cells without an id (before nbformat 4.5) get `cell-1`, `cell-2`, ... by position.
 *
 * @param name how messages call the text: its path
 */
export function parseNotebook(text: string, name: string): Notebook {
  const refuse = (place: string, rule: string): never => {
    throw new CourseError(`${name}: ${place} ${rule}`);
  };
  let file: Json;
  try {
    file = JSON.parse(text) as Json;
  } catch (error) {
    throw new CourseError(`${name}: not a notebook: ${(error as Error).message}`);
  }
  if (!isObject(file)) return refuse("the file", "must hold a JSON object");
  if (file.nbformat !== 4) return refuse("nbformat", `must be 4, got ${JSON.stringify(file.nbformat)}`);
  const cells = list(file.cells, "cells").map((cell, i) => readCell(cell, i));
  const ids = cells.map((cell) => cell.id);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) < i);
  if (twice >= 0)
    refuse(
      `cells[${twice}].id`,
      `must be unique, "${ids[twice]}" is also cells[${ids.indexOf(ids[twice]!)}]`,
    );
  return { cells, metadata: object(file.metadata ?? {}, "metadata") };

  function readCell(cell: Json, i: number): Cell {
    const place = `cells[${i}]`;
    const record = object(cell, place);
    const id = record.id ?? `cell-${i + 1}`;
    if (typeof id !== "string" || !/^[\w-]{1,64}$/.test(id))
      return refuse(`${place}.id`, `must be 1 to 64 letters, digits, - or _, got ${JSON.stringify(id)}`);
    const metadata = object(record.metadata ?? {}, `${place}.metadata`);
    const source = lines(record.source, `${place}.source`);
    switch (record.cell_type) {
      case "code": {
        const count = record.execution_count ?? null;
        const outputs = list(record.outputs, `${place}.outputs`).map((output, j) =>
          readOutput(output, `${place}.outputs[${j}]`),
        );
        return {
          cell_type: "code",
          id,
          metadata,
          source,
          execution_count: typeof count === "number" ? count : null,
          outputs,
        };
      }
      case "markdown":
      case "raw": {
        const text = { cell_type: record.cell_type, id, metadata, source } as const;
        return record.attachments === undefined
          ? text
          : { ...text, attachments: object(record.attachments, `${place}.attachments`) };
      }
      default:
        return refuse(
          `${place}.cell_type`,
          `must be code, markdown or raw, got ${JSON.stringify(record.cell_type)}`,
        );
    }
  }

  function readOutput(output: Json, place: string): Output {
    const record = object(output, place);
    switch (record.output_type) {
      case "stream":
        return {
          output_type: "stream",
          name: record.name === "stderr" ? "stderr" : "stdout",
          text: lines(record.text, `${place}.text`),
        };
      case "display_data":
      case "execute_result":
        return {
          output_type: record.output_type,
          data: readBundle(object(record.data, `${place}.data`), `${place}.data`),
          metadata: object(record.metadata ?? {}, `${place}.metadata`),
          ...(typeof record.execution_count === "number" && { execution_count: record.execution_count }),
        };
      case "error":
        return {
          output_type: "error",
          ename: lines(record.ename, `${place}.ename`),
          evalue: lines(record.evalue, `${place}.evalue`),
          traceback: list(record.traceback, `${place}.traceback`).map((line) =>
            lines(line, `${place}.traceback`),
          ),
        };
      default:
        return refuse(
          `${place}.output_type`,
          `must be stream, display_data, execute_result or error, got ${JSON.stringify(record.output_type)}`,
        );
    }
  }

  function readBundle(data: JsonObject, place: string): JsonObject {
    const entries = Object.entries(data).map(([type, value]) => [
      type,
      isJsonType(type) ? value : lines(value, `${place}["${type}"]`),
    ]);
    return Object.fromEntries(entries) as JsonObject;
  }

  function object(value: Json | undefined, place: string): JsonObject {
    return isObject(value) ? value : refuse(place, "must be a JSON object");
  }

  function list(value: Json | undefined, place: string): readonly Json[] {
    return Array.isArray(value) ? value : refuse(place, "must be a list");
  }

  function lines(value: Json | undefined, place: string): string {
    if (typeof value === "string") return value;
    if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("");
    return refuse(place, "must be a text or a list of lines");
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: "there is no such file",
      EISDIR: "is a folder, not a notebook",
      EACCES: "no permission to read it",
    };
    throw new CourseError(`${path}: ${reasons[code ?? ""] ?? message}`);
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
