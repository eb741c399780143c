/** A graph as circles and lines: who depends on whom, what each chose, where they clash. */

import type { PictureFigure } from "../figure.js";
import { altText } from "../figure.js";
import { arrowHead } from "../svg/arrow-head.js";
import { heading, headingHeight } from "../svg/heading.js";
import type { Place } from "../svg/place.js";
import { decimal, svgElement, svgPicture, svgText } from "../svg/svg-element.js";
import { textWidth } from "../svg/text-width.js";
import { alarm, fillColours, ink } from "../theme.js";
import { type GraphLayout, graphPlaces } from "./graph-layout.js";

export interface DrawnNode {
  /** Written in the circle. Default: the node's number. */
  readonly label?: string;
  /** Written under the circle, such as the action chosen. */
  readonly note?: string;
  /** Nodes of one group share a fill; at most 8 groups, 0 is plain white. */
  readonly group?: number;
  /** Drawn dashed and grey: eliminated, failed, not there. */
  readonly faded?: boolean;
  /** Drawn with a heavy outline: the one to look at. */
  readonly strong?: boolean;
}

export interface DrawnEdge {
  readonly from: number;
  readonly to: number;
  /** Written beside the line's middle, such as a payoff. */
  readonly label?: string;
  /** Drawn heavy, in the alarm colour, with a cross at its middle. */
  readonly conflict?: boolean;
  /** Drawn dashed, such as an edge that elimination adds. */
  readonly dashed?: boolean;
  readonly arrow?: boolean;
}

export interface GraphDrawingOptions {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  /** Default: `spring`. */
  readonly layout?: GraphLayout;
  readonly title?: string;
  readonly caption?: string;
  readonly alt: string;
  /** Of the picture, in pixels. Default: 640. */
  readonly width?: number;
  /** Of the drawing at most, in pixels. Default: 360. */
  readonly height?: number;
}

/**
 * A node-link drawing. For up to some 60 nodes.
 *
 * @throws RangeError without alt text or nodes, or for an edge that ends at no node
 * @example
 * graphDrawing({
 *   nodes: [{ note: "left" }, { note: "right" }, { note: "left" }],
 *   edges: [{ from: 0, to: 1, label: "3" }, { from: 1, to: 2, conflict: true }],
 *   layout: "line", title: "Who depends on whom",
 *   alt: "Agents 0, 1, 2 in a line; 1 and 2 clash.",
 * })
 */
export function graphDrawing(options: GraphDrawingOptions): PictureFigure {
  const { nodes, edges, layout = "spring", width = 640, height = 360 } = options;
  const alt = altText(options.alt);
  if (nodes.length === 0) throw new RangeError("a graph drawing needs at least one node, got 0");
  for (const { from, to } of edges)
    for (const end of [from, to])
      if (!nodes[end])
        throw new RangeError(`an edge must end at a node 0 .. ${nodes.length - 1}, got ${end}`);

  const top = headingHeight(options, width);
  const pairs = edges.map(({ from, to }) => [from, to] as const);
  const drawing = fitted(graphPlaces(nodes.length, pairs, layout), {
    width: width - 100,
    height: height - 90,
  });
  const radius = Math.max(6, Math.min(21, closest(drawing.places) * 0.4));
  const place = (i: number): Place => [drawing.places[i]![0] + width / 2, drawing.places[i]![1] + top + 34];
  const svg = svgPicture(
    {
      width,
      height: Math.ceil(top + drawing.height + 84),
      alt,
      ...(options.title ? { title: options.title } : {}),
    },
    heading(options, width),
    ...edges.map((edge) => edgeLine(edge, place(edge.from), place(edge.to), radius)),
    ...nodes.map((node, i) => nodeCircle(node, i, place(i), radius)),
    ...edges.map((edge) => edgeLabel(edge, place(edge.from), place(edge.to))),
  );
  return { kind: "picture", alt, svg };
}

/** Places scaled to a box (never so that an edge passes 150 px), centred on x = 0, from y = 0 down. */
function fitted(
  places: readonly Place[],
  box: { width: number; height: number },
): { places: Place[]; height: number } {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [left, right, upper, lower] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(box.width / (right - left || 1e-9), box.height / (lower - upper || 1e-9), 150);
  const moved = places.map(([x, y]) => [(x - (left + right) / 2) * scale, (y - upper) * scale] as const);
  return { places: moved, height: (lower - upper) * scale };
}

/** The least distance between two places. */
function closest(places: readonly Place[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [i, [x, y]] of places.entries())
    for (const [otherX, otherY] of places.slice(i + 1))
      least = Math.min(least, Math.hypot(x - otherX, y - otherY));
  return least;
}

function edgeLine(edge: DrawnEdge, [x1, y1]: Place, [x2, y2]: Place, radius: number): string {
  const stroke = edge.conflict ? alarm : "#666666";
  const line = svgElement("line", {
    x1,
    y1,
    x2,
    y2,
    stroke,
    "stroke-width": edge.conflict ? 4 : 2,
    "stroke-dasharray": edge.dashed ? "6 5" : undefined,
  });
  return edge.arrow ? line + arrowHead([x1, y1], [x2, y2], radius + 1, stroke) : line;
}

function edgeLabel({ label, conflict }: DrawnEdge, [x1, y1]: Place, [x2, y2]: Place): string {
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const cross = conflict ? crossOn([x1, y1], [x2, y2]) : "";
  if (!label) return cross;
  const room = textWidth(label, 14) + 8;
  const below = conflict ? 20 : 0;
  return (
    cross +
    svgElement("rect", { x: x - room / 2, y: y - 10 + below, width: room, height: 20, fill: "#fff", rx: 4 }) +
    svgText(label, 14, { x, y: y + 5 + below, "text-anchor": "middle", fill: ink })
  );
}

/** A cross on the middle of a line, its arms at 45 degrees to it. */
function crossOn([x1, y1]: Place, [x2, y2]: Place): string {
  const angle = Math.atan2(y2 - y1, x2 - x1) + Math.PI / 4;
  const arm = ([dx, dy]: Place): string => {
    const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
    return `M${decimal(x - dx)},${decimal(y - dy)}L${decimal(x + dx)},${decimal(y + dy)}`;
  };
  const [dx, dy] = [10 * Math.cos(angle), 10 * Math.sin(angle)];
  return svgElement("path", { d: arm([dx, dy]) + arm([-dy, dx]), stroke: alarm, "stroke-width": 4 });
}

function nodeCircle(node: DrawnNode, i: number, [x, y]: Place, radius: number): string {
  const { label = String(i), note, group = 0, faded = false, strong = false } = node;
  const fill = group === 0 ? "#ffffff" : fillColours[(group - 1) % fillColours.length]!;
  const dark = group > 0 && (group - 1) % 2 === 0;
  const size = Math.max(10, Math.min(16, (radius * 2 - 6) / Math.max(0.1, textWidth(label, 1, true))));
  return (
    svgElement("circle", {
      cx: x,
      cy: y,
      r: radius,
      fill: faded ? "#f4f4f4" : fill,
      stroke: faded ? "#999999" : ink,
      "stroke-width": strong ? 4.5 : 2,
      "stroke-dasharray": faded ? "4 4" : undefined,
    }) +
    svgText(label, size, {
      x,
      y: y + size * 0.36,
      "text-anchor": "middle",
      "font-weight": "bold",
      fill: faded ? "#777777" : dark ? "#ffffff" : ink,
    }) +
    (note
      ? svgText(note, 14, {
          x,
          y: y + radius + 17,
          "text-anchor": "middle",
          fill: ink,
          stroke: "#ffffff",
          "stroke-width": 4,
          "paint-order": "stroke",
        })
      : "")
  );
}
