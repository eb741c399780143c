/** The game of the first notebook: the learner is agent 3 at the chapter's corridor. */
import { type AnimationFigure, altText } from "coordlab-figures/figure.js";
import { heading, headingHeight } from "coordlab-figures/svg/heading.js";
import { stillImage } from "coordlab-figures/svg/still-image.js";
import { escapeText, svgElement, svgPicture, svgText } from "coordlab-figures/svg/svg-element.js";
import { font } from "coordlab-figures/theme.js";
import { gameProgram } from "./game-program.js";

const title = "You are agent 3";
const caption = "Six agents, a corridor that holds one, 20 steps. You see your own wish and nobody else.";
const alt = altText(
  "A game. You are one of six agents at both ends of a corridor that holds one agent; in each of 20 steps you step in or wait. Then you compose a rule for all six and watch it run.",
);

/**
 * The game as a figure: play 20 steps with two keys, compose a rule, compare it with the chapter's two runs. The
 * script in it carries the library's own corridor, resolver and books, so it counts as `simulate` counts.
 */
export function beAgent3(): AnimationFigure {
  const svg = picture();
  const html =
    `<div data-agent3 role="group" aria-label="${escapeText(title)}" data-lm-suppress-shortcuts="true">\n<style>${style}</style>\n` +
    `<div data-do="still">${stillImage(svg, alt)}\n<p>A still picture: the game starts once the notebook is trusted or the cell has run.</p></div>\n` +
    `<div data-do="game" hidden>${page}</div>\n<script>${gameProgram.replace(/<\/script/gi, "<\\/script")}</script></div>`;
  return { kind: "animation", alt, html, svg };
}

const style = `
[data-agent3]{max-width:640px;font:16px/1.45 ${font};color:#222222;background:#ffffff;padding:6px 12px;box-sizing:border-box}
[data-agent3] svg{display:block;width:100%;height:auto;font-family:${font}}
[data-agent3] [data-agent]{transition:transform .3s}
[data-agent3] button,[data-agent3] select{font:inherit;color:#222222;background:#ffffff;border:2px solid #222222;border-radius:6px;padding:8px 14px;min-height:44px;max-width:100%}
[data-agent3] button{cursor:pointer;margin:4px 8px 4px 0}
[data-agent3] :is(button,select):focus-visible{outline:3px solid #0067a5;outline-offset:2px}
[data-agent3] [data-do=said],[data-agent3] [data-do=verdict]{min-height:3em;margin:6px 0}
[data-agent3] label{display:flex;flex-wrap:wrap;gap:4px 10px;justify-content:space-between;align-items:center;margin:6px 0}
[data-agent3] table{border-collapse:collapse;width:100%;font-size:15px}
[data-agent3] :is(th,td){border-top:1px solid #888888;padding:4px 6px;text-align:right;font-weight:normal}
[data-agent3] :is(th:first-child){text-align:left}
[data-agent3] h3{font-size:18px;margin:14px 0 4px}
[data-agent3] [hidden]{display:none}
@media (prefers-reduced-motion:reduce){[data-agent3] [data-agent]{transition:none}}
`.trim();

const select = (name: string, label: string, options: readonly (readonly [string, string])[]): string =>
  `<label><span>${label}</span><select data-do="${name}">${options
    .map(([value, text]) => `<option value="${value}">${text}</option>`)
    .join("")}</select></label>`;

const page =
  `<h3>${title}</h3><p>${caption} If two or more go in, they meet in the middle and nobody crosses; a wish that is refused is lost. The arrow keys work as well: → steps in, ← waits.</p>` +
  `<div data-do="scene-place"></div><div data-do="tape"></div><p data-do="said" role="status"></p>` +
  `<div data-do="buttons"><button type="button" data-do="in">Step in →</button><button type="button" data-do="wait">← Wait</button></div>` +
  `<div data-do="end" hidden><button type="button" data-do="again">Play again</button></div>` +
  `<h3>Now a rule for all six</h3><p>Whoever stands at the door now sees who else does. Choose, and watch the rule meet itself.</p>` +
  select("alone", "Nobody else is at the door:", [
    ["step in", "step in"],
    ["wait", "wait"],
  ]) +
  select("company", "Somebody else is there too:", [
    ["step in", "step in"],
    ["wait", "wait"],
    ["coin", "toss a coin: step in once in three"],
    ["lowest", "step in if my number is the lowest"],
    ["highest", "step in if my number is the highest"],
    ["turn", "step in if it is my turn"],
  ]) +
  select("refused", "A wish that is not granted is", [
    ["lost", "lost"],
    ["remembered", "remembered"],
  ]) +
  `<button type="button" data-do="run">Run it</button><div data-do="watch"></div><div data-do="rule-tape"></div><p data-do="verdict" role="status"></p>` +
  `<div data-do="compare" hidden><table><thead><tr><th scope="col">rule, 200 steps</th><th scope="col">bumps</th><th scope="col">crossings</th><th scope="col">least of an agent</th></tr></thead><tbody data-do="tried"></tbody></table></div>` +
  `<h3>What this game cannot show</h3><p>Agents that never see each other, rules that cost messages, partners who do not want the team to win, and a door that is not always there. The rest of the course can.</p>`;

/** The corridor before the first step, for pages that run no script. */
function picture(): string {
  const top = headingHeight({ title, caption }, 640);
  const room = { y: top, width: 200, height: 130, rx: 4, fill: "#eef3f7", stroke: "#888888" };
  const agent = (i: number): string => {
    const [x, y] = [i % 2 === 0 ? 110 : 530, top + 25 + 40 * Math.floor(i / 2)];
    return (
      svgElement("circle", {
        cx: x,
        cy: y,
        r: 15,
        fill: "#ffffff",
        stroke: "#222222",
        "stroke-width": i === 3 ? 4 : 1,
      }) + svgText(String(i), 15, { x, y: y + 5, "text-anchor": "middle", fill: "#222222" })
    );
  };
  return svgPicture(
    { width: 640, height: top + 140, title, alt },
    heading({ title, caption }, 640),
    svgElement("rect", { ...room, x: 14 }),
    svgElement("rect", { ...room, x: 426 }),
    svgElement("rect", { x: 213, y: top + 45, width: 214, height: 40, fill: "#eef3f7" }),
    ...Array.from({ length: 6 }, (_, i) => agent(i)),
  );
}
