/** The chart of a class: what it made in each round, before the band of the prediction. */
import type { Arm } from "./projector-view.js";

const svgSpace = "http://www.w3.org/2000/svg";

/** A dot a round, before the band in which a simulated class lies. */
export function chart({ rounds, band }: Arm, made: string, height: number): SVGElement {
  const [width, left, bottom, top] = [800, 60, 40, 40];
  const most = Math.ceil(Math.max(1, band.high, ...rounds.map((round) => round.made)));
  const columns = Math.max(8, rounds.length);
  const y = (value: number) => top + (height - top - bottom) * (1 - value / most);
  const x = (round: number) => left + ((width - left - 10) * (round + 0.5)) / columns;
  const svg = svgPart("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
  svg.setAttribute(
    "aria-label",
    `${made} by round: ${rounds.map((round) => round.made).join(", ") || "none yet"}`,
  );
  // A rule without chance has no spread; its band is a line.
  const thick = Math.max(5, y(band.low) - y(band.high));
  svg.append(
    svgPart("rect", {
      ...{ x: left, width: width - left - 10, fill: "#c3cdd8" },
      ...{ y: (y(band.high) + y(band.low) - thick) / 2, height: thick },
    }),
    svgPart("path", {
      d: `M${left} ${top}V${height - bottom}H${width - 10}`,
      stroke: "#4a5766",
      "stroke-width": 2,
      fill: "none",
    }),
    svgText(left - 8, y(0) + 8, "0", "end"),
    svgText(left - 8, y(most) + 12, String(most), "end"),
    svgText((left + width) / 2, height - 8, "round", "middle"),
    svgText(left - 8, 22, made, "start"),
    svgPart("polyline", {
      ...{ points: rounds.map((round, k) => `${x(k)},${y(round.made)}`).join(" ") },
      ...{ fill: "none", stroke: "#0b57a4", "stroke-width": 4 },
    }),
    ...rounds.map((round, k) => svgPart("circle", { cx: x(k), cy: y(round.made), r: 9, fill: "#0b57a4" })),
  );
  return svg;
}

export function svgPart(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(svgSpace, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function svgText(x: number, y: number, text: string, anchor: string): SVGElement {
  const element = svgPart("text", { x, y, "text-anchor": anchor, "font-size": 26, fill: "#4a5766" });
  element.textContent = text;
  return element;
}
