/** Six agents, the corridor between two rooms, and the tape of what happened. */

import type { TraceStep } from "coordlab/world/run.js";
import { outcomeCode } from "coordlab/world/scenario.js";
import { agents, you } from "./played-corridor.js";

const looks: Readonly<Record<string, readonly [fill: string, ink: string, badge: string]>> = {
  home: ["#ffffff", "#222222", ""],
  waits: ["#f0b35c", "#222222", "…"],
  crosses: ["#00795c", "#ffffff", "✓"],
  bumps: ["#b3261e", "#ffffff", "✕"],
};

/** What is drawn before anything has happened. */
export function sceneSvg(): string {
  const room = `y="4" width="128" height="144" rx="4" fill="#eef3f7" stroke="#888888"`;
  const everybody = Array.from(
    { length: agents },
    (_, agent) =>
      `<g data-agent="${agent}"><circle r="14" stroke="#222222" stroke-width="${agent === you ? 4 : 1.2}"/>` +
      `<text y="5" text-anchor="middle" font-size="15"${agent === you ? ' font-weight="bold"' : ""}>${agent}</text>` +
      `<text x="15" y="-7" text-anchor="middle" font-size="15" font-weight="bold" fill="#222222"></text></g>`,
  ).join("");
  return (
    `<svg data-do="scene" viewBox="0 0 420 152" aria-hidden="true"><rect x="6" ${room}/><rect x="286" ${room}/>` +
    `<rect x="133" y="56" width="154" height="40" fill="#eef3f7"/><path d="M134 56H286M134 96H286" stroke="#888888"/>${everybody}</svg>`
  );
}

export class Scene {
  private readonly side = Array.from({ length: agents }, (_, agent) => (agent % 2 === 0 ? -1 : 1));
  private readonly groups: readonly SVGGElement[];

  constructor(svg: Element) {
    this.groups = Array.from(svg.querySelectorAll<SVGGElement>("[data-agent]"));
    for (let agent = 0; agent < agents; agent++) this.place(agent, this.home(agent), "home");
  }

  show({ outcome, active }: TraceStep): void {
    const inside = who(outcome, outcomeCode.collided);
    for (let agent = 0; agent < agents; agent++) {
      if (outcome[agent] === outcomeCode.worked) {
        this.place(agent, [210, 76], "crosses");
        this.side[agent]! *= -1;
      } else if (inside.includes(agent)) {
        const gap = Math.min(30, 120 / inside.length);
        this.place(agent, [210 + gap * (inside.indexOf(agent) - (inside.length - 1) / 2), 76], "bumps");
      } else this.place(agent, this.home(agent), active[agent] ? "waits" : "home");
    }
  }

  private home(agent: number): readonly [number, number] {
    const column = agent % 2 === 0 ? 40 : 92;
    return [this.side[agent]! < 0 ? column : 420 - column, 32 + 44 * Math.floor(agent / 2)];
  }

  private place(agent: number, [x, y]: readonly [number, number], look: string): void {
    const [fill, ink, badge] = looks[look]!;
    const group = this.groups[agent]!;
    group.style.transform = `translate(${x}px,${y}px)`;
    group.children[0]!.setAttribute("fill", fill);
    group.children[1]!.setAttribute("fill", ink);
    group.children[2]!.textContent = badge;
  }
}

/** A column a step: a crossing above the line, a bump below it. */
export function tape(steps: readonly TraceStep[], length: number): string {
  const width = 408 / length;
  const columns = steps.map(({ outcome }, t) => {
    const x = (6 + t * width).toFixed(1);
    const box = (y: number, fill: string) =>
      `<rect x="${x}" y="${y}" width="${(width * 0.85).toFixed(1)}" height="18" fill="${fill}"/>`;
    const sign = (y: number, text: string) =>
      width < 15
        ? ""
        : `<text x="${(6 + (t + 0.43) * width).toFixed(1)}" y="${y}" font-size="14" text-anchor="middle" fill="#ffffff">${text}</text>`;
    if (outcome.includes(outcomeCode.worked)) return box(4, "#00795c") + sign(18, "✓");
    return outcome.includes(outcomeCode.collided) ? box(26, "#b3261e") + sign(40, "✕") : "";
  });
  return `<svg viewBox="0 0 420 48" aria-hidden="true"><path d="M6 24H414" stroke="#888888"/>${columns.join("")}</svg>`;
}

/** A step in words, as somebody at the door would tell it. */
export function told({ outcome, active }: TraceStep): string {
  const bumped = who(outcome, outcomeCode.collided);
  const [crossed] = who(outcome, outcomeCode.worked);
  const waited = active[you] && outcome[you] === outcomeCode.idle ? "You waited. " : "";
  if (crossed === you) return "You crossed.";
  if (crossed !== undefined) return `${waited}Agent ${crossed} crossed.`;
  if (bumped.length === 0) return `${waited}Nobody went in.`;
  const others = bumped.filter((agent) => agent !== you);
  const list = others.join(", ").replace(/, (\d)$/, " and $1");
  const name = others.length === 1 ? `agent ${list}` : `agents ${list}`;
  if (bumped.includes(you)) return `You met ${name} in the middle. Nobody crossed.`;
  return `${waited}Agents ${list} met in the middle. Nobody crossed.`;
}

function who(outcome: Uint8Array, code: number): number[] {
  return Array.from(outcome.keys()).filter((agent) => outcome[agent] === code);
}
