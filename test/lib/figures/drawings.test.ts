import { describe, expect, it } from "vitest";
import { coordinationGraphDrawing } from "../../../lib/figures/drawings/coordination-graph-drawing.js";
import { gantt } from "../../../lib/figures/drawings/gantt.js";
import { graphDrawing } from "../../../lib/figures/drawings/graph-drawing.js";
import { graphPlaces } from "../../../lib/figures/drawings/graph-layout.js";

const alt = "Three agents in a line; 1 and 2 clash.";
const count = (text: string, part: string): number => text.split(part).length - 1;

describe("graphDrawing", () => {
  it("draws a circle a node, a line an edge, and a cross on a conflict", () => {
    const nodes = [{ note: "left" }, {}, {}];
    const edges = [
      { from: 0, to: 1, label: "3" },
      { from: 1, to: 2, conflict: true },
    ];
    const { svg } = graphDrawing({ nodes, edges, layout: "line", title: "Who", alt });
    expect([count(svg, "<circle"), count(svg, "<line"), count(svg, "<path")]).toEqual([3, 2, 1]);
    expect(svg).toContain(`role="img" aria-label="${alt}"`);
    expect(svg).toMatch(/<title>Who<\/title><desc>.*>left<\/text>/s);
  });

  it("refuses an edge to nowhere", () => {
    expect(() => graphDrawing({ nodes: [{}], edges: [{ from: 0, to: 1 }], alt })).toThrow(
      "node 0 .. 0, got 1",
    );
  });
});

describe("coordinationGraphDrawing", () => {
  it("joins the agents that some term mentions together, once", () => {
    const graph = {
      actionCounts: Int32Array.of(2, 2, 2, 2),
      termStart: Int32Array.of(0, 1, 4, 6), // Q_0(a_0), Q_1(a_2, a_1, a_0), Q_2(a_1, a_2)
      termAgents: Int32Array.of(0, 2, 1, 0, 1, 2),
    };
    const options = {
      jointAction: [0, 1, 1, 0],
      actionNames: ["wait", "go"],
      conflicts: [[2, 1]] as const,
      alt,
    };
    const { svg } = coordinationGraphDrawing(graph, options);
    expect([count(svg, "<circle"), count(svg, "<line"), count(svg, "<path")]).toEqual([4, 3, 1]);
    expect([count(svg, ">go</text>"), count(svg, ">wait</text>")]).toEqual([2, 2]);
  });
});

describe("graphPlaces", () => {
  it("puts the ends of a chain furthest apart when it springs, each edge near length 1", () => {
    const places = graphPlaces(
      4,
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      "spring",
    );
    const far = (a: number, b: number): number =>
      Math.hypot(places[a]![0] - places[b]![0], places[a]![1] - places[b]![1]);
    expect(far(0, 1)).toBeCloseTo(1, 1);
    expect(far(0, 3)).toBeCloseTo(3, 1);
  });

  it("layers a tree by its depth, and a given layout is taken as it is", () => {
    const edges = [
      [0, 1],
      [0, 2],
      [2, 3],
    ] as const;
    expect(graphPlaces(4, edges, "layered").map(([, y]) => y)).toEqual([0, 1, 1, 2]);
    expect(graphPlaces(1, [], [[3, 4]])).toEqual([[3, 4]]);
    expect(() => graphPlaces(2, [], [[3, 4]])).toThrow("must place 2 vertices, got 1");
  });

  it("leaves parts that are not joined apart, and one vertex alone", () => {
    const places = graphPlaces(
      4,
      [
        [0, 1],
        [2, 3],
      ],
      "spring",
    );
    expect(places.flat().every(Number.isFinite)).toBe(true);
    expect(graphPlaces(1, [], "spring").flat().every(Number.isFinite)).toBe(true);
  });
});

describe("gantt", () => {
  const bars = [
    { lane: "drill", start: 0, end: 3, label: "a0", conflict: true },
    { lane: "drill", start: 2, end: 5, label: "a1" },
    { lane: "wall", start: 5, end: 6 },
  ];
  const words = { xTitle: "time (s)", title: "By resource", alt };

  it("puts bars that overlap below each other and bars that do not side by side", () => {
    const { svg } = gantt({ bars, ...words });
    const tops = [...svg.matchAll(/<rect [^>]*y="([\d.]+)"[^>]*height="28"/g)].map(([, y]) => Number(y));
    expect(tops[1]! - tops[0]!).toBe(31);
    const apart = gantt({ bars: [bars[0]!, { ...bars[1]!, start: 3 }], ...words }).svg;
    const level = [...apart.matchAll(/<rect [^>]*y="([\d.]+)"[^>]*height="28"/g)].map(([, y]) => Number(y));
    expect(level[1]).toBe(level[0]);
  });

  it("marks a conflict by a cross and draws an arrow an order", () => {
    const { svg } = gantt({
      bars,
      orders: [
        [0, 1],
        [1, 2],
      ],
      ...words,
    });
    expect([count(svg, "✕"), count(svg, "<polygon")]).toEqual([1, 2]);
  });

  it("refuses a bar that ends before it starts, and an order of bars that are not there", () => {
    expect(() => gantt({ bars: [{ lane: "a", start: 3, end: 2 }], ...words })).toThrow("got 3 to 2");
    expect(() => gantt({ bars, orders: [[0, 3]], ...words })).toThrow("bars 0 .. 2, got 3");
  });
});
