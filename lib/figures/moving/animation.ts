/** Moving pictures that play in any page: no kernel, no network, no file beside them. */
import type { PlayedFrames } from "../browser/player.js";
import { player } from "../browser/player.js";
import { type AnimationFigure, altText } from "../figure.js";
import { stillImage } from "../svg/still-image.js";
import { escapeText } from "../svg/svg-element.js";
import { faint, font, ink } from "../theme.js";
import { type Frame, type Stage, spriteAt, stage } from "./stage.js";

/** A stage and what happens on it. */
export interface AnimationOptions extends Stage {
  readonly frames: readonly Frame[];
  /** Frames that make one step. Default: 1. Buttons and arrow keys go by steps. */
  readonly beat?: number;
  /** Milliseconds a frame at speed 1. Default: 600. */
  readonly ms?: number;
  /** The frame that pictures show. Default: 0. */
  readonly poster?: number;
}

/**
 * An animation with play, pause, step back and forward, speed, a scrubber and keys (space, arrows, Home, End).
 * Sprites glide from frame to frame, or jump for readers who asked for reduced motion.
 *
 * Only what changes from frame to frame is stored: about 12 bytes a move, beside 7 kB for the player.
 *
 * @throws RangeError without frames or alt text, or for a frame that does not place every sprite
 * @example
 * animation({
 *   title: "A robot goes right", alt: "A robot goes from the left wall to the right one.",
 *   height: 60, scenery: [svgElement("rect", { x: 10, y: 10, width: 620, height: 40, fill: "#eee" })],
 *   sprites: [{ label: "0" }], looks: [{ fill: "#9cc7e6" }],
 *   texts: [{ x: 320, y: 35 }],
 *   frames: [0, 1, 2].map((t) => ({ at: [40 + 280 * t, 30], texts: [`moves: ${t}`] })),
 * })
 */
export function animation(options: AnimationOptions): AnimationFigure {
  const { frames, sprites, looks, texts = [], beat = 1, ms = 600, poster = 0, width = 640 } = options;
  const alt = altText(options.alt);
  checkFrames(options);
  const film: PlayedFrames = {
    ms,
    beat,
    moves: frames.map((frame, f) => movesOf(frame, frames[f - 1], sprites.length)),
    texts: frames.map((frame, f) => wordsOf(frame, frames[f - 1], texts.length)),
    looks: looks.map(({ fill, ink: label = ink, badge = "" }) => [fill, label, badge]),
  };
  const svg = stage(options, frames[poster]!);
  const json = JSON.stringify(film).replace(/</g, "\\u003c");
  const source = String(player).replace(/^[ \t]+/gm, "");
  const script = `(${source})(${JSON.stringify(controls)})`.replace(/<\/script/gi, "<\\/script");
  const html =
    `<div data-animation role="group" tabindex="0" aria-label="${escapeText(`Animation: ${alt}`)}" ` +
    `data-lm-suppress-shortcuts="true" style="max-width:${Math.max(640, width)}px;font:15px ${font};color:${ink};background:#fff">\n` +
    `${width < 640 ? enlarged : ""}${stillImage(svg, alt)}\n` +
    `<p data-do="sentence" style="color:${faint};margin:4px 12px">A still picture: it plays once the notebook is ` +
    `trusted or the cell has run.</p>\n` +
    `<script type="application/json">${json}</script>\n<script>${script}</script></div>`;
  return { kind: "animation", alt, html, svg };
}

/** A narrow stage fills the column all the same. */
const enlarged = `<style>[data-animation] :is(svg,img){width:100%}</style>\n`;

const button = "font:inherit;padding:4px 10px;margin:2px;cursor:pointer";
const controls =
  `<div style="padding:4px 10px 8px">` +
  `<button type="button" data-do="back" style="${button}" aria-label="One step back">◀ Back</button>` +
  `<button type="button" data-do="play" style="${button};min-width:6em">▶ Play</button>` +
  `<button type="button" data-do="forward" style="${button}" aria-label="One step forward">Step ▶</button> ` +
  `<label>speed <select data-do="speed" style="font:inherit"><option value="0.5">½</option>` +
  `<option value="1" selected>1</option><option value="2">2</option><option value="4">4</option>` +
  `<option value="10">10</option></select></label> ` +
  `<span data-do="step" style="float:right;padding:6px 0"></span>` +
  `<input type="range" data-do="scrub" min="0" value="0" step="1" aria-label="Position" style="width:100%;margin:4px 0">` +
  `<span data-do="spoken" aria-live="polite" style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"></span></div>`;

function checkFrames({ frames, sprites, looks, texts = [], poster = 0 }: AnimationOptions): void {
  if (!frames[poster])
    throw new RangeError(`poster must be a frame 0 .. ${frames.length - 1}, got ${poster}`);
  for (const [f, frame] of frames.entries()) {
    if (frame.at.length !== 2 * sprites.length)
      throw new RangeError(
        `frame ${f} must place ${sprites.length} sprites, got ${frame.at.length} coordinates`,
      );
    if ((frame.texts?.length ?? 0) > texts.length)
      throw new RangeError(`frame ${f} has ${frame.texts?.length} texts for ${texts.length} slots`);
    const look = Array.from(frame.looks ?? []).find((number) => !looks[number]);
    if (look !== undefined) throw new RangeError(`frame ${f} uses look ${look} of ${looks.length}`);
  }
}

function movesOf(frame: Frame, before: Frame | undefined, sprites: number): number[] {
  const moves: number[] = [];
  for (let i = 0; i < sprites; i++) {
    const now = spriteAt(frame, i);
    if (before && String(spriteAt(before, i)) === String(now)) continue;
    moves.push(i, ...now);
  }
  return moves;
}

function wordsOf(frame: Frame, before: Frame | undefined, slots: number): (string | number)[] {
  const words: (string | number)[] = [];
  for (let i = 0; i < slots; i++) {
    const text = frame.texts?.[i] ?? "";
    if (text !== (before?.texts?.[i] ?? "")) words.push(i, text);
  }
  return words;
}
