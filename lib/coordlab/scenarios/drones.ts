/** Drones in shared airspace. */
import type { Agent } from "../world/game.js";
import { below, type Stream } from "../world/random.js";
import { requireWhole } from "../world/require-range.js";
import {
  idle,
  type Lookahead,
  type Option,
  outcomeCode,
  type Route,
  type Scenario,
  type SharedResource,
  type SharedWorld,
} from "../world/scenario.js";
import { type Airspace, airspace, narrows } from "./airspace.js";

export interface DronesSettings {
  readonly agents: number;
  /** The airspace as rows of text, `.` free and `#` built up; the left and right columns must be free. */
  readonly map?: readonly string[];
  /** Whether pads lie in any row, or northern rows are for the westbound and southern ones for the eastbound. */
  readonly pads?: "anywhere" | "by direction";
}

/**
 * Drones: deliveries through shared airspace at rush hour. A drone needs several steps for its route, and two
 * drones too close to each other both have to hold.
 *
 * In a step a drone needs the cell that it is in and the one that it enters, both for itself alone. Landing pads
 * lie outside the airspace, at either end of every row; a drone waits there without being in anybody's way.
 * Progress pays: a whole delivery is worth 1, whatever its length. Where the airspace narrows to one lane, two
 * drones head on block each other for good: what pays now is not what pays in the end.
 *
 * @throws RangeError if the map is not a rectangle of `.` and `#` with free ends, no way leads through it, or pads by
 * direction have one row to share
 */
export function drones(settings: DronesSettings): Scenario {
  const { agents, map = narrows, pads = "anywhere" } = settings;
  requireWhole("agents", 1, agents);
  const space = airspace(map);
  if (pads === "by direction" && space.rows < 2)
    throw new RangeError(`pads by direction need a map of at least 2 rows, got ${space.rows}`);
  return {
    name: "drones",
    agents,
    failure: "collision",
    places: space.rows,
    lanes: true,
    start: (stream) => new DronesWorld(space, agents, pads, stream),
  };
}

/** Where a drone is: on a pad (`cell` -1) or in the air, and where it is bound for. */
interface Drone {
  cell: number;
  /** The cell from which it enters the airspace. */
  entry: number;
  /** The cell from which it lands. */
  exit: number;
  /** What a step towards the exit is worth: 1 over the steps of the whole delivery. */
  worth: number;
}

class DronesWorld implements SharedWorld, Lookahead {
  step = 0;
  readonly slots: number;
  readonly horizon: number;
  readonly lookahead: Lookahead = this;
  private readonly fleet: Drone[];
  private readonly cells: readonly SharedResource[];
  private readonly lists: (readonly Option[] | undefined)[];

  constructor(
    private readonly space: Airspace,
    agents: number,
    private readonly pads: "anywhere" | "by direction",
    private readonly stream: Stream,
  ) {
    this.slots = space.size;
    this.horizon = 4 * space.size;
    this.cells = Array.from({ length: space.size }, (_, cell) => ({
      name: `cell ${cell % space.columns},${Math.floor(cell / space.columns)}`,
      kind: "exclusive" as const,
      seats: 1,
      slot: cell,
      key: cell,
      place: Math.floor(cell / space.columns),
    }));
    this.fleet = Array.from({ length: agents }, (_, agent) => this.delivery(agent % 2 === 0));
    this.lists = new Array(agents);
  }

  holder(resource: SharedResource): Agent | undefined {
    const agent = this.fleet.findIndex(({ cell }) => cell === resource.slot);
    return agent < 0 ? undefined : agent;
  }

  /** Moves that bring it nearer come first, then those that do not; holding is the last. */
  options(agent: Agent): readonly Option[] {
    return (this.lists[agent] ??= this.moves(this.fleet[agent]!));
  }

  publicOptions(agent: Agent): readonly Option[] {
    return this.options(agent);
  }

  /** Drones that are in the cell, next to it, or on the pad beside it: all in plain sight. */
  contenders(_agent: Agent, resource: SharedResource): readonly Agent[] {
    const near: Agent[] = [];
    this.fleet.forEach(({ cell, entry }, agent) => {
      if (cell === -1 ? entry === resource.slot : this.space.adjacent(cell, resource.slot)) near.push(agent);
    });
    return near;
  }

  advance(jointAction: Int32Array, outcome: Uint8Array): void {
    for (let agent = 0; agent < this.fleet.length; agent++) {
      const drone = this.fleet[agent]!;
      const option = this.options(agent)[jointAction[agent]!]!;
      if (outcome[agent] !== outcomeCode.worked) continue;
      if (option.name === "land") this.fleet[agent] = this.delivery(this.space.column(drone.cell) === 0);
      else drone.cell = option.uses.at(-1)!.slot;
    }
    this.lists.fill(undefined);
    this.step++;
  }

  /** Where everybody is (-1: on a pad), came in and is bound for. */
  snapshot(): {
    readonly cells: readonly number[];
    readonly entries: readonly number[];
    readonly exits: readonly number[];
  } {
    return {
      cells: this.fleet.map(({ cell }) => cell),
      entries: this.fleet.map(({ entry }) => entry),
      exits: this.fleet.map(({ exit }) => exit),
    };
  }

  /** Every drone under way or about to start: within a whole route any of them may come close. */
  near(agent: Agent): readonly Agent[] {
    return this.fleet.map((_drone, other) => other).filter((other) => other !== agent);
  }

  plan(agent: Agent, taken: (slot: number, ahead: number) => boolean): Route | undefined {
    const { cell, entry, exit, worth } = this.fleet[agent]!;
    const found = this.space.route({ cell, entry, exit, horizon: this.horizon, taken });
    if (!found) return undefined;
    const first = found.moves[0]!;
    const list = this.options(agent);
    const option =
      first === "hold"
        ? list.length - 1
        : list.findIndex(({ name, uses }) => first === (name === "land" ? "land" : uses.at(-1)?.slot));
    return { option, slots: found.slots, value: worth / found.moves.length };
  }

  /** A new delivery from this end to the other, between rows drawn at random. */
  private delivery(fromLeft: boolean): Drone {
    const { rows, columns } = this.space;
    const half = Math.floor(rows / 2);
    const first = this.pads === "by direction" && fromLeft ? half : 0;
    const count = this.pads === "anywhere" ? rows : fromLeft ? rows - half : half;
    const start = (first + below(count, this.stream)) * columns;
    const goal = (first + below(count, this.stream)) * columns;
    const entry = fromLeft ? start : start + columns - 1;
    const exit = fromLeft ? goal + columns - 1 : goal;
    return { cell: -1, entry, exit, worth: 1 / (this.space.steps(entry, exit) + 2) };
  }

  private moves({ cell, entry, exit, worth }: Drone): readonly Option[] {
    const { cells, space } = this;
    if (cell === -1)
      return [{ name: "take off", uses: [cells[entry]!], value: worth, keepingRight: worth }, idle];
    const hold: Option = { name: "hold", uses: [cells[cell]!], value: 0 };
    const here = space.steps(cell, exit);
    const law = space.column(exit) === 0 ? "westbound" : "eastbound";
    const hereByLaw = space.steps(cell, exit, law);
    const steps = space
      .neighbours(cell)
      .map((next) => ({
        name: space.direction(cell, next),
        uses: [cells[cell]!, cells[next]!],
        value: worth * (here - space.steps(next, exit)),
        keepingRight: worth * (hereByLaw - space.steps(next, exit, law)),
      }))
      .sort((a, b) => b.value - a.value);
    const land: Option[] =
      cell === exit ? [{ name: "land", uses: [cells[cell]!], value: worth, keepingRight: worth }] : [];
    return [...land, ...steps, hold];
  }
}
