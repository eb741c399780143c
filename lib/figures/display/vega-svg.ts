/** A Vega-Lite specification drawn to SVG on this machine, the same bytes on every machine. */
import { createHash } from "node:crypto";
import type { VegaLiteFigure } from "../figure.js";
import { decimal, escapeText } from "../svg/svg-element.js";
import { textWidth } from "../svg/text-width.js";
import { font } from "../theme.js";

/**
 * The picture of a chart, with `<title>`, `<desc>` and `role="img"`. Parameters stand at their first value.
 *
 * Vega is loaded at the first call (about 0.3 s). Text is measured by {@link textWidth}, never by a canvas.
 *
 * @throws Error of Vega-Lite or Vega when the specification is wrong
 */
export async function vegaSvg(figure: VegaLiteFigure): Promise<string> {
  // Both are ES modules that wait at top level: only import() can load them from a CommonJS library.
  const [vega, vegaLite] = await Promise.all([import("vega"), import("vega-lite")]);
  const metrics = (vega as unknown as { textMetrics: TextMetrics }).textMetrics;
  metrics.width = (item, text) =>
    textWidth(String(text ?? ""), Number(item.fontSize ?? 11), /bold|[6-9]00/.test(String(item.fontWeight)));
  (vega as unknown as { resetSVGDefIds(): void }).resetSVGDefIds();

  const spec = { ...figure.spec, config: { ...(figure.spec.config as object), aria: false } };
  const compiled = vegaLite.compile(spec as never).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: "none" });
  const drawn = await view.toSVG();
  view.finalize();
  return accessible(ownIds(compact(drawn)), titleOf(figure), figure.alt);
}

interface TextMetrics {
  width: (item: { fontSize?: number; fontWeight?: string | number }, text: unknown) => number;
}

/** Tags without what changes nothing: hidden parts, defaults, repeated fonts, the 3rd decimal and beyond. */
function compact(svg: string): string {
  return svg
    .replace(/<path class="(?:background|foreground)"[^>]*d="(?:M0,0h0v0h0Z)?"[^>]*\/>/g, "")
    .replace(/<text[^>]*opacity="0"[^>]*>[^<]*<\/text>/g, "")
    .replace(/<[^>]+>/g, (tag) =>
      tag
        .replaceAll(` font-family="${escapeText(font)}"`, "")
        .replace(/ (?:aria-hidden|aria-roledescription|role|class|pointer-events)="[^"]*"/g, "")
        .replace(/ opacity="1"| stroke-width="1"| text-anchor="start"/g, "")
        .replace(
          /rgb\((\d+), (\d+), (\d+)\)/g,
          (_, ...parts) => `#${parts.slice(0, 3).map(hexadecimal).join("")}`,
        )
        .replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => decimal(Number(number))),
    )
    .replace(/<g>(<\/g>)/g, "");
}

function hexadecimal(part: string): string {
  return Number(part).toString(16).padStart(2, "0");
}

/** Ids that no other picture on the page has, unless it is the same picture. */
function ownIds(svg: string): string {
  const own = createHash("sha256").update(svg).digest("hex").slice(0, 8);
  return svg.replace(/(id="|url\(#)((?:clip|gradient_)\d+)/g, `$1${own}_$2`);
}

function accessible(svg: string, title: string, alt: string): string {
  const size = /width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  const start =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size?.[1]}" height="${size?.[2]}" ` +
    `viewBox="0 0 ${size?.[1]} ${size?.[2]}" role="img" aria-label="${escapeText(alt)}" ` +
    `font-family="${escapeText(font)}" style="max-width:100%;height:auto;background:#fff">` +
    `${title ? `<title>${escapeText(title)}</title>` : ""}<desc>${escapeText(alt)}</desc>`;
  return svg.replace(/^<svg[^>]*>/, start);
}

function titleOf(figure: VegaLiteFigure): string {
  const title = figure.spec.title as
    | string
    | readonly string[]
    | { text?: string | readonly string[] }
    | undefined;
  const text = typeof title === "object" && "text" in title ? title.text : title;
  return [text ?? ""].flat().join(" ");
}
