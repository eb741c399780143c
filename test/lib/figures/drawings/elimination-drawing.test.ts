import { describe, expect, it } from "vitest";
import { coordinationGraph } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { pairwiseGraph, ring } from "../../../../lib/coordlab/graph/topologies.js";
import { eliminate } from "../../../../lib/coordlab/graph/variable-elimination.js";
import {
  eliminationDrawing,
  eliminationTable,
} from "../../../../lib/figures/drawings/elimination-drawing.js";
import { pictureRow } from "../../../../lib/figures/drawings/picture-row.js";

const alt = "A ring of four agents; one goes.";
const count = (text: string, part: string): number => text.split(part).length - 1;
const square = pairwiseGraph(ring(4), 2, () => 0);
const drawn = (gone: number) =>
  eliminationDrawing(square, { order: [3, 0, 1, 2], gone, layout: "circle", alt });

describe("eliminationDrawing", () => {
  it("takes an agent's edges away, joins its neighbours by a dashed one, and marks who is next", () => {
    const [before, after] = [drawn(0).svg, drawn(1).svg];
    expect([count(before, "<line"), count(before, "6 5"), count(before, "4 4")]).toEqual([4, 0, 0]);
    expect([count(after, "<line"), count(after, "6 5"), count(after, "4 4")]).toEqual([3, 1, 1]);
    expect([count(after, ">next</text>"), count(after, "#f0b35c")]).toEqual([1, 2]);
    expect(count(drawn(4).svg, "<line")).toBe(0);
  });

  it("refuses an order that leaves somebody out", () => {
    expect(() => eliminationDrawing(square, { order: [3, 0, 1], gone: 0, alt })).toThrow(
      "leaves out agent 2",
    );
  });
});

describe("eliminationTable", () => {
  it("has a row for each joint action of the neighbours, with what each own action pays", () => {
    // agent 0 earns 1 with agent 1 where they differ, and 2 for going
    const graph = coordinationGraph(
      [2, 2],
      [
        { agents: [0, 1], payoff: (a, b) => (a === b ? 0 : 1) },
        { agents: [0], payoff: [0, 2] },
      ],
    );
    const { text } = eliminationTable(eliminate(graph, [0, 1])[0]!, graph, ["wait", "go"]);
    expect(text.split("\n").map((line) => line.trim().split(/ {2,}/))).toEqual([
      ["Eliminating agent 0: a table e(a1) appears"],
      ["agent 1", "agent 0: wait", "agent 0: go", "the most", "agent 0 then"],
      expect.anything(),
      ["wait", "0", "3", "3", "go"],
      ["go", "1", "2", "2", "go"],
    ]);
  });
});

describe("pictureRow", () => {
  it("puts pictures beside each other, each in a place of its own", () => {
    const { svg } = pictureRow([drawn(0), drawn(1), drawn(2)], { title: "Three steps", alt, columns: 2 });
    expect(svg).toMatch(/^<svg xmlns="[^"]+" width="1280"/);
    expect([...svg.matchAll(/<svg x="(\d+)"/g)].map(([, x]) => x)).toEqual(["0", "640", "0"]);
  });

  it("refuses nothing to show", () => {
    expect(() => pictureRow([], { title: "Nothing", alt })).toThrow("at least 1 picture, got 0");
  });
});
