/** The board of the third notebook: send agents home by hand, and see what that leaves. */
import { type AnimationFigure, altText } from "coordlab-figures/figure.js";
import { heading, headingHeight } from "coordlab-figures/svg/heading.js";
import { stillImage } from "coordlab-figures/svg/still-image.js";
import { escapeText, svgElement, svgPicture, svgText } from "coordlab-figures/svg/svg-element.js";
import { font } from "coordlab-figures/theme.js";
import { boardProgram } from "./board-program.js";

const title = "Play elimination";
const caption =
  "Send agents home one by one. Each leaves a table over its remaining neighbours, which become neighbours of each other.";
const alt = altText(
  "A board. Agents of a line, a star, a ring, a grid or a drawing of your own are sent home one by one; new edges and the size of the tables appear. Its last level sends messages round a triangle.",
);

/**
 * The board as a figure: five graphs to take apart, by mouse or keyboard, and messages round a triangle. The script in
 * it carries the library's own elimination, so it counts as `eliminationPrice` counts.
 *
 * @param level where it opens. Default: "line".
 */
export function playElimination(level: "line" | "triangle" = "line"): AnimationFigure {
  const svg = picture();
  const html =
    `<div data-board role="group" aria-label="${escapeText(title)}" data-lm-suppress-shortcuts="true">\n<style>${style}</style>\n` +
    `<div data-do="still">${stillImage(svg, alt)}\n<p>A still picture: the board starts once the notebook is trusted or the cell has run.</p></div>\n` +
    `<div data-do="game" hidden>${page(level)}</div>\n<script>${boardProgram.replace(/<\/script/gi, "<\\/script")}</script></div>`;
  return { kind: "animation", alt, html, svg };
}

const style = `
[data-board]{max-width:640px;font:16px/1.45 ${font};color:#222222;background:#ffffff;padding:6px 12px;box-sizing:border-box}
[data-board] [data-do=scene] svg{display:block;width:100%;max-width:480px;height:auto;font-family:${font}}
[data-board] [role=button]{cursor:pointer}
[data-board] [role=button]:focus-visible circle{stroke:#0067a5;stroke-width:6}
[data-board] [role=button]:focus{outline:none}
[data-board] button,[data-board] select{font:inherit;color:#222222;background:#ffffff;border:2px solid #222222;border-radius:6px;padding:8px 14px;min-height:44px;max-width:100%}
[data-board] button{cursor:pointer;margin:4px 8px 4px 0}
[data-board] button:disabled{border-color:#888888;color:#666666;cursor:default}
[data-board] :is(button,select):focus-visible{outline:3px solid #0067a5;outline-offset:2px}
[data-board] [data-do=said]{min-height:4.4em;margin:6px 0}
[data-board] [data-do=tables]{margin:0;padding-left:1.4em;font-size:15px}
[data-board] [data-do=tables] svg{display:block;width:200px;max-width:100%;height:10px}
[data-board] [data-do=cells]{font-weight:bold;margin:4px 0}
[data-board] h3{font-size:18px;margin:6px 0 4px}
[data-board] [hidden]{display:none}
`.trim();

const levels = [
  ["line", "a line of six"],
  ["star", "a star of seven"],
  ["ring", "a ring of six"],
  ["grid", "a grid of nine"],
  ["drawing", "your own drawing"],
  ["triangle", "messages round a triangle"],
] as const;

const button = (name: string, text: string, more = ""): string =>
  `<button type="button" data-do="${name}"${more}>${text}</button>`;

const page = (first: string): string =>
  `<h3>${title}</h3><p>${caption} Three actions each. Click an agent, or go to it with Tab and press Enter.</p>` +
  `<label>Level: <select data-do="level">${levels
    .map(([value, text]) => `<option value="${value}"${value === first ? " selected" : ""}>${text}</option>`)
    .join("")}</select></label>` +
  `<p data-do="said" role="status"></p><div data-do="scene"></div>` +
  `<div data-do="home">${button("undo", "Undo")}${button("back", "Who does what?", " hidden")}${button("play", "Play this drawing", " hidden")}` +
  `<p data-do="cells"></p><ol data-do="tables" aria-label="the tables that are left"></ol></div>` +
  `<div data-do="triangle" hidden>${button("send", "Next message")}${button("decide", "What do they decide?")}</div>` +
  button("again", "Start again");

/** A ring whose agent 3 has gone, for pages that run no script. */
function picture(): string {
  const top = headingHeight({ title, caption }, 640);
  const at = [0, 1, 2, 3].map(
    (i) => [320 + 90 * Math.sin((i * Math.PI) / 2), top + 110 - 90 * Math.cos((i * Math.PI) / 2)] as const,
  );
  const join = (i: number, j: number, look: Record<string, string | number>): string =>
    svgElement("line", { x1: at[i]![0], y1: at[i]![1], x2: at[j]![0], y2: at[j]![1], ...look });
  const agent = (i: number): string => {
    const [x, y] = at[i]!;
    const gone = i === 3;
    return (
      svgElement("circle", {
        cx: x,
        cy: y,
        r: 20,
        fill: "#ffffff",
        stroke: gone ? "#888888" : "#222222",
        "stroke-width": gone ? 1 : 2,
      }) +
      svgText(String(i), 16, { x, y: y + 6, "text-anchor": "middle", fill: gone ? "#6b6b6b" : "#222222" })
    );
  };
  const old = { stroke: "#222222", "stroke-width": 2 };
  return svgPicture(
    { width: 640, height: top + 225, title, alt },
    heading({ title, caption }, 640),
    join(0, 1, old),
    join(1, 2, old),
    join(0, 2, { stroke: "#b3261e", "stroke-width": 3, "stroke-dasharray": "7 5" }),
    ...[0, 1, 2, 3].map(agent),
  );
}
