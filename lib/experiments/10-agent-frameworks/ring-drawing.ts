/** Two rings in one another: who owns the circle before and after an agent joins, and what moves. */
import { altText, type PictureFigure } from "coordlab-figures/figure.js";
import { svgElement, svgPicture, svgText } from "coordlab-figures/svg/svg-element.js";
import { fillColours, ink } from "coordlab-figures/theme.js";
import { type Arc, movedOnRing, ownerOnRing, type RingRule } from "./shard-ring.js";

const size = 320;
const centre = size / 2;

/**
 * Inside the ring before, outside the ring after, and between them in black what changes hands.
 *
 * @throws RangeError without alt text
 */
export function ringDrawing(
  rule: RingRule,
  options: {
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly pointsEach: number;
    readonly title: string;
    readonly alt: string;
  },
): PictureFigure {
  const alt = altText(options.alt);
  const before = rule(options.before, options.pointsEach);
  const after = rule(options.after, options.pointsEach);
  const colour = (owner: string) => fillColours[options.after.indexOf(owner) % fillColours.length]!;
  const moved = Math.round(100 * movedOnRing(before, after));
  const svg = svgPicture(
    { width: size, height: size + 34, title: options.title, alt },
    svgText(options.title, 16, { x: centre, y: 20, "text-anchor": "middle", fill: ink }),
    svgElement(
      "g",
      { transform: "translate(0,30)", stroke: "#fff", "stroke-width": 0.5 },
      ...sectors(before, 62, 92, colour),
      ...movedSectors(before, after, 95, 113),
      ...sectors(after, 116, 150, colour),
      svgText(`${moved} %`, 26, {
        x: centre,
        y: centre + 2,
        "text-anchor": "middle",
        fill: ink,
        stroke: "none",
      }),
      svgText("moves", 15, { x: centre, y: centre + 22, "text-anchor": "middle", fill: ink, stroke: "none" }),
    ),
  );
  return { kind: "picture", alt, svg };
}

function sectors(
  arcs: readonly Arc[],
  inner: number,
  outer: number,
  colour: (owner: string) => string,
): string[] {
  const starts = [0, ...arcs.map(({ end }) => end)];
  const last = starts.at(-1)!;
  const closing = last < 1 ? [sector(last, 1, inner, outer, colour(arcs[0]!.owner))] : [];
  return [
    ...arcs.map(({ end, owner }, i) => sector(starts[i]!, end, inner, outer, colour(owner))),
    ...closing,
  ];
}

function movedSectors(before: readonly Arc[], after: readonly Arc[], inner: number, outer: number): string[] {
  const ends = [...new Set([...before, ...after].map(({ end }) => end).concat(1))].sort((a, b) => a - b);
  return ends.flatMap((end, i) => {
    const start = ends[i - 1] ?? 0;
    const middle = (start + end) / 2;
    const stays = ownerOnRing(before, middle) === ownerOnRing(after, middle);
    return stays ? [] : [sector(start, end, inner, outer, "#111111")];
  });
}

/** A piece of a ring between two shares of the circle, clockwise from the top. */
function sector(start: number, end: number, inner: number, outer: number, fill: string): string {
  const at = (share: number, radius: number) => {
    const angle = 2 * Math.PI * share - Math.PI / 2;
    return `${(centre + radius * Math.cos(angle)).toFixed(1)} ${(centre + radius * Math.sin(angle)).toFixed(1)}`;
  };
  const large = end - start > 0.5 ? 1 : 0;
  const d = `M${at(start, outer)}A${outer} ${outer} 0 ${large} 1 ${at(end, outer)}L${at(end, inner)}A${inner} ${inner} 0 ${large} 0 ${at(start, inner)}Z`;
  return svgElement("path", { d, fill });
}
