import { describe, expect, test } from "vitest";
import { airspace } from "../../../../lib/coordlab/scenarios/airspace.js";

/** Cells: 0 1 2 / 3 # 5 / 6 7 8. */
const around = airspace(["...", ".#.", "..."]);
const free = () => false;

describe("an airspace", () => {
  test("measures the shortest way around what is built up", () => {
    expect(around.steps(3, 5)).toBe(4);
    expect(around.neighbours(3)).toEqual([0, 6]);
  });

  test("finds a quickest route from pad to pad, with the cells that each step needs", () => {
    const route = airspace(["..."]).route({ cell: -1, entry: 0, exit: 2, horizon: 10, taken: free });
    expect(route).toEqual({ moves: [0, 1, 2, "land"], slots: [[0], [0, 1], [1, 2], [2]] });
  });

  test("waits on the pad while the way is taken", () => {
    const route = airspace(["..."]).route({
      cell: -1,
      entry: 0,
      exit: 2,
      horizon: 10,
      taken: (cell, ahead) => cell === 1 && ahead < 4,
    });
    expect(route!.moves).toEqual(["hold", "hold", "hold", 0, 1, 2, "land"]);
    expect(route!.slots.slice(0, 4)).toEqual([[], [], [], [0]]);
  });

  test("gives up within the horizon if the way stays taken", () => {
    const taken = (cell: number) => cell === 1;
    expect(airspace(["..."]).route({ cell: 0, entry: 0, exit: 2, horizon: 20, taken })).toBeUndefined();
  });

  test("keeps the eastbound to the southern half and the westbound to the northern one", () => {
    const lanes = airspace(["....", "....", "....", "...."]);
    // from row 3 at the left to row 0 at the right: the eastbound turn north in the last column only
    expect(lanes.steps(12, 3, "eastbound")).toBe(6);
    // cell 1 (row 0, column 1) is not for the eastbound: back 1, down 2, along 3, up 2
    expect(lanes.steps(1, 3, "eastbound")).toBe(8);
    expect(lanes.steps(1, 3)).toBe(2);
  });

  test.each([
    [[], "a map needs at least one row and two columns"],
    [["...", ".."], "row 1 of the map has 2 cells, row 0 has 3"],
    [["#.."], 'row 0 of the map must be of "." and "#" with free ends, got "#.."'],
    [[".#.", ".#."], "no way leads through the map from cell 2,0"],
  ])("refuses %j", (map, message) => {
    expect(() => airspace(map)).toThrow(message);
  });
});
