/**
 * Norms and conventions: rules that every agent applies alone, from what it sees and what all of them know.
 * Not one of them sends a message.
 */
import type { Agent } from "../world/game.js";
import { type Mechanism, type Observation, silent } from "../world/mechanism.js";
import { requireFraction } from "../world/require-range.js";
import { type Option, outcomeCode, type SharedResource } from "../world/scenario.js";
import { hash, moduloPlace, rendezvousPlace } from "./ownership.js";

/**
 * Priority by number: where several agents meet, the lowest goes first.
 *
 * At an exclusive resource the others wait. Where there is other work they line up instead: of the agents that
 * an agent sees, the k-th by number takes the k-th option that everybody knows (pairs, where two are needed).
 */
export const lowestId: Mechanism = silent("lowest ID", "conventions", () => (observation) => {
  const best = observation.publicOptions[0]!.uses[0];
  if (!best) return idleIndex(observation);
  const contenders = observation.contenders(best);
  return lineUp(observation, best, indexOf(contenders, observation.agent), contenders.length);
});

/** The same with the numbers moving round: in step t agent t mod n goes first, then t + 1, and so on. */
export const rotating: Mechanism = silent("rotating", "conventions", () => (observation) => {
  const best = observation.publicOptions[0]!.uses[0];
  if (!best) return idleIndex(observation);
  const contenders = observation.contenders(best);
  return lineUp(observation, best, placeInTurn(observation, contenders), contenders.length);
});

/** The agent's place among contenders when the turn moves round. */
function placeInTurn({ agent, agents, step }: Observation, contenders: readonly Agent[]): number {
  const place = indexOf(contenders, agent) - lowerBound(contenders, step % agents);
  return place < 0 ? place + contenders.length : place;
}

/** "After you": an agent that sees anybody else waits. Symmetric, and therefore no convention that works. */
export const afterYou: Mechanism = silent("after you", "conventions", () => (observation) => {
  const best = observation.options[0]!.uses[0];
  return best && observation.contenders(best).length > 1 ? idleIndex(observation) : 0;
});

/**
 * Each agent goes with probability `probability`, waits otherwise: symmetric, but it cannot last.
 *
 * @throws RangeError if `probability` is not in [0, 1]
 */
export function coinFlip(probability = 0.5): Mechanism {
  requireFraction("probability", probability);
  return silent(
    "coin flip",
    "conventions",
    (_scenario, stream) => (observation) => (stream() < probability ? 0 : idleIndex(observation)),
  );
}

/**
 * Binary exponential back-off: after its k-th failure in a row an agent waits a number of steps drawn from
 * 0 .. 2^min(k, 10) - 1; a success forgets.
 *
 * @see Metcalfe & Boggs (1976), Ethernet
 */
export const backOff: Mechanism = silent("exponential back-off", "conventions", ({ agents }, stream) => {
  const failures = new Uint8Array(agents);
  const waitUntil = new Int32Array(agents);
  return (observation) => {
    const { agent, step, lastOutcome } = observation;
    if (step > 0 && lastOutcome === outcomeCode.worked) failures[agent] = 0;
    if (step > 0 && lastOutcome > 1) {
      failures[agent] = Math.min(failures[agent]! + 1, 10);
      waitUntil[agent] = step + Math.floor(stream() * 2 ** failures[agent]!);
    }
    return step < waitUntil[agent]! ? idleIndex(observation) : 0;
  };
});

/**
 * Keep right: everybody moves along the right-hand side and never into a place where somebody is. Of several
 * who could enter the same place, the one whose turn it is goes first.
 */
export const keepRight: Mechanism = silent(
  "keep right",
  "conventions",
  () => (observation) => {
    const { options } = observation;
    let best = idleIndex(observation);
    let most = 0;
    options.forEach((option, index) => {
      const gain = option.keepingRight ?? Number.NEGATIVE_INFINITY;
      if (gain <= most || !mayEnter(observation, option)) return;
      if (placeInTurn(observation, observation.contenders(option.uses.at(-1)!)) !== 0) return;
      most = gain;
      best = index;
    });
    return best;
  },
  ({ lanes }) => (lanes ? undefined : "there are no lanes in which to keep right"),
);

/**
 * Ownership by hash: of the m agents that can be seen to contend for resource r, the one in place
 * hash(r) mod m owns it, and nobody else touches it. An exclusive resource is drawn anew in every step.
 */
export const hashOwnership: Mechanism = ownership(
  "hash mod n",
  (key, contenders) => contenders[moduloPlace(key, contenders.length)]!,
);

/** Ownership by rendezvous: of the agents that can be seen to contend, the one with the highest hash(r, i). */
export const rendezvous: Mechanism = ownership(
  "rendezvous hash",
  (key, contenders) => contenders[rendezvousPlace(key, contenders.length, contenders)]!,
);

/**
 * The same rule where every agent's hash has a salt of its own, as Python's hash of strings has in every process:
 * each is sure who owns what, and no two agree. A rule that is not common knowledge is no convention.
 */
export const saltedOwnership: Mechanism = silent(
  "salted hash",
  "conventions",
  () => (observation) => {
    const { options, agent, step } = observation;
    for (let index = 0; index < options.length - 1; index++) {
      const resource = options[index]!.uses[0]!;
      const contenders = observation.contenders(resource);
      const key = resource.kind === "exclusive" ? hash(resource.key, step) : resource.key;
      if (contenders[hash(key, agent + 1) % contenders.length] === agent) return index;
    }
    return idleIndex(observation);
  },
  forOne,
);

/** Agents that see the same options share one table of owners: each could compute it alone, all get the same. */
function ownership(name: string, ownerOf: (key: number, contenders: readonly Agent[]) => Agent): Mechanism {
  const startRule = ({ agents }: { readonly agents: number }) => {
    const firstOwned = new Int32Array(agents);
    let tabled: { readonly options: readonly Option[]; readonly step: number } | undefined;
    return (observation: Observation) => {
      const { options, agent, step } = observation;
      if (tabled?.options !== options || tabled.step !== step) {
        tabled = { options, step };
        firstOwned.fill(options.length - 1);
        for (let index = options.length - 2; index >= 0; index--) {
          const resource = options[index]!.uses[0]!;
          const key = resource.kind === "exclusive" ? hash(resource.key, step) : resource.key;
          firstOwned[ownerOf(key, observation.contenders(resource))] = index;
        }
      }
      return firstOwned[agent]!;
    };
  };
  return silent(name, "conventions", startRule, forOne);
}

function forOne({ failure }: { readonly failure: string }): string | undefined {
  return failure === "missed synergy" ? "a single owner cannot do what needs two" : undefined;
}

/** The option of the agent in this place of the queue: `seats` agents each, and the rest do nothing. */
function lineUp(observation: Observation, best: SharedResource, place: number, length: number): number {
  const last = idleIndex(observation);
  if (best.kind === "exclusive")
    return place === 0 && mayEnter(observation, observation.options[0]!) ? 0 : last;
  const index = Math.floor(place / best.seats);
  if (index >= last || (index + 1) * best.seats > length) return last;
  const { options, publicOptions } = observation;
  return options === publicOptions ? index : options.indexOf(publicOptions[index]!);
}

/** Whether nobody else is already in what the option needs. */
function mayEnter(observation: Observation, { uses }: Option): boolean {
  return uses.every((resource) => {
    const inside = observation.holder(resource);
    return inside === undefined || inside === observation.agent;
  });
}

function idleIndex({ options }: Observation): number {
  return options.length - 1;
}

/** Position of an agent in an ascending list, by bisection. */
function indexOf(agents: readonly Agent[], agent: Agent): number {
  return agents[0] === agent ? 0 : lowerBound(agents, agent);
}

/** Number of entries of an ascending list that are below `agent`. */
function lowerBound(agents: readonly Agent[], agent: Agent): number {
  let low = 0;
  let high = agents.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (agents[middle]! < agent) low = middle + 1;
    else high = middle;
  }
  return low;
}
