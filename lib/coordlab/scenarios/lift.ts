/** Shelves that take two robots. */
import type { Agent } from "../world/game.js";
import { below, type Stream } from "../world/random.js";
import { requireFraction, requireWhole } from "../world/require-range.js";
import {
  idle,
  nothingToDo,
  type Option,
  outcomeCode,
  type Scenario,
  type SharedResource,
  type SharedWorld,
} from "../world/scenario.js";

export interface LiftSettings {
  readonly agents: number;
  /** Default: as many as robots. */
  readonly shelves?: number;
  /** How many shelves a robot reaches: the nearest ones. Default: all. */
  readonly reach?: number;
  /** Probability that a robot is ready in a step, known to itself alone. Default 1. */
  readonly ready?: number;
}

/**
 * Lift: shelves that two robots together can lift and no robot alone. A lifted shelf is paid once and a new
 * one takes its place.
 *
 * Robots stand along a round aisle, numbered in the order in which they stand, and reach the shelves near them. To a
 * robot the nearest shelf looks best, so independent choice scatters the team. Whether a robot is ready in a step is
 * known to itself alone.
 *
 * Option k of a robot is the k-th nearest shelf in its reach; the last is to wait.
 *
 * @throws RangeError if a setting is out of its range
 */
export function lift(settings: LiftSettings): Scenario {
  const { agents, shelves = agents, reach = shelves, ready = 1 } = settings;
  requireWhole("agents", 2, agents);
  requireWhole("shelves", 1, shelves);
  requireWhole("reach", 1, reach, shelves);
  requireFraction("ready", ready);
  return {
    name: "lift",
    agents,
    failure: "missed synergy",
    places: shelves,
    start: (stream) => new LiftWorld({ agents, shelves, reach, ready }, stream),
  };
}

class LiftWorld implements SharedWorld {
  step = 0;
  readonly slots: number;
  private readonly shelfOptions: Option[];
  /** Shelves in reach of each robot, the nearest first. */
  private readonly nearest: readonly (readonly number[])[];
  private readonly reachedBy: readonly (readonly Agent[])[];
  private readonly own: (readonly Option[] | undefined)[];
  private readonly public: (readonly Option[] | undefined)[];
  private readonly isReady: Uint8Array;
  private made = 0;

  constructor(
    private readonly settings: Required<LiftSettings>,
    private readonly stream: Stream,
  ) {
    const { agents, shelves, reach } = settings;
    this.slots = shelves;
    this.shelfOptions = Array.from({ length: shelves }, (_, shelf) => this.newShelf(shelf));
    const homes = Array.from({ length: agents }, () => stream() * shelves).sort((a, b) => a - b);
    this.nearest = homes.map((home) => nearestShelves(home, shelves, reach));
    const reachedBy: Agent[][] = Array.from({ length: shelves }, () => []);
    this.nearest.forEach((list, agent) => {
      for (const shelf of list) reachedBy[shelf]!.push(agent);
    });
    this.reachedBy = reachedBy;
    this.own = new Array(agents);
    this.public = new Array(agents);
    this.isReady = new Uint8Array(agents);
    this.drawReady();
  }

  options(agent: Agent): readonly Option[] {
    if (!this.isReady[agent]) return nothingToDo;
    return (this.own[agent] ??= this.inOrder(this.nearest[agent]!));
  }

  publicOptions(agent: Agent): readonly Option[] {
    if (!this.isReady[agent]) return nothingToDo;
    // Robots that reach everything share one list.
    const list = this.settings.reach === this.settings.shelves ? 0 : agent;
    return (this.public[list] ??= this.inOrder([...this.nearest[list]!].sort((a, b) => a - b)));
  }

  /** Where robots stand is in plain sight, whether they are ready is not. */
  contenders(_agent: Agent, resource: SharedResource): readonly Agent[] {
    return this.reachedBy[resource.place]!;
  }

  advance(jointAction: Int32Array, outcome: Uint8Array): void {
    const lifted = new Set<number>();
    for (let agent = 0; agent < jointAction.length; agent++) {
      const shelf = this.options(agent)[jointAction[agent]!]!.uses[0];
      if (shelf && outcome[agent] === outcomeCode.worked) lifted.add(shelf.place);
    }
    for (const shelf of lifted) this.shelfOptions[shelf] = this.newShelf(shelf);
    if (lifted.size > 0) {
      this.own.fill(undefined);
      this.public.fill(undefined);
    }
    this.step++;
    this.drawReady();
  }

  snapshot(): { readonly shelves: readonly { key: number; value: number }[] } {
    return { shelves: this.shelfOptions.map(({ uses, value }) => ({ key: uses[0]!.key, value })) };
  }

  private newShelf(place: number): Option {
    const name = `shelf ${place}`;
    const shelf: SharedResource = { name, kind: "joint", seats: 2, slot: place, key: this.made++, place };
    return { name, uses: [shelf], value: 1 + below(9, this.stream) };
  }

  private inOrder(shelves: readonly number[]): readonly Option[] {
    return [...shelves.map((shelf) => this.shelfOptions[shelf]!), idle];
  }

  private drawReady(): void {
    const { ready } = this.settings;
    for (let agent = 0; agent < this.isReady.length; agent++)
      this.isReady[agent] = ready === 1 || this.stream() < ready ? 1 : 0;
  }
}

/** The `reach` shelves nearest to a home, nearest first; the lower one of equals. */
function nearestShelves(home: number, shelves: number, reach: number): number[] {
  const around = Math.min(shelves, reach + 2);
  const first = Math.round(home) - Math.ceil(around / 2);
  const candidates = Array.from({ length: around + 1 }, (_, k) => (first + k + 2 * shelves) % shelves);
  return [...new Set(candidates)]
    .sort((a, b) => distance(home, a, shelves) - distance(home, b, shelves) || a - b)
    .slice(0, reach);
}

/** Along the round aisle. */
function distance(home: number, shelf: number, shelves: number): number {
  const apart = Math.abs(home - shelf);
  return Math.min(apart, shelves - apart);
}
