/** The scenarios and mechanisms of the library under the words that a sweep names them by, each with its settings. */
import {
  afterYou,
  allToAll,
  backOff,
  bernoulliDemand,
  centralPlanner,
  chapterDemand,
  coinFlip,
  coordinationByGraph,
  corridor,
  crawlers,
  doorway,
  drones,
  hashOwnership,
  independent,
  keepRight,
  lift,
  lowestId,
  type Mechanism,
  narrows,
  planMerging,
  politeTalk,
  reconfiguredRoles,
  rendezvous,
  roles,
  rotating,
  type Scenario,
  saltedOwnership,
  twoLanes,
} from "coordlab";
import { CourseError } from "../course-error.js";

/** A setting's value, as JSON writes it. */
export type Value = number | string;
export type Settings = Readonly<Record<string, Value>>;

interface Made<Thing> {
  /** Every setting with its default; an empty text where the library has one of its own. */
  readonly settings: Settings;
  readonly make: (settings: Settings) => Thing;
}

const demands = (demand: Value) => (demand === "chapter" ? chapterDemand() : bernoulliDemand(number(demand)));

const scenarios: Readonly<Record<string, Made<Scenario>>> = {
  corridor: {
    settings: { agents: 6, demand: 0.45, refused: "remembered" },
    make: ({ agents, demand, refused }) =>
      corridor({
        agents: number(agents!),
        demand: demands(demand!),
        refused: oneOf(refused!, ["lost", "remembered"]),
      }),
  },
  doorway: { settings: {}, make: doorway },
  crawlers: {
    settings: { agents: 8, sites: "", reach: "", free: "", links: "", queue: "" },
    make: ({ agents, ...rest }) => crawlers({ agents: number(agents!), ...numbers(rest) }),
  },
  lift: {
    settings: { agents: 8, shelves: "", reach: "", ready: "" },
    make: ({ agents, ...rest }) => lift({ agents: number(agents!), ...numbers(rest) }),
  },
  drones: {
    settings: { agents: 4, map: "narrows", pads: "anywhere" },
    make: ({ agents, map, pads }) =>
      drones({
        agents: number(agents!),
        map: oneOf(map!, ["narrows", "two lanes"]) === "narrows" ? narrows : twoLanes,
        pads: oneOf(pads!, ["anywhere", "by direction"]),
      }),
  },
};

const plain = [
  independent,
  afterYou,
  politeTalk,
  reconfiguredRoles,
  lowestId,
  rotating,
  backOff,
  hashOwnership,
  saltedOwnership,
  rendezvous,
  keepRight,
  coordinationByGraph,
  planMerging,
  centralPlanner,
  allToAll,
];
const mechanisms: Readonly<Record<string, Made<Mechanism>>> = {
  ...Object.fromEntries(plain.map((it) => [it.name, { settings: {}, make: () => it }])),
  roles: { settings: {}, make: () => roles() },
  "coin flip": {
    settings: { probability: 0.5 },
    make: ({ probability }) => coinFlip(number(probability!)),
  },
};

/** @throws CourseError in one sentence, with all words that would do */
export function scenarioNamed(name: string, settings: Settings): Scenario {
  return made("scenario", scenarios, name, settings);
}

/** @throws CourseError in one sentence, with all words that would do */
export function mechanismNamed(name: string, settings: Settings): Mechanism {
  return made("mechanism", mechanisms, name, settings);
}

/** The settings of a scenario or mechanism with defaults filled in, in the library's order. */
export function completed(kind: "scenario" | "mechanism", name: string, given: Settings): Settings {
  const table: Readonly<Record<string, Made<Scenario | Mechanism>>> =
    kind === "scenario" ? scenarios : mechanisms;
  const { settings } = found(kind, table, name);
  const unknown = Object.keys(given).find((setting) => !Object.hasOwn(settings, setting));
  if (unknown !== undefined) {
    const known = Object.keys(settings);
    throw new CourseError(
      `${kind} "${name}" has no setting "${unknown}"; ${known.length > 0 ? `it has ${known.join(", ")}` : "it has none"}`,
    );
  }
  const all = Object.entries(settings).map(([setting, value]) => [setting, given[setting] ?? value]);
  return Object.fromEntries(all.filter(([, value]) => value !== "")) as Settings;
}

function made<Thing>(
  kind: string,
  table: Readonly<Record<string, Made<Thing>>>,
  name: string,
  settings: Settings,
): Thing {
  const { make } = found(kind, table, name);
  try {
    return make(settings);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CourseError(`${kind} "${name}": ${error.message}`);
  }
}

function found<Thing>(kind: string, table: Readonly<Record<string, Made<Thing>>>, name: string): Made<Thing> {
  if (Object.hasOwn(table, name)) return table[name]!;
  throw new CourseError(`there is no ${kind} "${name}"; there are ${Object.keys(table).join(", ")}`);
}

function number(value: Value): number {
  if (typeof value === "number") return value;
  throw new RangeError(`a number is needed, got "${value}"`);
}

function numbers(settings: Settings): Record<string, number> {
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, number(value)]));
}

function oneOf<Word extends string>(value: Value, words: readonly Word[]): Word {
  const word = words.find((it) => it === value);
  if (word === undefined)
    throw new RangeError(`${words.join(" or ")} is needed, got ${JSON.stringify(value)}`);
  return word;
}
