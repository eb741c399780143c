/**
 * The files of the MovingAI benchmarks of path finding.
 *
 * A map:       type octile / height h / width w / map, then h rows of w signs.
 * A scenario:  `version 1`, then a row per robot with nine fields: bucket, map, width, height, start x,
 *              start y, goal x, goal y, optimal length. In a second dialect the first line is the number of
 *              rows, and these carry start x, start y, goal x, goal y alone. x counts columns and y rows.
 *
 * @see Stern et al. (2019); https://movingai.com/benchmarks/formats.html
 */

import type { Cell } from "coordlab/world/cell.js";
import { FormatError } from "../files/token-reader.js";
import { type GridTask, isFree, isSign } from "./grid.js";

/**
 * The rows of a map file.
 *
 * @param file how errors call the file
 * @throws FormatError with file, line and field, also if the file is cut short
 */
export function readGridMap(text: string, file = "map"): readonly string[] {
  const lines = linesOf(text);
  const header = (index: number, name: string): string => {
    const [key, value, ...more] = lines[index]?.split(/\s+/) ?? [];
    if (key !== name || value === undefined || more.length > 0)
      throw unexpected(file, index, `"${name}" and its value`, lines[index]);
    return value;
  };
  header(0, "type");
  const height = count(file, 1, "height", header(1, "height"));
  const width = count(file, 2, "width", header(2, "width"));
  if (lines[3] !== "map") throw unexpected(file, 3, '"map"', lines[3]);
  const rows = lines.slice(4);
  rows.forEach((row, r) => {
    if (r >= height) throw unexpected(file, r + 4, `the end after ${height} rows`, row);
    if (row.length !== width) throw unexpected(file, r + 4, `${width} signs`, `${row}" of ${row.length}`);
    const wrong = Array.from(row).findIndex((sign) => !isSign(sign));
    if (wrong >= 0) throw unexpected(file, r + 4, `a sign of a map in column ${wrong}`, row[wrong]);
  });
  if (rows.length < height)
    throw unexpected(file, lines.length, `row ${rows.length} of ${height}`, undefined);
  return rows;
}

export interface ScenarioOptions {
  /** The map, see {@link readGridMap}. */
  readonly rows: readonly string[];
  /** How many rows are read as robots, from the first. Default: all. */
  readonly robots?: number;
  /** How errors call the file. Default: "scenario". */
  readonly file?: string;
}

/**
 * The robots of a scenario file on their map.
 *
 * @throws FormatError with file, line and field: a field missing or out of range, a map of another size, a start
 *   or goal in a wall or already taken, fewer rows than robots
 */
export function readGridScenario(
  text: string,
  { rows, robots, file = "scenario" }: ScenarioOptions,
): GridTask {
  const lines = linesOf(text);
  const first = lines[0] ?? "";
  const bare = /^\d+$/.test(first);
  if (!bare && !/^version\s+1(\.0)?$/.test(first))
    throw unexpected(file, 0, '"version 1" or the number of rows', lines[0]);
  const taken = { start: new Map<string, number>(), goal: new Map<string, number>() };
  const wanted = robots ?? (bare ? Number(first) : lines.length - 1);
  if (wanted < 1 || lines.length - 1 < wanted)
    throw unexpected(file, lines.length, `a row for robot ${Math.max(0, lines.length - 1)}`, undefined);
  const read = lines.slice(1, wanted + 1).map((line, i) => {
    const fields = line.split(/\s+/);
    if (fields.length !== (bare ? 4 : 9))
      throw unexpected(file, i + 1, `${bare ? 4 : 9} fields`, `${line}" of ${fields.length}`);
    if (!bare) {
      const [width, height] = [
        count(file, i + 1, "width", fields[2]!),
        count(file, i + 1, "height", fields[3]!),
      ];
      if (width !== rows[0]?.length || height !== rows.length)
        throw unexpected(
          file,
          i + 1,
          `a map of width ${rows[0]?.length} and height ${rows.length}`,
          `${width} x ${height}`,
        );
    }
    const cellAt = (what: "start" | "goal", from: number): Cell => {
      const column = count(file, i + 1, `${what} x`, fields[from]!);
      const row = count(file, i + 1, `${what} y`, fields[from + 1]!);
      const sign = rows[row]?.[column];
      if (sign === undefined || !isFree(sign))
        throw unexpected(file, i + 1, `a ${what} that is free`, `${column} ${row}`);
      const before = taken[what].get(`${row} ${column}`);
      if (before !== undefined)
        throw unexpected(file, i + 1, `a ${what} other than that of line ${before}`, `${column} ${row}`);
      taken[what].set(`${row} ${column}`, i + 2);
      return [row, column];
    };
    return { start: cellAt("start", bare ? 0 : 4), goal: cellAt("goal", bare ? 2 : 6) };
  });
  return { rows, starts: read.map(({ start }) => start), goals: read.map(({ goal }) => goal) };
}

/** Lines without the spaces at their ends, and without empty lines at the end. */
function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

function count(file: string, index: number, field: string, word: string): number {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  throw unexpected(file, index, `${field}, a whole number`, word);
}

function unexpected(file: string, index: number, expected: string, got: string | undefined): FormatError {
  const what = got === undefined ? "the end of the file" : `"${got}${got.includes('"') ? "" : '"'}`;
  return new FormatError(`${file} line ${index + 1}: expected ${expected}, got ${what}`);
}
