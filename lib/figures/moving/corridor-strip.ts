/** The corridor as scenery: two rooms, the passage between them, and the totals above. */
import { svgElement, svgText } from "../svg/svg-element.js";
import { ink } from "../theme.js";
import type { TextSlot } from "./stage.js";

/** Of one run, in pixels. */
export const stripHeight = 168;
/** Of the passage, below the strip's top. */
export const middle = 104;
/** Where the passage begins and ends. */
export const leftDoor = 228;
export const rightDoor = 412;

/** Two rooms and the passage between them. */
export function stripOf(name: string, top: number): string[] {
  const y = top + middle;
  const room = { y: y - 56, height: 112, fill: "#eef3f7", stroke: "#8a8a8a", "stroke-width": 1.5, rx: 4 };
  return [
    svgText(name, 16, { x: 14, y: top + 32, "font-weight": "bold", fill: ink }),
    svgElement("rect", { ...room, x: 14, width: leftDoor - 14 }),
    svgElement("rect", { ...room, x: rightDoor, width: 626 - rightDoor }),
    svgElement("rect", {
      x: leftDoor - 1,
      y: y - 19,
      width: rightDoor - leftDoor + 2,
      height: 38,
      fill: "#eef3f7",
    }),
    ...[-19, 19].map((side) =>
      svgElement("line", {
        x1: leftDoor,
        x2: rightDoor,
        y1: y + side,
        y2: y + side,
        stroke: ink,
        "stroke-width": 3,
      }),
    ),
    ...totalWords.map((word, i) =>
      svgText(word, 15, { x: totalsAt(i), y: top + 32, "text-anchor": "end", fill: "#444444" }),
    ),
  ];
}

/** The totals, and a word on what happens. */
export function slotsOf(name: string, top: number): TextSlot[] {
  return [
    ...totalWords.map((word, i) => ({
      name: i === 0 ? `${name}: ${word}` : word,
      x: totalsAt(i) + 6,
      y: top + 32,
      size: 17,
      bold: true,
    })),
    { x: 320, y: top + middle + 48, anchor: "middle", size: 14 },
  ];
}

const totalWords: readonly string[] = ["collisions", "crossings", "waiting"];

/** Where the words of the totals end. */
function totalsAt(i: number): number {
  return 306 + 138 * i;
}
