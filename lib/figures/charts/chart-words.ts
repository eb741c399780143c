/** The words of a chart. */
import type { VegaLiteSpec } from "../figure.js";
import { wrapText } from "../svg/text-width.js";

/** All but the caption are required. */
export interface ChartWords {
  readonly title: string;
  /** What the chart shows, for whoever does not see it: a sentence or two, with the figures that matter. */
  readonly alt: string;
  /** What to look at; stands under the title. */
  readonly caption?: string;
}

/** Title and caption, broken to fit `width` pixels. */
export function titleOf({ title, caption }: ChartWords, width = 640): VegaLiteSpec {
  const room = width - 24;
  const text = wrapText(title, room, 19);
  return caption ? { text, subtitle: wrapText(caption, room, 14) } : { text };
}
