/** Imports point one way: what a learner reads needs nothing of what draws, proves or tries out. */
import { describe, expect, test } from "vitest";
import { house } from "../tools/house/house.js";
import { importGraph } from "../tools/house/import-graph.js";
import { projectRoot } from "../tools/project.js";

const graph = importGraph(projectRoot);
const { rooms, arrows, fileCircles, roomCircles } = house(projectRoot, graph);

/** Which workspaces each workspace may need. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  coordlab: [],
  "coordlab-figures": ["coordlab"],
  "coordlab-engine": ["coordlab"],
  "coordlab-experiments": ["coordlab", "coordlab-figures", "coordlab-engine"],
  course: ["coordlab", "coordlab-figures", "coordlab-engine", "coordlab-experiments"],
};

const workspaceOf = (room: string) =>
  graph.workspaces.find(({ folder }) => `${room}/`.startsWith(`${folder}/`))!.name;

describe("imports point one way", () => {
  test.each(graph.workspaces)("$name needs what it may", ({ name }) => {
    const own = rooms.filter(({ folder }) => workspaceOf(folder) === name);
    const needed = own.flatMap(({ folder }) => [...arrows.get(folder)!].map(workspaceOf));
    const strangers = needed.filter((other) => other !== name && !allowed[name]?.includes(other));
    expect([...new Set(strangers)]).toEqual([]);
  });

  test("the world needs no other room of coordlab", () => {
    expect([...arrows.get("lib/coordlab/world")!]).toEqual([]);
  });

  test("no file and no room stands in a circle", () => {
    expect(fileCircles).toEqual([]);
    expect(roomCircles).toEqual([]);
  });
});
