/** Routes on a grid, all at once. */

import type { Cell } from "coordlab/world/cell.js";
import { altText, type PictureFigure } from "../figure.js";
import { arrowHead } from "../svg/arrow-head.js";
import { heading, headingHeight } from "../svg/heading.js";
import { decimal, svgElement, svgPicture, svgText } from "../svg/svg-element.js";
import { alarm, lineColours, lineDashes } from "../theme.js";
import { mapOf } from "./grid-map.js";

export interface GridPictureOptions {
  /** The map, a text a row: `@`, `#` and `T` are walls, everything else is free. */
  readonly rows: readonly string[];
  /** `paths[i]` is the route of robot i, drawn from a numbered circle to an arrow head. */
  readonly paths: readonly (readonly Cell[])[];
  /** Cells to be marked with a cross, such as conflicts. */
  readonly marks?: readonly Cell[];
  readonly title: string;
  readonly caption?: string;
  readonly alt: string;
}

/**
 * A map with the routes of robots, each in its own colour and dash, a little apart where they share cells.
 *
 * @throws RangeError without rows or alt text
 * @example
 * gridPicture({ rows: ["...", ".@."], paths: [[[0, 0], [0, 1], [0, 2]]], title: "A route", alt: "One robot goes right." })
 */
export function gridPicture(options: GridPictureOptions): PictureFigure {
  const { rows, paths, marks = [], title } = options;
  const alt = altText(options.alt);
  if (rows.length === 0) throw new RangeError("a grid picture needs at least one row, got 0");
  const columns = rows[0]!.length;
  const cell = Math.floor(Math.max(12, Math.min(48, 600 / columns, 480 / rows.length)));
  const left = (640 - cell * columns) / 2;
  const top = headingHeight(options, 640);
  const routes = paths.map((path, i) => routeOf(path, i, { left, cell, apart: ((i % 5) - 2) * cell * 0.09 }));
  const crosses = marks.map(([row, column]) =>
    crossOf(left + (column + 0.5) * cell, 8 + (row + 0.5) * cell, cell * 0.3),
  );
  const drawn = svgElement(
    "g",
    { transform: `translate(0,${top})` },
    ...mapOf(rows, left, cell),
    ...routes,
    ...crosses,
  );
  const svg = svgPicture(
    { width: 640, height: top + cell * rows.length + 20, title, alt },
    heading(options, 640),
    drawn,
  );
  return { kind: "picture", alt, svg };
}

function routeOf(
  path: readonly Cell[],
  robot: number,
  at: { left: number; cell: number; apart: number },
): string {
  const colour = lineColours[robot % lineColours.length]!;
  const points = path.map(
    ([row, column]) =>
      [at.left + (column + 0.5) * at.cell + at.apart, 8 + (row + 0.5) * at.cell + at.apart] as const,
  );
  const moves = points.filter(([x, y], i) => i === 0 || x !== points[i - 1]![0] || y !== points[i - 1]![1]);
  const [start, last, before] = [moves[0], moves[moves.length - 1], moves[moves.length - 2]];
  if (!start || !last) return "";
  const line = svgElement("path", {
    d: `M${moves.map(([x, y]) => `${decimal(x)},${decimal(y)}`).join("L")}`,
    fill: "none",
    stroke: colour,
    "stroke-width": Math.max(2, at.cell * 0.08),
    "stroke-dasharray":
      robot % lineDashes.length === 0 ? undefined : lineDashes[robot % lineDashes.length]!.join(" "),
  });
  const size = at.cell * 0.56;
  return (
    line +
    (before ? arrowHead(before, last, -5, colour) : "") +
    svgElement("circle", {
      cx: start[0],
      cy: start[1],
      r: size / 2,
      fill: "#ffffff",
      stroke: colour,
      "stroke-width": 2,
    }) +
    (at.cell < 20
      ? ""
      : svgText(String(robot), Math.min(14, size * 0.6), {
          x: start[0],
          y: start[1] + Math.min(14, size * 0.6) * 0.36,
          "text-anchor": "middle",
          "font-weight": "bold",
          fill: colour,
        }))
  );
}

function crossOf(x: number, y: number, half: number): string {
  const [l, r, t, b] = [x - half, x + half, y - half, y + half].map(decimal);
  return svgElement("path", {
    d: `M${l},${t}L${r},${b}M${l},${b}L${r},${t}`,
    stroke: alarm,
    "stroke-width": 4,
  });
}
