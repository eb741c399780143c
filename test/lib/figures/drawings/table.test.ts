import { describe, expect, it } from "vitest";
import { table } from "../../../../lib/figures/drawings/table.js";

const rows = [
  { mechanism: "independent", collisions: 162, share: 0.1649 },
  { mechanism: "convention", collisions: 0, share: 1 },
];

describe("table", () => {
  it("aligns numbers right, words left, and gives a column the same decimals throughout", () => {
    expect(table(rows, { digits: 2, caption: "200 steps" }).text).toBe(
      [
        "200 steps",
        "mechanism    collisions  share",
        "-----------  ----------  -----",
        "independent         162   0.16",
        "convention            0   1.00",
      ].join("\n"),
    );
  });

  it("takes columns by name or by heading, in that order", () => {
    expect(table(rows, { columns: ["share", "mechanism"] }).text.split("\n")[0]).toBe("share  mechanism");
    expect(table(rows, { columns: { mechanism: "Mechanism" } }).text.split("\n")[0]).toBe("Mechanism");
  });

  it("writes a missing value as a dash, groups thousands from five digits on, and has no -0", () => {
    const { text } = table([
      { a: 12345.5, b: undefined },
      { a: -0.0001, b: 7n },
      { a: 1234, b: Number.NaN },
    ]);
    expect(text.split("\n").slice(2)).toEqual(["12,345.5  –", "     0.0  7", "  1234.0  –"]);
  });

  it("escapes what HTML would read as its own", () => {
    expect(table([{ "a<b": "<script>" }]).html).toContain("&lt;script&gt;");
  });
});
