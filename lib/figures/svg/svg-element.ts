/** SVG as text: elements, attributes, and nothing that differs from run to run. */
import { font } from "../theme.js";

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * One element; numbers keep 2 decimals, attributes that are undefined are left out.
 *
 * @example svgElement("circle", { r: 1.005, fill: "red" }) // '<circle r="1" fill="red"/>'
 */
export function svgElement(
  name: string,
  attributes: Attributes = {},
  ...children: readonly string[]
): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeText(typeof value === "number" ? decimal(value) : value!)}"`)
    .join("");
  return children.length === 0 ? `<${name}${list}/>` : `<${name}${list}>${children.join("")}</${name}>`;
}

/** A text element; `size` in pixels. */
export function svgText(text: string, size: number, attributes: Attributes): string {
  return svgElement("text", { "font-size": size, ...attributes }, escapeText(text));
}

/** A whole picture on white, with its name and description for whoever does not see it. */
export function svgPicture(
  frame: { readonly width: number; readonly height: number; readonly title?: string; readonly alt: string },
  ...children: readonly string[]
): string {
  const { width, height, title, alt } = frame;
  return svgElement(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${decimal(width)} ${decimal(height)}`,
      role: "img",
      "aria-label": alt,
      "font-family": font,
      style: "max-width:100%;height:auto;background:#fff",
    },
    ...(title ? [svgElement("title", {}, escapeText(title))] : []),
    svgElement("desc", {}, escapeText(alt)),
    svgElement("rect", { width, height, fill: "#fff" }),
    ...children,
  );
}

/** The text with the four characters escaped that XML and HTML read as their own. */
export function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** At most 2 decimals, no trailing zeros, no -0. */
export function decimal(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
