/** The cheapest elimination order found: reductions first, then for each part of the core the best of several rules. */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Agent } from "coordlab/world/game.js";
import { seededStream } from "coordlab/world/random.js";
import { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import { breadthFirstOrder, type CoreOrder, givenOrder, greedyOrder } from "./core-order.js";
import { bothPrices, freeOfCharge, type OrderPrice } from "./order-price.js";
import { reduce } from "./reductions.js";
import type { Core, Effort } from "./remaining-graph.js";

export interface PricedOrder {
  readonly order: Int32Array;
  readonly price: OrderPrice;
  /** The rules that won, for the reason given with a solution. */
  readonly rules: string;
}

/**
 * Reduces leaves and chains, then tries on each connected part of what is left: min-fill, smallest table,
 * breadth-first and the order of the agents' numbers, and min-fill again with random ties, while the work of
 * planning stays below half of what the best order costs. Where min-fill adds no edge (k-trees,
 * cliques) and all have as many actions, it is the best and nothing else is tried. Equal graphs get equal orders.
 *
 * @param hopeless cells of a bucket that no other order would bring down to something useful: where planning is
 * long and meets one, or the clock is over, it gives up, and the order and its price are those of a beginning
 */
export function* cheapestOrder(
  graph: CoordinationGraph,
  hopeless: number = Infinity,
  clock: Clock = new Clock(),
): Steps<PricedOrder> {
  if (graph.termAgents.length > placesPerMillisecond * clock.left)
    return { order: new Int32Array(0), price: { ...freeOfCharge, givenUp: true }, rules: "no time" };
  const reduction = yield* reduce(graph, clock);
  const order = new Int32Array(graph.actionCounts.length);
  order.set(reduction.order);
  let { price } = reduction;
  let end = reduction.order.length;
  const rules = new Set<string>(end > 0 ? ["reductions"] : []);
  for (const part of coreParts(reduction.coreNeighbours)) {
    yield* clock.rest();
    const agents = part.map((c) => reduction.core[c]!);
    const best = yield* bestCoreOrder(coreOf(part, agents, reduction.coreNeighbours, graph), hopeless, clock);
    rules.add(best.rule);
    for (const place of best.order) order[end++] = agents[place]!;
    const largestBucket = best.price.largestBucket.map((place) => agents[place]!);
    price = bothPrices(price, { ...best.price, largestBucket });
    if (price.givenUp) break;
  }
  return { order: order.subarray(0, end), price, rules: Array.from(rules).join(", ") };
}

/** Places in scopes that planning gets ready for in a millisecond, at the least. */
const placesPerMillisecond = 1000;

const randomStarts = 24;

/** Steps of planning, a tenth of a second or two, after which a hopeless order is not looked at any further. */
const patience = 3e6;

function* bestCoreOrder(
  core: Core,
  hopeless: number,
  clock: Clock,
): Steps<CoreOrder & { readonly rule: string }> {
  const effort: Effort = { steps: 0, patience, hopeless, clock };
  const natural = Int32Array.from(core.neighbours.keys());
  let best = { ...(yield* greedyOrder(core, "fill", { limit: Infinity, effort }))!, rule: "min-fill" };
  const alike = Array.from(core.actionCounts).every((count) => count === core.actionCounts[0]);
  if (alike && best.added === 0 && !best.price.givenUp) return best;
  function* consider(rule: string, attempt: (limit: number) => Steps<CoreOrder | undefined>): Steps<void> {
    if (clock.over) return;
    const found = yield* attempt(best.price.cells);
    if (found && !found.price.givenUp) best = { ...found, rule };
  }
  yield* consider("smallest table", (limit) => greedyOrder(core, "size", { limit, effort }));
  yield* consider("breadth-first", (limit) => givenOrder(core, breadthFirstOrder(core), limit, effort));
  yield* consider("agents in turn", (limit) => givenOrder(core, natural, limit, effort));
  const starts = best.price.givenUp ? 0 : randomStarts;
  for (let start = 0; start < starts && effort.steps < allowance(best.price.cells) && !clock.over; start++) {
    const stream = seededStream(start);
    yield* consider("min-fill with random ties", (limit) =>
      greedyOrder(core, "fill", { limit, effort, stream }),
    );
  }
  return best;
}

/** Steps of planning worth spending on an order, by its cells; a step takes about as long as eight cells. */
function allowance(cells: number): number {
  return Math.min(3e7, Math.max(1.5e5, cells / 16));
}

function coreOf(
  part: readonly number[],
  agents: readonly Agent[],
  lists: readonly number[][],
  graph: CoordinationGraph,
): Core {
  const place = new Map(part.map((c, k) => [c, k]));
  return {
    actionCounts: agents.map((agent) => graph.actionCounts[agent]!),
    neighbours: part.map((c) => lists[c]!.map((other) => place.get(other)!).sort((a, b) => a - b)),
  };
}

/** The connected parts of a graph of lists, each in rising order. */
function coreParts(lists: readonly number[][]): number[][] {
  const seen = new Uint8Array(lists.length);
  const parts: number[][] = [];
  for (let root = 0; root < lists.length; root++) {
    if (seen[root]) continue;
    seen[root] = 1;
    const part = [root];
    for (let head = 0; head < part.length; head++) {
      for (const other of lists[part[head]!]!) {
        if (seen[other]) continue;
        seen[other] = 1;
        part.push(other);
      }
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}
