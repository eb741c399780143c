import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { barChart } from "../../../lib/figures/charts/bar-chart.js";
import { lineChart } from "../../../lib/figures/charts/line-chart.js";
import { slider, vegaLite } from "../../../lib/figures/charts/vega-lite.js";
import { figureSvg, mimeBundle } from "../../../lib/figures/display/bundle.js";

const rows = [1, 2, 3].flatMap((n) => [
  { n, ms: n / 3, rule: "independent" },
  { n, ms: n * n, rule: "convention" },
]);
const words = {
  xTitle: "agents n",
  yTitle: "time (ms)",
  title: "Time grows",
  alt: "Time against n: one line grows, the other grows faster.",
};
const chart = lineChart(rows, { x: "n", y: "ms", series: "rule", ...words });

describe("a chart", () => {
  it("is a bundle of the live form, the picture and the words", async () => {
    const bundle = await mimeBundle(chart);
    expect(Object.keys(bundle)).toEqual(["application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"]);
    expect(bundle["text/plain"]).toBe(words.alt);
    expect(bundle["application/vnd.vegalite.v5+json"]).toMatchObject({
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
      description: words.alt,
    });
  });

  it("has a picture with a title, a description and a role", async () => {
    const svg = await figureSvg(chart);
    expect(svg).toMatch(
      /^<svg [^>]*role="img" aria-label="Time against n: [^>]*><title>Time grows<\/title><desc>Time/,
    );
    expect(svg).toContain(">convention</text>");
  });

  it("is refused without alt text", () => {
    expect(() => lineChart(rows, { x: "n", y: "ms", ...words, alt: " " })).toThrow(
      'alt must say in a sentence what the figure shows (10 characters or more), got " "',
    );
    expect(() => vegaLite({ mark: "line" }, {} as { alt: string })).toThrow(RangeError);
  });

  it("is refused without rows, and for a field that no row has", () => {
    expect(() => lineChart([] as typeof rows, { x: "n", y: "ms", ...words })).toThrow(
      "at least one row, got 0",
    );
    expect(() => barChart(rows, { x: "n", y: "us" as "ms", ...words })).toThrow(
      'rows have no field "us", only n, ms, rule',
    );
  });

  it("tells series apart by colour, dash, shape and name at once", () => {
    const lines = JSON.stringify(chart.spec);
    for (const channel of ["color", "strokeDash", "shape"])
      expect(lines).toMatch(new RegExp(`"${channel}":\\{"field":"rule"[^}]*"legend":null`));
  });

  it("holds 8 series and refuses a ninth", () => {
    const many = Array.from({ length: 9 }, (_, s) => ({ n: 1, ms: s, rule: `rule ${s}` }));
    expect(() => lineChart(many, { x: "n", y: "ms", series: "rule", ...words })).toThrow("got 9");
    expect(lineChart(many.slice(1), { x: "n", y: "ms", series: "rule", ...words }).kind).toBe("vega-lite");
  });

  it("keeps 6 significant digits of its data and only the fields it draws", () => {
    const { data } = lineChart([{ n: 1, ms: 1 / 3, note: "unused" }], { x: "n", y: "ms", ...words }).spec;
    expect(data).toEqual({ values: [{ n: 1, ms: 0.333333 }] });
  });

  it("leaves out of a logarithmic axis what is not positive", () => {
    const { data } = lineChart([...rows, { n: 4, ms: 0, rule: "convention" }], {
      x: "n",
      y: "ms",
      yScale: "log",
      ...words,
    }).spec;
    expect((data as { values: unknown[] }).values).toHaveLength(6);
  });
});

describe("a slider", () => {
  it("over a field becomes a parameter whose first value the picture shows", async () => {
    const figure = lineChart(rows, {
      x: "n",
      y: "ms",
      sliders: [{ field: "rule", label: "rule" }],
      ...words,
    });
    expect(figure.spec.params).toEqual([
      {
        name: "slider_0",
        value: "independent",
        bind: { input: "select", options: ["independent", "convention"], name: "rule " },
      },
    ]);
    expect(await figureSvg(figure)).not.toContain("convention");
  });

  it("of a raw specification may be used in its expressions", async () => {
    const figure = vegaLite(
      {
        params: [slider("p", { label: "p", min: 0, max: 1, step: 0.1, value: 0.5 })],
        data: { values: [{ n: 1 }] },
        mark: "text",
        encoding: { text: { value: { expr: "'p is ' + p" } } },
      },
      { alt: "The value of the slider p." },
    );
    expect(await figureSvg(figure)).toContain(">p is 0.5</text>");
  });
});

describe("a picture", () => {
  it("has the same bytes in another process, after another picture", async () => {
    const other = `
      const { barChart, figureSvg, lineChart } = require("coordlab-figures");
      const rows = ${JSON.stringify(rows)}, words = ${JSON.stringify(words)};
      (async () => {
        await figureSvg(barChart(rows, { x: "n", y: "ms", series: "rule", ...words }));
        process.stdout.write(await figureSvg(lineChart(rows, { x: "n", y: "ms", series: "rule", ...words })));
      })();`;
    expect(execFileSync(process.execPath, ["-e", other], { encoding: "utf8" })).toBe(await figureSvg(chart));
  });
});
