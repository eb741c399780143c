/** Who does what when: bars in lanes over time, clashes marked, orders drawn as arrows. */

import { altText, type PictureFigure } from "../figure.js";
import { roundStep } from "../round-step.js";
import { arrowHead } from "../svg/arrow-head.js";
import { heading, headingHeight } from "../svg/heading.js";
import { decimal, svgElement, svgPicture, svgText } from "../svg/svg-element.js";
import { textWidth } from "../svg/text-width.js";
import { alarm, fillColours, gridInk, ink } from "../theme.js";
import { type Box, barHeight, boxesOf, type GanttBar } from "./gantt-layout.js";

export interface GanttOptions {
  readonly bars: readonly GanttBar[];
  /** Arrows from the end of one bar to the start of another, by their numbers in `bars`. */
  readonly orders?: readonly (readonly [before: number, after: number])[];
  /** Rows from the top. Default: those of the bars, in order of appearance. */
  readonly lanes?: readonly string[];
  readonly xTitle: string;
  readonly title: string;
  readonly caption?: string;
  readonly alt: string;
  /** The end of the time axis. Default: the last bar's. Give two pictures the same to compare them. */
  readonly until?: number;
  /** Of the picture, in pixels. Default: 640. */
  readonly width?: number;
}

/**
 * A Gantt picture. Bars of one lane that overlap in time stand below each other, so that none is hidden.
 *
 * @throws RangeError without bars or alt text, for a bar that ends before it starts, a lane or a bar not there
 * @example
 * gantt({
 *   bars: [
 *     { lane: "agent 0", start: 0, end: 3, label: "drill", group: "drill" },
 *     { lane: "agent 1", start: 3, end: 5, label: "drill", group: "drill" },
 *   ],
 *   orders: [[0, 1]], xTitle: "time (minutes)",
 *   title: "One drill, one after the other", alt: "Agent 0 drills from 0 to 3, agent 1 from 3 to 5.",
 * })
 */
export function gantt(options: GanttOptions): PictureFigure {
  const { bars, orders = [], width = 640 } = options;
  const alt = altText(options.alt);
  const lanes = options.lanes ?? [...new Set(bars.map(({ lane }) => lane))];
  checkBars(options, lanes);
  const groups = [...new Set(bars.flatMap(({ group }) => group ?? []))];
  const until = options.until ?? Math.max(...bars.map(({ end }) => end));
  const left = Math.ceil(Math.max(...lanes.map((lane) => textWidth(lane, 15)))) + 28;
  const top = headingHeight(options, width) + (groups.length > 0 ? 30 : 0);
  const x = (time: number): number => left + (time / (until || 1)) * (width - left - 24);

  const boxes = boxesOf(bars, lanes, { x, top });
  const bottom = top + boxes.height;
  const svg = svgPicture(
    { width, height: bottom + 58, title: options.title, alt },
    heading(options, width),
    ...legend(groups, headingHeight(options, width) + 8),
    ...timeAxis(until, options.xTitle, { x, top, bottom, width }),
    ...boxes.lanes.map(({ name, y }) =>
      svgText(name, 15, { x: left - 10, y: y + 20, "text-anchor": "end", fill: ink }),
    ),
    ...bars.map((bar, i) => barOf(bar, boxes.bars[i]!, groups)),
    ...orders.map(([before, after]) => orderArrow(boxes.bars[before]!, boxes.bars[after]!)),
  );
  return { kind: "picture", alt, svg };
}

function checkBars({ bars, orders = [] }: GanttOptions, lanes: readonly string[]): void {
  if (bars.length === 0) throw new RangeError("a Gantt picture needs at least one bar, got 0");
  for (const [i, { lane, start, end }] of bars.entries()) {
    if (!(start >= 0 && end >= start && end < Number.POSITIVE_INFINITY))
      throw new RangeError(`bar ${i} must run from 0 or later to its end, got ${start} to ${end}`);
    if (!lanes.includes(lane)) throw new RangeError(`bar ${i} stands in "${lane}", which is no lane`);
  }
  const wrong = orders.flat().find((bar) => !bars[bar]);
  if (wrong !== undefined)
    throw new RangeError(`orders must join bars 0 .. ${bars.length - 1}, got ${wrong}`);
}

function timeAxis(
  until: number,
  title: string,
  at: { x: (time: number) => number; top: number; bottom: number; width: number },
): string[] {
  const step = roundStep((until || 1) / 8);
  const ticks = Array.from({ length: Math.floor(until / step + 1e-9) + 1 }, (_, i) => i * step);
  return [
    ...ticks.map((time) =>
      svgElement("line", { x1: at.x(time), x2: at.x(time), y1: at.top, y2: at.bottom, stroke: gridInk }),
    ),
    ...ticks.map((time) =>
      svgText(decimal(time), 14, { x: at.x(time), y: at.bottom + 18, "text-anchor": "middle", fill: ink }),
    ),
    svgText(title, 15, {
      x: (at.x(0) + at.x(until)) / 2,
      y: at.bottom + 42,
      "text-anchor": "middle",
      fill: ink,
    }),
  ];
}

function legend(groups: readonly string[], y: number): string[] {
  let x = 14;
  return groups.flatMap((group, i) => {
    const parts = [
      svgElement("rect", { x, y: y - 8, width: 16, height: 16, fill: fillOf(i), stroke: ink }),
      svgText(group, 14, { x: x + 22, y: y + 5, fill: ink }),
    ];
    x += 44 + textWidth(group, 14);
    return parts;
  });
}

function fillOf(group: number): string {
  return group < 0 ? "#ffffff" : fillColours[group % fillColours.length]!;
}

function barOf({ label = "", group, conflict }: GanttBar, box: Box, groups: readonly string[]): string {
  const number = group === undefined ? -1 : groups.indexOf(group);
  const body = svgElement("rect", {
    ...box,
    height: barHeight,
    rx: 3,
    fill: fillOf(number),
    stroke: conflict ? alarm : ink,
    "stroke-width": conflict ? 4 : 1.2,
  });
  const middle = box.x + box.width / 2;
  const fits = textWidth(label, 14) + 6 <= box.width;
  const text = svgText(label, 14, {
    x: middle,
    y: box.y + 19,
    "text-anchor": "middle",
    fill: number % 2 === 0 ? "#ffffff" : ink,
  });
  const cross = svgText("✕", 18, {
    x: box.x + box.width,
    y: box.y + 8,
    "text-anchor": "middle",
    "font-weight": "bold",
    fill: alarm,
    stroke: "#ffffff",
    "stroke-width": 4,
    "paint-order": "stroke",
  });
  return body + (label && fits ? text : "") + (conflict ? cross : "");
}

/** From the end of one bar to the start of the next; into its edge from above or below where they are close. */
function orderArrow(before: Box, after: Box): string {
  const [x1, y1] = [before.x + before.width, before.y + barHeight / 2];
  const below = after.y > before.y;
  const roomy = after.x - x1 > 24 || after.y === before.y;
  const middle = roomy ? (x1 + after.x) / 2 : Math.max(x1, after.x) + 8;
  const y2 = roomy ? after.y + barHeight / 2 : after.y + (below ? 0 : barHeight);
  const [stopX, stopY] = roomy ? [after.x - 6, y2] : [middle, y2 + (below ? -6 : 6)];
  const d = `M${decimal(x1)},${decimal(y1)}H${decimal(middle)}V${decimal(stopY)}H${decimal(stopX)}`;
  const head = roomy
    ? arrowHead([middle, y2], [after.x, y2], 0, ink)
    : arrowHead([middle, y1], [middle, y2], 0, ink);
  return svgElement("path", { d, fill: "none", stroke: ink, "stroke-width": 2 }) + head;
}
