/** The head of an arrow. */
import type { Place } from "./place.js";
import { svgElement } from "./svg-element.js";

/** A triangle that ends `gap` pixels before the end of the line. */
export function arrowHead([x1, y1]: Place, [x2, y2]: Place, gap: number, fill: string): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [tipX, tipY] = [x2 - ux * gap, y2 - uy * gap];
  const corner = (side: number): string =>
    `${(tipX - ux * 11 - uy * 5 * side).toFixed(1)},${(tipY - uy * 11 + ux * 5 * side).toFixed(1)}`;
  return svgElement("polygon", {
    points: `${tipX.toFixed(1)},${tipY.toFixed(1)} ${corner(1)} ${corner(-1)}`,
    fill,
  });
}
