/** A picture as an HTML image, which survives where SVG and scripts are taken out of a page. */
import { escapeText } from "./svg-element.js";

/**
 * The SVG in an `<img>`. JupyterLab shows nothing else of a notebook that is not trusted yet, such as a fresh
 * clone, and GitHub shows it as it is.
 */
export function stillImage(svg: string, alt: string): string {
  const bytes = new TextEncoder().encode(svg);
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `<img src="data:image/svg+xml;base64,${data}" alt="${escapeText(alt)}" style="max-width:100%">`;
}
