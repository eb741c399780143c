/** Title and caption of a drawing, where a chart has them. */

import { ink } from "../theme.js";
import { svgText } from "./svg-element.js";
import { wrapText } from "./text-width.js";

export interface Heading {
  readonly title?: string;
  readonly caption?: string;
}

/** The lines of a heading, from the top left corner of a picture `width` wide. */
export function heading(words: Heading, width: number): string {
  let y = 10;
  return linesOf(words, width)
    .map(({ text, size, fill, bold }) => {
      y += size + 5;
      return svgText(text, size, { x: 14, y, fill, ...(bold ? { "font-weight": "bold" } : {}) });
    })
    .join("");
}

/** The pixels that the heading takes. */
export function headingHeight(words: Heading, width: number): number {
  const lines = linesOf(words, width);
  return lines.reduce((sum, { size }) => sum + size + 5, lines.length > 0 ? 22 : 6);
}

function linesOf({ title = "", caption = "" }: Heading, width: number): Line[] {
  return [
    ...wrapText(title, width - 28, 19).map((text) => ({ text, size: 18, fill: ink, bold: true })),
    ...wrapText(caption, width - 28, 14).map((text) => ({ text, size: 14, fill: "#444444", bold: false })),
  ];
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly fill: string;
  readonly bold: boolean;
}
