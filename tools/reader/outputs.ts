/** What a cell put out, as HTML: of each bundle the richest form that a page without a kernel can show. */
import { stripVTControlCharacters } from "node:util";
import type { DisplayOutput, Json, Output } from "../notebook/notebook.js";
import { escapeHtml, markdownToHtml } from "./markdown.js";

const vegaLite = /^application\/vnd\.vegalite\.v\d+\+json$/;

export function outputsToHtml(outputs: readonly Output[]): string {
  return outputs.map(outputToHtml).join("\n");
}

function outputToHtml(output: Output): string {
  if (output.output_type === "stream") return printed(output.text, output.name);
  if (output.output_type === "error") return printed(output.traceback.join("\n") || output.evalue, "stderr");
  return bundleToHtml(output);
}

/** A live chart comes with its still picture, which stays where no script runs. */
function bundleToHtml({ data, metadata }: DisplayOutput): string {
  const words = textOf(data["text/plain"]);
  const still = pictureOf(data, words);
  const vega = Object.keys(data).find((type) => vegaLite.test(type));
  if (vega) {
    const { embed_options: options = {} } = (metadata[vega] ?? {}) as { embed_options?: Json };
    return chart({ spec: data[vega]!, options }, still, words);
  }
  if (data["text/html"] !== undefined) return `<div class="html wide">${textOf(data["text/html"])}</div>`;
  if (still) return `<figure class="wide">${still}</figure>`;
  if (data["text/markdown"] !== undefined) return markdownToHtml(textOf(data["text/markdown"]));
  if (data["text/latex"] !== undefined) return markdownToHtml(textOf(data["text/latex"]));
  return printed(words || textOf(data["application/json"]), "stdout");
}

function chart(figure: Json, still: string, words: string): string {
  // In a script element only "</" and "<!--" would end the data early.
  const json = JSON.stringify(figure).replaceAll("<", "\\u003c");
  const picture = still || `<p class="waiting">${escapeHtml(words)}</p>`;
  return `<figure class="live wide"><div class="still">${picture}</div><div class="stage" role="group" aria-label="${escapeHtml(words)}" hidden></div><script type="application/json">${json}</script></figure>`;
}

function pictureOf(data: DisplayOutput["data"], words: string): string {
  const svg = data["image/svg+xml"];
  // As an image, a picture keeps its own ids and styles to itself.
  if (svg !== undefined)
    return image(`image/svg+xml;base64,${Buffer.from(textOf(svg)).toString("base64")}`, words);
  for (const type of ["image/png", "image/jpeg", "image/gif", "image/webp"])
    if (data[type] !== undefined)
      return image(`${type};base64,${textOf(data[type]).replace(/\s/g, "")}`, words);
  return "";
}

function image(data: string, alt: string): string {
  return `<img src="data:${data}" alt="${escapeHtml(alt)}">`;
}

function printed(text: string, stream: "stdout" | "stderr"): string {
  const plain = stripVTControlCharacters(text).replace(/\n$/, "");
  return plain === "" ? "" : `<pre class="${stream}" tabindex="0">${escapeHtml(plain)}</pre>`;
}

function textOf(value: Json | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}
