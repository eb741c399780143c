/** The board as SVG: agents that can be chosen, the edges between them, and those that elimination made. */
import type { Agent } from "coordlab/world/game.js";
import type { Choice, EliminationGame } from "./elimination-game.js";
import type { Told } from "./lying-triangle.js";

/** Where agents stand, in a picture of 360 by 300. */
export type Places = readonly (readonly [x: number, y: number])[];

/** On a circle, in a row, or in rows of three. */
export function placesOf(level: string, n: number): Places {
  const at = (i: number): readonly [number, number] => {
    if (level === "line") return [30 + (300 * i) / Math.max(1, n - 1), 150];
    if (level === "grid") return [60 + 120 * (i % 3), 40 + 110 * Math.floor(i / 3)];
    if (level === "star" && i === 0) return [180, 150];
    const [k, around] = level === "star" ? [i - 1, n - 1] : [i, n];
    const angle = (2 * Math.PI * k) / around;
    return [180 + 120 * Math.sin(angle), 150 - 120 * Math.cos(angle)];
  };
  return Array.from({ length: n }, (_, i) => at(i));
}

const letters = "abc";

/** The letter by which the board speaks of an action. */
export const letterOf = (action: number): string => letters[action]!;

/** The graph as it is now; `chosen` is marked, and agents that have chosen show their action. */
export function graphSvg(
  game: EliminationGame,
  places: Places,
  {
    chosen,
    choices = [],
    drawing = false,
  }: { chosen?: Agent | undefined; choices?: readonly Choice[]; drawing?: boolean },
): string {
  const left = game.left();
  const made = new Set(game.gone.flatMap(({ filled }) => filled.map(([i, j]) => `${i}-${j}`)));
  const lines = left.flatMap((others, i) =>
    [...others].filter((j) => j > i).map((j) => edge(places, i, j, made.has(`${i}-${j}`))),
  );
  const gone = new Set(game.gone.map(({ agent }) => agent));
  const action = new Map(choices.map((choice) => [choice.agent, choice.action]));
  const agents = places.map(([x, y], agent) => {
    const around = [...left[agent]!].sort((i, j) => i - j);
    const knows = around.length === 0 ? "no neighbours" : `neighbours ${around.join(", ")}`;
    const does = drawing ? "join or part" : "send home";
    const away = gone.has(agent);
    const told = action.get(agent);
    const name = away
      ? `agent ${agent}, ${told === undefined ? "at home" : `plays ${letterOf(told)}`}`
      : `${does} agent ${agent}, ${knows}`;
    const fill = told !== undefined ? "#f0b35c" : chosen === agent ? "#9cc7e6" : "#ffffff";
    const text = told === undefined ? String(agent) : letterOf(told);
    return (
      `<g data-agent="${agent}" role="${away ? "img" : "button"}" ${away ? "" : 'tabindex="0" '}aria-label="${name}">` +
      `<circle cx="${x}" cy="${y}" r="22" fill="${fill}" stroke="#222222" stroke-width="${away ? 1 : 2.5}"${away ? ' stroke-dasharray="3 4"' : ""}/>` +
      `<text x="${x}" y="${y + 6}" text-anchor="middle" font-size="18" fill="${away && told === undefined ? "#6b6b6b" : "#222222"}">${text}</text></g>`
    );
  });
  return `<svg viewBox="0 0 360 300" role="group" aria-label="the board">${lines.join("")}${agents.join("")}</svg>`;
}

function edge(places: Places, i: Agent, j: Agent, isNew: boolean): string {
  const [[x1, y1], [x2, y2]] = [places[i]!, places[j]!];
  const look = isNew
    ? 'stroke="#b3261e" stroke-width="3" stroke-dasharray="7 5"'
    : 'stroke="#222222" stroke-width="2"';
  // Edges of a row are bent, or the new ones would lie on the old.
  const bend = y1 === y2 && Math.abs(i - j) > 1 ? 26 * Math.abs(i - j) : 0;
  return `<path d="M${x1} ${y1}Q${(x1 + x2) / 2} ${(y1 + y2) / 2 - bend} ${x2} ${y2}" fill="none" ${look}/>`;
}

/** Three agents, and the last message on its way. */
export function triangleSvg(last: Told | undefined): string {
  const places = placesOf("ring", 3);
  const sides = [0, 1, 2].map((i) => {
    const j = (i + 1) % 3;
    const [[x1, y1], [x2, y2]] = [places[i]!, places[j]!];
    const now = last?.from === i;
    const line = `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${now ? "#0067a5" : "#222222"}" stroke-width="${now ? 5 : 2}"/>`;
    if (!now) return line;
    const [x, y] = [x1 + 0.5 * (x2 - x1), y1 + 0.5 * (y2 - y1)];
    return `${line}<rect x="${x - 46}" y="${y - 17}" width="92" height="34" rx="6" fill="#ffffff" stroke="#0067a5" stroke-width="2"/><text x="${x}" y="${y + 6}" text-anchor="middle" font-size="17" fill="#222222">${last.says.join(" | ")}</text>`;
  });
  const agents = places.map(
    ([x, y], i) =>
      `<circle cx="${x}" cy="${y}" r="22" fill="${last?.to === i ? "#9cc7e6" : "#ffffff"}" stroke="#222222" stroke-width="2.5"/><text x="${x}" y="${y + 6}" text-anchor="middle" font-size="18" fill="#222222">${i}</text>`,
  );
  const said = last
    ? `agent ${last.from} tells agent ${last.to}: ${last.says.join(" and ")}`
    : "no message yet";
  return `<svg viewBox="0 0 360 260" role="img" aria-label="three agents in a triangle; ${said}">${sides.join("")}${agents.join("")}</svg>`;
}
