/** The escalation ladder as a page to fill in: works without a kernel and without a network. */

import { type AnimationFigure, altText } from "coordlab-figures/figure.js";
import { heading, headingHeight } from "coordlab-figures/svg/heading.js";
import { escapeText, svgElement, svgPicture, svgText } from "coordlab-figures/svg/svg-element.js";
import { faint, font, ink } from "coordlab-figures/theme.js";
import { ladderForm } from "./browser/ladder-form.js";
import { escalationLadder, type LadderChoice, type Situation } from "./escalation-ladder.js";

/** A situation that the reader can start from. */
export interface LadderExample extends Situation {
  readonly name: string;
}

export interface LadderPageOptions {
  readonly title: string;
  readonly caption?: string;
  readonly alt: string;
}

/**
 * A form with the seven numbers of a {@link Situation} and, below it, which mechanism to take, why, what the next
 * cheaper one would miss, and all rungs with their messages and costs. It opens with the first example.
 *
 * The page carries the text of `escalationLadder` itself, so it decides as the library does. Where scripts do not
 * run, the first example's answer stands there; pictures show the ladder.
 *
 * @throws RangeError without an example or alt text
 */
export function ladderPage(examples: readonly LadderExample[], options: LadderPageOptions): AnimationFigure {
  const [first] = examples;
  if (!first) throw new RangeError("the ladder's page needs at least one example, got 0");
  const alt = altText(options.alt);
  const carried = [ladderForm, escalationLadder, ladderAnswer].map((f) =>
    String(f)
      .replace(/^[ \t]+/gm, "")
      .replace(/<\/script/gi, "<\\/script"),
  );
  const html =
    `<div data-ladder role="group" aria-label="${escapeText(alt)}" data-lm-suppress-shortcuts="true" ` +
    `style="max-width:760px;font:15px ${font};color:${ink};background:#fff;padding:4px 14px">\n` +
    `<p style="font-size:18px;font-weight:bold;margin:8px 0">${escapeText(options.title)}</p>\n` +
    `<p style="color:#444;margin:0 0 8px">${escapeText(options.caption ?? "")}</p>\n` +
    `${form(examples, first)}\n<div data-do="answer" aria-live="polite">${ladderAnswer(escalationLadder(first))}</div>\n` +
    `<script type="application/json">${JSON.stringify(examples).replace(/</g, "\\u003c")}</script>\n` +
    `<script>(${carried[0]})(${carried[1]}, ${carried[2]})</script></div>`;
  return { kind: "animation", alt, html, svg: picture(options.title, alt) };
}

function form(examples: readonly LadderExample[], first: LadderExample): string {
  const numbers = [
    ["agents", "agents", 2, 1],
    ["neighbours", "agents that each one depends on", 0, 0.5],
    ["clashes", "clashes a step if nobody coordinates", 0, 0.1],
    ["clashCost", "cost of a clash", 0, 0.1],
    ["messageCost", "cost of a message", 0, 0.01],
  ] as const;
  const number = ([name, label, min, step]: (typeof numbers)[number]): string =>
    row(
      label,
      `<input type="number" name="${name}" value="${first[name]}" min="${min}" step="${step}" style="${box}">`,
    );
  const options = examples.map(({ name }, i) => [String(i), name] as const);
  return (
    `<div data-do="form" hidden style="display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:6px 24px;margin-bottom:10px">` +
    row("start from", select(`data-do="example"`, [...options, ["", "your own numbers"]], "0")) +
    numbers.slice(0, 2).map(number).join("") +
    row("known before the run", select(`name="foreseeable"`, foreseeable, first.foreseeable)) +
    row("the agents are", select(`name="symmetric"`, symmetric, String(first.symmetric))) +
    `${numbers.slice(2).map(number).join("")}</div>`
  );
}

const box = "font:inherit;width:9em;padding:2px 4px;box-sizing:border-box";
const foreseeable = [
  ["rule", "who clashes, and a rule"],
  ["pairs", "only who may clash"],
  ["nothing", "nothing"],
] as const;
const symmetric = [
  ["true", "interchangeable"],
  ["false", "different by standing"],
] as const;

function row(label: string, field: string): string {
  return `<label style="display:flex;justify-content:space-between;gap:8px;align-items:center"><span>${label}</span>${field}</label>`;
}

function select(attribute: string, options: readonly (readonly [string, string])[], chosen: string): string {
  const list = options.map(
    ([value, text]) =>
      `<option value="${value}"${value === chosen ? " selected" : ""}>${escapeText(text)}</option>`,
  );
  return `<select ${attribute} style="${box};width:13.5em">${list.join("")}</select>`;
}

/** The answer as HTML. Its source text is written into the page, so it uses nothing outside itself. */
function ladderAnswer({ rungs, chosen, why, nextCheaper }: LadderChoice): string {
  const cell = "padding:4px 10px;text-align:left;vertical-align:top;border-top:1px solid #ccc";
  const amount = (value: number): string => String(Math.round(value * 100) / 100);
  const rows = rungs.map(({ mechanism, messages, cost, covers, because }, i) => {
    const name = i === chosen ? `<b>➤ ${mechanism}</b>` : mechanism;
    const style = i === chosen ? ' style="background:#fff3dc"' : "";
    return (
      `<tr${style}><td style="${cell}">${name}</td><td style="${cell};text-align:right">${amount(messages)}</td>` +
      `<td style="${cell};text-align:right">${amount(cost)}</td><td style="${cell}">${covers ? "✓" : "✗"} ${because}</td></tr>`
    );
  });
  return (
    `<div style="border-left:5px solid #c44601;padding:6px 14px;margin:6px 0;background:#fafafa">` +
    `<p style="font-size:18px;margin:4px 0">Take <b>${rungs[chosen]!.mechanism}</b>.</p><p style="margin:4px 0">Why: ${why}.</p>` +
    (nextCheaper ? `<p style="margin:4px 0">One rung down: ${nextCheaper}.</p>` : "") +
    `</div><table style="border-collapse:collapse;font-size:14px;margin:0"><thead><tr><th style="${cell}">mechanism</th>` +
    `<th style="${cell};text-align:right">messages a step</th><th style="${cell};text-align:right">cost a step</th>` +
    `<th style="${cell}">does it cover this?</th></tr></thead><tbody>${rows.join("")}</tbody></table>`
  );
}

/** The ladder itself, for print: what each rung costs and when to step on it. */
function picture(title: string, alt: string): string {
  const rungs = [
    ["plan merging", "several rounds", "nobody can foresee the clash"],
    ["coordination graph", "two an edge", "who may clash is known, what is best is not"],
    ["conventions", "none", "a rule settles it, the agents are alike"],
    ["roles", "none", "a rule settles it, the agents differ"],
    ["no coordination", "none", "nobody depends on anybody, or clashes are cheap"],
  ] as const;
  const top = headingHeight({ title }, 720) + 30;
  const columns = [24, 210, 350];
  const titles = ["mechanism", "messages", "take it when"].map((text, i) =>
    svgText(text, 14, { x: columns[i], y: top - 12, fill: faint }),
  );
  const steps = rungs.flatMap((words, i) => {
    const y = top + 44 * i;
    const plank = svgElement("rect", { x: 14, y, width: 692, height: 36, rx: 4, fill: "#eef2f5" });
    return [
      plank,
      ...words.map((text, k) =>
        svgText(text, 15, {
          x: columns[k],
          y: y + 24,
          fill: ink,
          ...(k === 0 ? { "font-weight": "bold" } : {}),
        }),
      ),
    ];
  });
  const frame = { width: 720, height: top + 44 * rungs.length + 6, title, alt };
  return svgPicture(frame, heading({ title }, 720), ...titles, ...steps);
}
