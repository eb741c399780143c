import { describe, expect, it } from "vitest";
import type { JsonObject, Output } from "../../../tools/notebook/notebook.js";
import { outputsToHtml } from "../../../tools/reader/outputs.js";

const bundle = (data: JsonObject, metadata: JsonObject = {}): Output[] => [
  { output_type: "display_data", data, metadata },
];
const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

describe("outputsToHtml(outputs)", () => {
  it("makes a Vega-Lite bundle live and keeps its picture, with the words as alternative text", () => {
    const html = outputsToHtml(
      bundle(
        {
          "application/vnd.vegalite.v5+json": { mark: "</script>" },
          "image/svg+xml": svg,
          "text/plain": 'A "peak"',
        },
        { "application/vnd.vegalite.v5+json": { embed_options: { actions: false } } },
      ),
    );
    expect(html).toContain('class="live wide"');
    expect(html).toContain('"options":{"actions":false}');
    expect(html).toContain(`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`);
    expect(html).toContain('alt="A &quot;peak&quot;"');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
  });

  it("prefers HTML to a picture, a picture to words", () => {
    const html = { "text/html": "<b>h</b>", "image/svg+xml": svg, "text/plain": "p" };
    expect(outputsToHtml(bundle(html))).toContain("<b>h</b>");
    expect(outputsToHtml(bundle({ "image/png": "AAAA", "text/plain": "p" }))).toContain(
      "data:image/png;base64,AAAA",
    );
    expect(outputsToHtml(bundle({ "text/plain": "p < q" }))).toContain("p &lt; q");
  });

  it("prints text without its colour codes and as text", () => {
    const html = outputsToHtml([
      { output_type: "stream", name: "stdout", text: "\u001b[31m<b>1</b>\u001b[0m\n" },
    ]);
    expect(html).toBe('<pre class="stdout" tabindex="0">&lt;b&gt;1&lt;/b&gt;</pre>');
  });

  it("shows a failure's traceback", () => {
    const html = outputsToHtml([
      { output_type: "error", ename: "E", evalue: "no", traceback: ["E: no", "at 1"] },
    ]);
    expect(html).toContain('class="stderr"');
    expect(html).toContain("E: no\nat 1");
  });
});
