/** What a cell put out when it was published, as HTML that needs no script: pictures, tables, printed lines. */
import { stripVTControlCharacters } from "node:util";
import type { DisplayOutput, Json, Output } from "../../notebook/notebook.js";
import { escapeHtml, markdownToHtml } from "./markdown.js";
import type { Pictures } from "./pictures.js";

const vegaLite = /^application\/vnd\.vegalite\.v\d+\+json$/;

/** `live` says what the page's script makes of an output: a chart, a frame with a program in it, or nothing. */
export function publishedOutputs(outputs: readonly Output[], pictures: Pictures, root: string): string {
  return outputs
    .map((output, i) => {
      if (output.output_type === "stream") return printed(output.text, output.name);
      if (output.output_type === "error")
        return printed(output.traceback.join("\n") || output.evalue, "stderr");
      return displayed(output, i, pictures, root);
    })
    .join("\n");
}

function displayed({ data }: DisplayOutput, i: number, pictures: Pictures, root: string): string {
  const words = textOf(data["text/plain"]);
  const svg = data["image/svg+xml"];
  const html = textOf(data["text/html"]);
  const still =
    svg !== undefined
      ? pictures.image(textOf(svg), words, root)
      : `<p class="in-words">${escapeHtml(words)}</p>`;
  if (Object.keys(data).some((type) => vegaLite.test(type))) return figure("chart", i, still);
  if (data["application/vnd.plotly.v1+json"]) return figure("plotly", i, still);
  if (/<script/i.test(html)) return figure("program", i, still);
  if (svg !== undefined) return figure("picture", i, still);
  if (html) return `<div class="table" tabindex="0">${html}</div>`;
  if (data["text/markdown"] !== undefined) return markdownToHtml(textOf(data["text/markdown"]));
  return printed(words || textOf(data["application/json"]), "stdout");
}

function figure(live: string, output: number, still: string): string {
  return `<figure data-live="${live}" data-output="${output}"><div class="still">${still}</div></figure>`;
}

function printed(text: string, stream: "stdout" | "stderr"): string {
  const plain = stripVTControlCharacters(text).replace(/\n$/, "");
  return plain === "" ? "" : `<pre class="${stream}">${escapeHtml(plain)}</pre>`;
}

function textOf(value: Json | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
