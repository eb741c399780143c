import { expect, test } from "vitest";
import { readGridMap, readGridScenario } from "../../../../lib/engine/robots/moving-ai.js";

const map = "type octile\nheight 2\nwidth 3\nmap\n..@\n...\n";
const rows = ["..@", "..."];
const scenario = (...lines: string[]) =>
  `version 1\n${lines.map((line) => line.replaceAll(" ", "\t")).join("\n")}\n`;

test("a map file gives its rows, whatever its line ends", () => {
  expect(readGridMap(map)).toEqual(rows);
  expect(readGridMap(map.replaceAll("\n", "\r\n"))).toEqual(rows);
});

test.each([
  ["", 'm.map line 1: expected "type" and its value, got the end of the file'],
  ["type octile\nheight two\n", 'm.map line 2: expected height, a whole number, got "two"'],
  ["type octile\nheight 2\nwidth 3\n", 'm.map line 4: expected "map", got the end of the file'],
  [map.replace("\n...\n", "\n"), "m.map line 6: expected row 1 of 2, got the end of the file"],
  [map.replace("\n...\n", "\n..\n"), 'm.map line 6: expected 3 signs, got ".." of 2'],
  [map.replace("..@", ".x@"), 'm.map line 5: expected a sign of a map in column 1, got "x"'],
  [`${map}...\n`, 'm.map line 7: expected the end after 2 rows, got "..."'],
])("a map file cut short or malformed is refused with file, line and field: %j", (text, message) => {
  expect(() => readGridMap(text, "m.map")).toThrow(message);
});

test("a scenario gives starts and goals by row and column; x counts columns", () => {
  const two = scenario("0 m.map 3 2 0 0 2 1 3", "0 m.map 3 2 1 0 0 1 2");
  expect(readGridScenario(two, { rows })).toEqual({
    rows,
    starts: [
      [0, 0],
      [0, 1],
    ],
    goals: [
      [1, 2],
      [1, 0],
    ],
  });
  expect(readGridScenario(two, { rows, robots: 1 }).starts).toEqual([[0, 0]]);
});

test("the second dialect carries a count and four numbers a row, and reads the same", () => {
  expect(readGridScenario("2\n0 0 2 1\n1 0 0 1\n", { rows })).toEqual(
    readGridScenario(scenario("0 m.map 3 2 0 0 2 1 3", "0 m.map 3 2 1 0 0 1 2"), { rows }),
  );
});

test.each([
  ["", 's line 1: expected "version 1" or the number of rows, got the end of the file'],
  [scenario("0 m.map 3 2 0 0 2"), "s line 2: expected 9 fields, got "],
  ["2\n0 0 2 1\n", "s line 3: expected a row for robot 1, got the end of the file"],
  ["1\n0 0 2\n", 's line 2: expected 4 fields, got "0 0 2" of 3'],
  [scenario("0 m.map 4 2 0 0 2 1 3"), 's line 2: expected a map of width 3 and height 2, got "4 x 2"'],
  [scenario("0 m.map 3 2 0 -1 2 1 3"), 's line 2: expected start y, a whole number, got "-1"'],
  [scenario("0 m.map 3 2 0 0 2 0 3"), 's line 2: expected a goal that is free, got "2 0"'],
  [scenario("0 m.map 3 2 0 9 2 1 3"), 's line 2: expected a start that is free, got "0 9"'],
  ["2\n0 0 2 1\n0 0 0 1\n", 's line 3: expected a start other than that of line 2, got "0 0"'],
  ["2\n0 0 2 1\n1 0 2 1\n", 's line 3: expected a goal other than that of line 2, got "2 1"'],
])("a scenario cut short or malformed is refused with file, line and field: %j", (text, message) => {
  expect(() => readGridScenario(text, { rows, file: "s" })).toThrow(message);
});

test("more robots than rows are refused", () => {
  expect(() => readGridScenario("1\n0 0 2 1\n", { rows, robots: 2 })).toThrow(
    "scenario line 3: expected a row for robot 1, got the end of the file",
  );
});
