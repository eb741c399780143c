/** The corridor, played: agents at both ends of a passage that holds one. */
import type { Agent } from "coordlab/world/game.js";
import type { AnimationFigure } from "../figure.js";
import { animation } from "./animation.js";
import { leftDoor, middle, slotsOf, stripHeight, stripOf } from "./corridor-strip.js";
import type { Frame, Look } from "./stage.js";

/** What happened in one step. */
export interface CorridorStep {
  /** The agents that wanted to cross. */
  readonly wanting: readonly Agent[];
  /** The agent that crossed, if one did. */
  readonly crossing?: Agent | undefined;
  /** The agents that went in together and bumped; none or at least two. */
  readonly collided: readonly Agent[];
}

export interface CorridorRun {
  /** Stands above the run: "independent choice". */
  readonly name: string;
  /** Number of agents, at most 12. */
  readonly agents: number;
  readonly steps: readonly CorridorStep[];
}

export interface CorridorAnimationOptions {
  readonly title: string;
  readonly caption?: string;
  readonly alt: string;
  /** The step that pictures show, from 0. Default: the first collision of the first run. */
  readonly poster?: number;
}

/**
 * Runs of the corridor one above the other, in step, each with its totals: steps with a collision, crossings, and
 * steps that agents spent waiting (wanted to cross and did not).
 *
 * Even agents start on the left, odd ones on the right; who crosses changes sides. About 100 bytes a step and run;
 * show 100 steps or fewer.
 *
 * @throws RangeError without runs, for more than 12 agents, runs of different length, or an agent out of range
 * @example
 * corridorAnimation(
 *   [
 *     { name: "independent choice", agents: 2, steps: [{ wanting: [0, 1], collided: [0, 1] }] },
 *     { name: "lower ID first", agents: 2, steps: [{ wanting: [0, 1], crossing: 0, collided: [] }] },
 *   ],
 *   { title: "Same demand, two rules", alt: "Left to themselves agents 0 and 1 bump; by the rule 0 crosses, 1 waits." },
 * )
 */
export function corridorAnimation(
  runs: readonly CorridorRun[],
  options: CorridorAnimationOptions,
): AnimationFigure {
  const length = checkRuns(runs);
  const films = runs.map((run, i) => filmOf(run, i * stripHeight));
  const clash = runs[0]!.steps.findIndex(({ collided }) => collided.length > 0);
  const poster = options.poster ?? Math.max(0, clash);
  return animation({
    ...options,
    height: runs.length * stripHeight,
    scenery: runs.flatMap((run, i) => stripOf(run.name, i * stripHeight)),
    sprites: runs.flatMap(({ agents }) => Array.from({ length: agents }, (_, i) => ({ label: String(i) }))),
    looks,
    texts: runs.flatMap((run, i) => slotsOf(run.name, i * stripHeight)),
    frames: Array.from({ length: 2 * length }, (_, f) => ({
      at: films.flatMap((film) => film[f]!.at),
      looks: films.flatMap((film) => film[f]!.looks),
      texts: films.flatMap((film) => film[f]!.texts),
    })),
    beat: 2,
    ms: 450,
    poster: Math.min(2 * length - 1, 2 * poster + 1),
  });
}

const [idle, waits, crosses, bumps] = [0, 1, 2, 3];
const looks: readonly Look[] = [
  { fill: "#ffffff" },
  { fill: "#f0b35c", badge: "…" },
  { fill: "#00795c", ink: "#ffffff", badge: "✓" },
  { fill: "#b3261e", ink: "#ffffff", badge: "✕" },
];

function checkRuns(runs: readonly CorridorRun[]): number {
  const length = runs[0]?.steps.length ?? 0;
  if (length === 0) throw new RangeError("a corridor animation needs at least one run of one step, got 0");
  for (const { name, agents, steps } of runs) {
    if (!(agents >= 1 && agents <= 12))
      throw new RangeError(`agents must be 1 .. 12, got ${agents} in "${name}"`);
    if (steps.length !== length)
      throw new RangeError(`runs must have equally many steps, got ${length} and ${steps.length}`);
    for (const [s, { wanting, crossing, collided }] of steps.entries())
      for (const agent of [...wanting, ...collided, ...(crossing === undefined ? [] : [crossing])])
        if (!(Number.isInteger(agent) && agent >= 0 && agent < agents))
          throw new RangeError(`agent must be 0 .. ${agents - 1}, got ${agent} in step ${s} of "${name}"`);
  }
  return length;
}

interface StripFrame extends Frame {
  readonly at: number[];
  readonly looks: number[];
  readonly texts: (string | number)[];
}

/** Two frames a step: agents step up to the door, then what comes of it. */
function filmOf({ agents, steps }: CorridorRun, top: number): StripFrame[] {
  const side: number[] = Array.from({ length: agents }, (_, i) => (i % 2 === 0 ? -1 : 1));
  let queue: Agent[] = [];
  const totals = [0, 0, 0] as [number, number, number];
  return steps.flatMap(({ wanting, crossing, collided }) => {
    queue = [
      ...queue.filter((agent) => wanting.includes(agent)),
      ...wanting.filter((agent) => !queue.includes(agent)),
    ];
    const places = standing(side, queue, top);
    const waiting = Array.from(side, (_, agent) => (wanting.includes(agent) ? waits : idle));
    const before: StripFrame = { at: places.flat(), looks: waiting, texts: [...totals, ""] };

    const after = places.map((place) => [...place]);
    const mood = [...waiting];
    const inside = [...collided].sort((a, b) => side[a]! - side[b]!);
    for (const [k, agent] of inside.entries()) {
      const spread = Math.min(26, 150 / inside.length);
      after[agent] = [320 + (k - (inside.length - 1) / 2) * spread, top + middle];
      mood[agent] = bumps;
    }
    if (crossing !== undefined) {
      after[crossing] = [320, top + middle];
      mood[crossing] = crosses;
      side[crossing] = -side[crossing]!;
    }
    totals[0] += collided.length > 0 ? 1 : 0;
    totals[1] += crossing === undefined ? 0 : 1;
    totals[2] += wanting.length - (crossing === undefined ? 0 : 1);
    return [
      before,
      { at: after.flat(), looks: mood, texts: [...totals, wordsFor(wanting, crossing, collided)] },
    ];
  });
}

/** Everyone's place: at home by the upper and the lower wall, or in the queue before the door. */
function standing(side: readonly number[], queue: readonly Agent[], top: number): number[][] {
  return side.map((s, agent) => {
    const waitingHere = queue.filter((other) => side[other] === s);
    const rank = waitingHere.indexOf(agent);
    const gap = Math.min(30, 180 / Math.max(1, waitingHere.length));
    const inwards = rank < 0 ? 34 + 32 * Math.floor(agent / 2) : leftDoor - 16 - gap * rank;
    const y = top + middle + (rank < 0 ? (agent % 4 < 2 ? -37 : 37) : 0);
    return [s < 0 ? inwards : 640 - inwards, y];
  });
}

function wordsFor(
  wanting: readonly Agent[],
  crossing: Agent | undefined,
  collided: readonly Agent[],
): string {
  if (collided.length > 0) return `${collided.join(", ")} bump`;
  if (crossing !== undefined) return `${crossing} crosses`;
  return wanting.length > 0 ? "nobody goes" : "nobody wants";
}
