/** The map under robots. */
import { svgElement } from "../svg/svg-element.js";
import { ink } from "../theme.js";

/** The map: one path for all walls, hair lines between the cells. */
export function mapOf(rows: readonly string[], left: number, cell: number): string[] {
  const [width, height] = [rows[0]!.length * cell, rows.length * cell];
  const lines =
    rows.map((_, r) => `M${left},${8 + r * cell}h${width}`).join("") +
    Array.from(rows[0]!, (_, c) => `M${left + c * cell},8v${height}`).join("");
  const walls = rows.flatMap((row, r) =>
    Array.from(row, (sign, c) =>
      /[@#TOW]/.test(sign) ? `M${left + c * cell},${8 + r * cell}h${cell}v${cell}h-${cell}z` : "",
    ),
  );
  return [
    svgElement("path", { d: lines, stroke: "#dddddd", fill: "none" }),
    svgElement("path", { d: walls.join(""), fill: "#555555" }),
    svgElement("rect", { x: left, y: 8, width, height, fill: "none", stroke: ink, "stroke-width": 1.5 }),
  ];
}
