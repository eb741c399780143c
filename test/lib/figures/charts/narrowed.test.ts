import { describe, expect, test } from "vitest";
import { barChart } from "../../../../lib/figures/charts/bar-chart.js";
import { lineChart } from "../../../../lib/figures/charts/line-chart.js";
import { narrowed, narrowedAxes } from "../../../../lib/figures/charts/narrowed.js";
import { textWidth } from "../../../../lib/figures/svg/text-width.js";

const words = {
  xTitle: "x",
  yTitle: "y",
  title: "A title of a finding that is a good deal longer than a telephone is wide",
  caption: "And a caption under it, which says where to look and how the rows were made.",
  alt: "Two lines that cross.",
};
const lines = lineChart(
  [
    { x: 0, y: 1, kind: "what all pairs of agents can hold" },
    { x: 1, y: 2, kind: "what all pairs of agents can hold" },
    { x: 0, y: 3, kind: "what it pays" },
    { x: 1, y: 2, kind: "what it pays" },
  ],
  { ...words, x: "x", y: "y", series: "kind" },
).spec;
const bars = (names: string[]) =>
  barChart(
    names.map((x) => ({ x, y: 1 })),
    { ...words, x: "x", y: "y" },
  ).spec;

type Layer = {
  mark: { type: string };
  data: { values: { lines: string[]; place: number; kind: string }[] };
  encoding: { x: { axis: object }; text: object };
};
const layersOf = (spec: object) => (spec as { layer: Layer[] }).layer;
const namesIn = (spec: object) => layersOf(spec).find(({ mark }) => mark.type === "text")!;

describe("narrowed(spec, room)", () => {
  test("breaks title and caption into lines that fit, and loses no word of them", () => {
    const { text, subtitle } = narrowed(lines, 300).title as { text: string[]; subtitle: string[] };
    for (const line of text) expect(textWidth(line, 18)).toBeLessThan(300);
    for (const line of subtitle) expect(textWidth(line, 14)).toBeLessThan(300);
    expect([text.join(" "), subtitle.join(" ")]).toEqual([words.title, words.caption]);
  });

  test("writes a long name at the end of its line in several, without covering the other", () => {
    const { data, encoding } = namesIn(narrowed(lines, 300));
    const [long, short] = data.values;
    expect(long!.lines.join(" ")).toBe("what all pairs of agents can hold");
    expect(long!.lines.length).toBeGreaterThan(2);
    expect(encoding.text).toEqual({ field: "lines" });
    const spans = [long!, short!].map(({ place, lines }) => [place - 8, place + 17 * lines.length - 9]);
    expect(spans[0]![1]! <= spans[1]![0]! || spans[1]![1]! <= spans[0]![0]!).toBe(true);
  });

  test("slants the words under bars where they do not fit side by side, and only there", () => {
    const angle = (names: string[]) =>
      layersOf(narrowed(bars(names), 300)).map(({ encoding }) => encoding.x.axis);
    for (const axis of angle(["independent learners", "hysteretic learners", "edges"]))
      expect(axis).toMatchObject({ labelAngle: -40, labelOverlap: false });
    for (const axis of angle(["a", "b", "c"])) expect(axis).toMatchObject({ labelAngle: 0 });
  });

  test("takes the room and no more", () => {
    expect(narrowed(lines, 300)).toMatchObject({ width: 300, autosize: { type: "fit-x" } });
  });
});

test("narrowedAxes(compiled, room) breaks the title of the axis below, not that of the axis beside", () => {
  const title = "how often an agent tries something at random (%)";
  const compiled = {
    axes: [
      { orient: "bottom", title },
      { orient: "left", title },
      { orient: "bottom", grid: true },
    ],
    legends: [{ fill: "color", columns: 3 }],
  };
  const { axes, legends } = narrowedAxes(compiled, 300) as unknown as {
    axes: { title?: unknown }[];
    legends: object[];
  };
  expect((axes[0]!.title as string[]).join(" ")).toBe(title);
  expect((axes[0]!.title as string[]).length).toBe(2);
  expect(axes.slice(1)).toEqual(compiled.axes.slice(1));
  expect(legends).toEqual([{ fill: "color", columns: 1 }]);
});
