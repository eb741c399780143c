/** The places and the mechanisms of assignment 1, and what an experiment says of a pair of them. */
import {
  centralPlanner,
  coordinationByGraph,
  crawlers,
  drones,
  independent,
  keepRight,
  type Ledger,
  lift,
  lowestId,
  type Mechanism,
  planMerging,
  rendezvous,
  roles,
  rotating,
  type Scenario,
  simulate,
  seededStream as stream,
  twoLanes,
} from "coordlab";

export const situations: Readonly<Record<string, Scenario>> = {
  "open web": crawlers({ agents: 8 }),
  "neighbouring sites": crawlers({ agents: 8, reach: 2 }),
  "two robots": lift({ agents: 2, shelves: 4 }),
  "six robots": lift({ agents: 6, reach: 3, ready: 0.8 }),
  "one lane": drones({ agents: 8 }),
  "two lanes": drones({ agents: 6, map: twoLanes, pads: "by direction" }),
};
export const mechanisms: Readonly<Record<string, Mechanism>> = {
  "independent choice": independent,
  roles: roles(),
  "lowest ID": lowestId,
  rotating,
  "rendezvous hash": rendezvous,
  "keep right": keepRight,
  "coordination graph": coordinationByGraph,
  "plan merging": planMerging,
};
export const names = Object.keys(mechanisms);
export const seeds = [1, 2, 3];

export interface Measured {
  readonly sufficient: boolean;
  readonly share: number;
  readonly messages: number;
}

const measured = new Map<string, Measured>();

/** A mechanism in a situation, over the three seeds; run once. */
export function measure(situation: string, name: string): Measured {
  const key = `${situation}: ${name}`;
  const known = measured.get(key);
  if (known) return known;
  const [scenario, mechanism] = [situations[situation]!, mechanisms[name]!];
  const found =
    mechanism.unsuited(scenario) === undefined
      ? compared(scenario, mechanism)
      : { sufficient: false, share: 0, messages: Infinity };
  measured.set(key, found);
  return found;
}

function compared(scenario: Scenario, mechanism: Mechanism): Measured {
  const runs = (who: Mechanism): Ledger[] => seeds.map((seed) => simulate(scenario, who, 100, stream(seed)));
  const reward = (ledgers: readonly Ledger[]) => ledgers.reduce((sum, ledger) => sum + ledger.reward, 0);
  const ledgers = runs(mechanism);
  const share = reward(ledgers) / reward(runs(centralPlanner));
  const messages = ledgers.reduce((sum, ledger) => sum + ledger.messages, 0);
  return { sufficient: share >= 0.75, share, messages };
}

/** What independent choice gets wrong most often in a scenario. */
export function commonest(situation: string): string {
  const ledger = simulate(situations[situation]!, independent, 100, stream(1));
  const counts: [string, number][] = [
    ["collision", ledger.collisions],
    ["duplicated work", ledger.duplicated],
    ["missed synergy", ledger.missedSynergies],
  ];
  return counts.sort((a, b) => b[1] - a[1])[0]![0];
}
