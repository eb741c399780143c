/** The stage of a moving picture: what stands still, what moves, and the picture of one frame. */
import { heading, headingHeight } from "../svg/heading.js";
import { svgElement, svgPicture, svgText } from "../svg/svg-element.js";
import { ink } from "../theme.js";

/** A thing that moves. */
export interface Sprite {
  /** Written on it. */
  readonly label?: string;
  readonly shape?: "circle" | "square" | "diamond";
  /** Across, in pixels. Default: 26. */
  readonly size?: number;
}

/** How a sprite may look; the badge is a sign at its shoulder, so that colour is not alone in saying it. */
export interface Look {
  readonly fill: string;
  /** Of its label. Default: dark. */
  readonly ink?: string;
  readonly badge?: string;
}

/** A text that changes: a running total, a word on what happens. */
export interface TextSlot {
  /** Read out before the text: "collisions". */
  readonly name?: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle" | "end";
  readonly fill?: string;
}

export interface Frame {
  /** `at[2 i]`, `at[2 i + 1]` are x and y of sprite i, in pixels of the stage. */
  readonly at: ArrayLike<number>;
  /** `looks[i]` is the number of sprite i's look. Default: 0 for all. */
  readonly looks?: ArrayLike<number>;
  /** One for each text slot. */
  readonly texts?: readonly (string | number)[];
}

/** What a stage is set up with. */
export interface Stage {
  readonly title: string;
  readonly caption?: string;
  readonly alt: string;
  /** Of the stage, in pixels, without the heading. Default: 640 wide. */
  readonly width?: number;
  readonly height: number;
  /** What stands still: SVG from `svgElement` and `svgText`. */
  readonly scenery: readonly string[];
  readonly sprites: readonly Sprite[];
  readonly looks: readonly Look[];
  readonly texts?: readonly TextSlot[];
}

/** Where sprite i stands and how it looks, in whole pixels. */
export function spriteAt(frame: Frame, i: number): readonly [number, number, number] {
  return [Math.round(frame.at[2 * i]!), Math.round(frame.at[2 * i + 1]!), frame.looks?.[i] ?? 0];
}

/** The picture of one frame, with the handles that the player takes it by. */
export function stage(options: Stage, frame: Frame): string {
  const { width = 640, height, title, caption, scenery, sprites, looks, texts = [], alt } = options;
  const words = { title, ...(caption ? { caption } : {}) };
  const top = headingHeight(words, width);
  const drawn = sprites.map((sprite, i) => spriteGroup(sprite, spriteAt(frame, i), looks));
  const slots = texts.map(({ name, x, y, size = 15, bold = false, anchor = "start", fill = ink }, i) =>
    svgText(String(frame.texts?.[i] ?? ""), size, {
      "data-text": i,
      "data-name": name,
      x,
      y,
      fill,
      "text-anchor": anchor,
      "font-weight": bold ? "bold" : undefined,
    }),
  );
  const moved = svgElement("g", { transform: `translate(0,${top})` }, ...scenery, ...drawn, ...slots);
  return svgPicture({ width, height: top + height, title, alt }, heading(words, width), moved);
}

function spriteGroup(
  { label = "", shape = "circle", size = 26 }: Sprite,
  [x, y, look]: readonly [number, number, number],
  looks: readonly Look[],
): string {
  const { fill, ink: labelInk = ink, badge = "" } = looks[look]!;
  const half = size / 2;
  const paint = { fill, stroke: ink, "stroke-width": 1.5 };
  const body =
    shape === "circle"
      ? svgElement("circle", { r: half, ...paint })
      : shape === "square"
        ? svgElement("rect", { x: -half, y: -half, width: size, height: size, rx: 3, ...paint })
        : svgElement("path", { d: `M0,${-half}L${half},0L0,${half}L${-half},0Z`, ...paint });
  const middle = { "text-anchor": "middle", "font-weight": "bold" };
  return svgElement(
    "g",
    { "data-sprite": "", transform: `translate(${x},${y})` },
    body,
    svgText(label, Math.min(15, size * 0.6), {
      y: Math.min(15, size * 0.6) * 0.36,
      fill: labelInk,
      ...middle,
    }),
    svgText(badge, 17, {
      x: half * 0.9,
      y: -half * 0.5,
      fill: ink,
      ...middle,
      stroke: "#fff",
      "stroke-width": 4,
      "paint-order": "stroke",
    }),
  );
}
