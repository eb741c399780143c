/** Drawings beside each other, to be compared. */
import { altText, type PictureFigure } from "../figure.js";
import { heading, headingHeight } from "../svg/heading.js";
import { svgElement, svgPicture } from "../svg/svg-element.js";

export interface PictureRowOptions {
  readonly title: string;
  readonly caption?: string;
  readonly alt: string;
  /** Pictures in a row. Default: all of them. */
  readonly columns?: number;
}

/**
 * Pictures from left to right, row by row, under one title. Give them the same `width`; three of 300 px fill a page.
 *
 * @throws RangeError without a picture or alt text
 * @example pictureRow([before, after], { title: "One agent fewer", alt: "A ring of four becomes a triangle." })
 */
export function pictureRow(pictures: readonly PictureFigure[], options: PictureRowOptions): PictureFigure {
  const { columns = pictures.length, ...words } = options;
  const alt = altText(options.alt);
  if (pictures.length === 0) throw new RangeError("a picture row needs at least 1 picture, got 0");
  const sizes = pictures.map(({ svg }) => sizeOf(svg));
  const cellWidth = Math.max(...sizes.map(({ width }) => width));
  const cellHeight = Math.max(...sizes.map(({ height }) => height));
  const width = Math.min(columns, pictures.length) * cellWidth;
  const top = headingHeight(words, width);
  const placed = pictures.map(({ svg }, k) => {
    const at = { x: (k % columns) * cellWidth, y: top + Math.floor(k / columns) * cellHeight };
    return svg.replace(/^<svg /, svgElement("svg", at).replace("/>", " "));
  });
  const height = top + Math.ceil(pictures.length / columns) * cellHeight;
  return {
    kind: "picture",
    alt,
    svg: svgPicture({ width, height, title: options.title, alt }, heading(words, width), ...placed),
  };
}

function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
  return { width: Number(width), height: Number(height) };
}
