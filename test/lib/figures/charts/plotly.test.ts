import { describe, expect, it } from "vitest";
import { heatmap } from "../../../../lib/figures/charts/heatmap.js";
import { plotly } from "../../../../lib/figures/charts/plotly.js";
import { mimeBundle } from "../../../../lib/figures/display/bundle.js";

const words = {
  xTitle: "x",
  yTitle: "y",
  valueTitle: "z",
  title: "A slope",
  alt: "A slope that rises to the right.",
};
const still = heatmap([{ x: 0, y: 0, z: 1 / 3 }], { x: "x", y: "y", value: "z", ...words });
const surface = plotly([{ type: "surface", z: [Float64Array.of(1 / 3, 2)] }], {}, { alt: words.alt, still });

describe("plotly", () => {
  it("is a bundle of Plotly's data, a page that looks for Plotly, the still picture and the words", async () => {
    const bundle = await mimeBundle(surface);
    expect(Object.keys(bundle)).toEqual([
      "application/vnd.plotly.v1+json",
      "text/html",
      "image/svg+xml",
      "text/plain",
    ]);
    const still = Buffer.from(String(bundle["image/svg+xml"]), "utf8").toString("base64");
    expect(bundle["text/html"]).toContain(
      `<img src="data:image/svg+xml;base64,${still}" alt="A slope that rises`,
    );
    expect(JSON.stringify(bundle).length).toBeLessThan(30_000);
  });

  it("asks no other machine", async () => {
    const html = String((await mimeBundle(surface))["text/html"]).replaceAll(
      "http://www.w3.org/2000/svg",
      "",
    );
    expect(html).not.toMatch(/https?:\/\/|\/\/cdn/);
  });

  it("keeps 5 significant digits, of typed arrays too", () => {
    expect(surface.data).toEqual([{ type: "surface", z: [[0.33333, 2]] }]);
  });

  it("adds a slider and a play button to frames", () => {
    const frames = ["2", "4"].map((name) => ({ name, data: [{ y: [1] }] }));
    const { layout } = plotly(
      [{ y: [1] }],
      { height: 400 },
      { alt: words.alt, still, frames, frameLabel: "n = " },
    );
    expect(layout).toMatchObject({ height: 400, sliders: [{ currentvalue: { prefix: "n = " } }] });
  });

  it("is refused without alt text and without traces", () => {
    expect(() => plotly([{}], {}, { alt: "", still })).toThrow(RangeError);
    expect(() => plotly([], {}, { alt: words.alt, still })).toThrow("at least one trace, got 0");
  });
});
