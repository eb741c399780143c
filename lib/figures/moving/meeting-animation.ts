/** Agents that go from home to places and meet there: pages that are fetched, shelves that take two. */
import type { AnimationFigure } from "../figure.js";
import { svgElement, svgText } from "../svg/svg-element.js";
import { ink } from "../theme.js";
import { animation } from "./animation.js";
import type { Frame, Look, TextSlot } from "./stage.js";

/** What came of an agent's step. */
export type Mood = "home" | "worked" | "in vain" | "alone" | "gone";

/** One step: where everybody went, and what came of it there. */
export interface MeetingStep {
  /** `went[i]` is the place of agent i; undefined for one that stayed at home. */
  readonly went: readonly (number | undefined)[];
  readonly moods: readonly Mood[];
  /** The places at which something was done: they rise. */
  readonly done: readonly number[];
  /** Under each place. */
  readonly labels: readonly (string | number)[];
}

export interface MeetingRun {
  /** Stands above the run: "each for itself". */
  readonly name: string;
  readonly agents: number;
  readonly places: number;
  readonly steps: readonly MeetingStep[];
}

export interface MeetingAnimationOptions {
  readonly title: string;
  readonly caption?: string;
  readonly alt: string;
  /** The two totals: agents whose step worked, and those whose step did not. */
  readonly totals: readonly [worked: string, inVain: string];
  /** The step that pictures show, from 0. Default: 0. */
  readonly poster?: number;
}

/**
 * Runs one above the other, in step: agents leave home, meet at places, and what comes of it shows in their colour and
 * sign. A place at which something is done rises; one that never moves stays where it is.
 *
 * @throws RangeError without runs, for runs of different length, more than 8 agents or places, or a place that is not there
 * @example
 * meetingAnimation(
 *   [{ name: "each for itself", agents: 2, places: 2, steps: [{ went: [0, 0], moods: ["worked", "in vain"], done: [0], labels: ["page 0", ""] }] }],
 *   { title: "Twice the same page", alt: "Two crawlers fetch page 0.", totals: ["fetched", "fetched again"] },
 * )
 */
export function meetingAnimation(
  runs: readonly MeetingRun[],
  { totals, poster = 0, ...words }: MeetingAnimationOptions,
): AnimationFigure {
  const length = checkRuns(runs);
  const films = runs.map((run, i) => filmOf(run, i * stripHeight));
  return animation({
    ...words,
    width: stageWidth,
    height: runs.length * stripHeight,
    scenery: runs.flatMap((run, i) => stripOf(run, totals, i * stripHeight)),
    sprites: runs.flatMap(({ agents, places }) => [
      ...Array.from({ length: places }, () => ({ shape: "square" as const, size: 30 })),
      ...Array.from({ length: agents }, (_, i) => ({ label: String(i), size: 22 })),
    ]),
    looks,
    texts: runs.flatMap((run, i) => slotsOf(run, totals, i * stripHeight)),
    frames: Array.from({ length: 2 * length }, (_, f) => ({
      at: films.flatMap((film) => film[f]!.at),
      looks: films.flatMap((film) => film[f]!.looks),
      texts: films.flatMap((film) => film[f]!.texts),
    })),
    beat: 2,
    ms: 650,
    poster: Math.min(2 * length - 1, 2 * poster + 1),
  });
}

/** Narrow, so that its words can be read on a phone; wider windows enlarge it. */
const stageWidth = 380;
const stripHeight = 258;
const looks: readonly Look[] = [
  { fill: "#ffffff" },
  { fill: "#00795c", ink: "#ffffff", badge: "✓" },
  { fill: "#b3261e", ink: "#ffffff", badge: "✕" },
  { fill: "#f0b35c", badge: "½" },
  { fill: "#8a8a8a", ink: "#ffffff", badge: "✕" },
  { fill: "#d8e6f0" },
  { fill: "#5fb897" },
];
const moodLooks: Readonly<Record<Mood, number>> = { home: 0, worked: 1, "in vain": 2, alone: 3, gone: 4 };
const [resting, risen] = [5, 6];

function checkRuns(runs: readonly MeetingRun[]): number {
  const length = runs[0]?.steps.length ?? 0;
  if (length === 0) throw new RangeError("a meeting animation needs at least one run of one step, got 0");
  for (const { name, agents, places, steps } of runs) {
    for (const [what, count] of [["agents", agents] as const, ["places", places] as const])
      if (!(count >= 1 && count <= 8))
        throw new RangeError(`${what} must be 1 .. 8, got ${count} in "${name}"`);
    if (steps.length !== length)
      throw new RangeError(`runs must have equally many steps, got ${length} and ${steps.length}`);
    for (const [s, { went, done }] of steps.entries())
      for (const place of [...went, ...done])
        if (place !== undefined && !(Number.isInteger(place) && place >= 0 && place < places))
          throw new RangeError(`place must be 0 .. ${places - 1}, got ${place} in step ${s} of "${name}"`);
  }
  return length;
}

/** The middle of the k-th of `count` columns. */
const columnAt = (k: number, count: number): number => 8 + ((k + 0.5) * (stageWidth - 16)) / count;

function stripOf({ name }: MeetingRun, totals: readonly string[], top: number): string[] {
  return [
    svgText(name, 16, { x: 14, y: top + 24, "font-weight": "bold", fill: ink }),
    ...totals.map((word, i) =>
      svgText(word, 14, { x: totalsAt(i), y: top + 46, "text-anchor": "end", fill: "#444444" }),
    ),
    ...[100, 250].map((y) =>
      svgElement("line", {
        x1: 8,
        x2: stageWidth - 8,
        y1: top + y,
        y2: top + y,
        stroke: "#8a8a8a",
        "stroke-width": 1.5,
      }),
    ),
  ];
}

const totalsAt = (i: number): number => 122 + 196 * i;

function slotsOf({ name, places }: MeetingRun, totals: readonly string[], top: number): TextSlot[] {
  return [
    ...totals.map((word, i) => ({
      name: i === 0 ? `${name}: ${word}` : word,
      x: totalsAt(i) + 6,
      y: top + 46,
      size: 16,
      bold: true,
    })),
    ...Array.from({ length: places }, (_, k) => ({
      x: columnAt(k, places),
      y: top + 116,
      size: 13.5,
      anchor: "middle" as const,
    })),
  ];
}

interface StripFrame extends Frame {
  readonly at: number[];
  readonly looks: number[];
  readonly texts: (string | number)[];
}

/** Two frames a step: everybody at home, then everybody where it went. */
function filmOf({ agents, places, steps }: MeetingRun, top: number): StripFrame[] {
  const homes = Array.from({ length: agents }, (_, i) => [columnAt(i, agents), top + 234]);
  const ground = Array.from({ length: places }, (_, k) => [columnAt(k, places), top + 84]);
  let [worked, inVain] = [0, 0];
  let labels: readonly (string | number)[] = new Array<string>(places).fill("");
  return steps.flatMap((step) => {
    const { went, moods, done } = step;
    const before: StripFrame = {
      at: [...ground, ...homes].flat(),
      looks: [
        ...ground.map(() => resting),
        ...moods.map((mood) => (mood === "gone" ? moodLooks.gone : moodLooks.home)),
      ],
      texts: [worked, inVain, ...labels],
    };
    const there = new Map<number, number>();
    const agentsAt = went.map((place, agent) => {
      if (place === undefined) return homes[agent]!;
      const rank = there.get(place) ?? 0;
      there.set(place, rank + 1);
      const crowd = went.filter((other) => other === place).length;
      const across = crowd === 1 ? 0 : rank % 2 === 0 ? -11.5 : 11.5;
      return [columnAt(place, places) + across, top + 138 + 24 * Math.floor(rank / 2)];
    });
    worked += moods.filter((mood) => mood === "worked").length;
    inVain += moods.filter((mood) => mood === "in vain" || mood === "alone").length;
    labels = step.labels;
    const raised = ground.map(([x, y], k) => [x!, done.includes(k) ? y! - 14 : y!]);
    return [
      before,
      {
        at: [...raised, ...agentsAt].flat(),
        looks: [
          ...ground.map((_, k) => (done.includes(k) ? risen : resting)),
          ...moods.map((mood) => moodLooks[mood]),
        ],
        texts: [worked, inVain, ...labels],
      },
    ];
  });
}
