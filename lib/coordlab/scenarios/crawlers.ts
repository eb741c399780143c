/** Pages to fetch, each paid once. */
import type { Agent } from "../world/game.js";
import { below, type Stream } from "../world/random.js";
import { requireAtLeast, requireFraction, requireWhole } from "../world/require-range.js";
import {
  idle,
  nothingToDo,
  type Option,
  type Scenario,
  type SharedResource,
  type SharedWorld,
} from "../world/scenario.js";
import { byValue, inOneQueue, sortedByValue } from "./page-order.js";

export interface CrawlersSettings {
  readonly agents: number;
  /** Number of sites, arranged in a ring; every page belongs to one. Default: one per agent. */
  readonly sites?: number;
  /** How many sites an agent sees: its own and the next ones. Default: all. */
  readonly reach?: number;
  /** Probability that an agent is free in a step, known to itself alone. Default 1. */
  readonly free?: number;
  /** New pages uncovered by a fetched page, on average. Default 1.5. */
  readonly links?: number;
  /** Pages that a queue keeps; the least popular beyond are forgotten. Default: what its agents fetch in two steps, and 4. */
  readonly queue?: number;
}

/** A page of popularity rank r = 1 .. 50, uniformly drawn, is worth round(100 / r). */
const ranks = 50;

/**
 * Crawlers: a queue of pages, a few very popular and most of them hardly, and agents that each fetch one page
 * a step. A page fetched twice is paid once. Fetching a page uncovers new ones.
 *
 * An agent sees the pages of `reach` neighbouring sites. It knows whether it is free in this step, and the
 * others do not; that is what a silent rule cannot take into account.
 *
 * Option k of an agent is the k-th most valuable page that it sees; the last is to wait.
 *
 * @throws RangeError if a setting is out of its range
 */
export function crawlers(settings: CrawlersSettings): Scenario {
  const { agents, sites = agents, reach = sites, free = 1, links = 1.5 } = settings;
  const { queue = 4 + 2 * Math.ceil((agents * reach) / sites) } = settings;
  requireWhole("agents", 1, agents);
  requireWhole("sites", 1, sites);
  requireWhole("reach", 1, reach, sites);
  requireFraction("free", free);
  requireAtLeast("links", 0, links);
  requireWhole("queue", 1, queue);
  return {
    name: "crawlers",
    agents,
    failure: "duplicated work",
    places: sites,
    start: (stream) => new CrawlersWorld({ agents, sites, reach, free, links, queue }, stream),
  };
}

class CrawlersWorld implements SharedWorld {
  step = 0;
  readonly slots: number;
  /** One queue for all where everybody sees everything, else one a site; best page first, "idle" last. */
  private readonly queues: (readonly Option[])[];
  /** What an agent sees whose reach starts at a site; made when first asked for in a step. */
  private views: (readonly Option[] | undefined)[];
  private readonly seers: (readonly Agent[] | undefined)[];
  private readonly freeSlots: number[];
  /** 1 for the slots whose pages are fetched in this step; 0 in between. */
  private readonly fetched: Uint8Array;
  private readonly isFree: Uint8Array;
  private pages = 0;

  constructor(
    private readonly settings: Required<CrawlersSettings>,
    private readonly stream: Stream,
  ) {
    const { agents, sites, reach, links, queue } = settings;
    const queues = reach === sites ? 1 : sites;
    this.slots = queues * queue + 2 * sites + agents * Math.ceil(links + 1);
    this.fetched = new Uint8Array(this.slots);
    this.freeSlots = Array.from({ length: this.slots }, (_, index) => this.slots - 1 - index);
    this.queues = Array.from({ length: queues }, () => [idle]);
    this.views = new Array(queues);
    this.seers = new Array(queues);
    this.isFree = new Uint8Array(agents);
    this.add(Array.from({ length: 2 * sites }, (_, index) => this.page(index % sites)));
    this.drawFree();
  }

  options(agent: Agent): readonly Option[] {
    if (!this.isFree[agent]) return nothingToDo;
    const first = agent % this.queues.length;
    return (this.views[first] ??= this.view(first));
  }

  publicOptions(agent: Agent): readonly Option[] {
    return this.options(agent);
  }

  /** Every agent whose reach covers the site, free or not: whether others are free cannot be seen. */
  contenders(_agent: Agent, resource: SharedResource): readonly Agent[] {
    const { agents, reach } = this.settings;
    const queues = this.queues.length;
    const queue = resource.place % queues;
    return (this.seers[queue] ??= Array.from({ length: agents }, (_, agent) => agent).filter(
      (agent) => queues === 1 || (queue - (agent % queues) + queues) % queues < reach,
    ));
  }

  advance(jointAction: Int32Array): void {
    const { fetched } = this;
    const touched = new Set<number>();
    let pages = 0;
    for (let agent = 0; agent < jointAction.length; agent++) {
      const page = this.options(agent)[jointAction[agent]!]!.uses[0];
      if (!page || fetched[page.slot]) continue;
      fetched[page.slot] = 1;
      this.freeSlots.push(page.slot);
      touched.add(page.place % this.queues.length);
      pages++;
    }
    for (const queue of touched)
      this.queues[queue] = this.queues[queue]!.filter(({ uses }) => !uses[0] || !fetched[uses[0].slot]);
    for (let k = this.freeSlots.length - pages; k < this.freeSlots.length; k++)
      fetched[this.freeSlots[k]!] = 0;
    this.add(this.uncovered(pages));
    this.views = new Array(this.queues.length);
    this.step++;
    this.drawFree();
  }

  snapshot(): { readonly queue: readonly { page: number; site: number; value: number }[] } {
    const all = this.queues.flatMap((queue) => queue.slice(0, -1)).sort(byValue);
    return { queue: all.map(({ uses, value }) => ({ page: uses[0]!.key, site: uses[0]!.place, value })) };
  }

  /** The pages that this many fetched pages link to, and one for every site that has none left. */
  private uncovered(fetched: number): Option[] {
    const { sites, links } = this.settings;
    const found: Option[] = [];
    for (let page = 0; page < fetched; page++) {
      const count = Math.floor(links) + (this.stream() < links % 1 ? 1 : 0);
      for (let link = 0; link < count; link++) found.push(this.page(below(sites, this.stream)));
    }
    this.queues.forEach((queue, site) => {
      if (queue.length === 1) found.push(this.page(site));
    });
    return found;
  }

  private page(site: number): Option {
    const value = Math.round(100 / (1 + below(ranks, this.stream)));
    const key = this.pages++;
    const page: SharedResource = {
      name: `page ${key}`,
      kind: "once",
      seats: 1,
      slot: this.freeSlots.pop()!,
      key,
      place: site,
    };
    return { name: page.name, uses: [page], value };
  }

  /** Merges new pages into their queues. Cost O(found + queue). */
  private add(found: readonly Option[]): void {
    const perQueue = new Map<number, Option[]>();
    for (const option of sortedByValue(found)) {
      const queue = option.uses[0]!.place % this.queues.length;
      const list = perQueue.get(queue);
      if (list) list.push(option);
      else perQueue.set(queue, [option]);
    }
    for (const [queue, list] of perQueue) {
      const merged = inOneQueue(this.queues[queue]!, list);
      for (const option of merged.splice(this.settings.queue)) this.freeSlots.push(option.uses[0]!.slot);
      merged.push(idle);
      this.queues[queue] = merged;
    }
  }

  /** The best pages of the sites in reach: as many as agents compete for them, one of these is always left. */
  private view(first: number): readonly Option[] {
    if (this.queues.length === 1) return this.queues[0]!;
    const { agents, sites, reach } = this.settings;
    const rivals = (2 * reach - 1) * Math.ceil(agents / sites);
    const seen: Option[] = [];
    for (let k = 0; k < reach; k++) seen.push(...this.queues[(first + k) % this.queues.length]!.slice(0, -1));
    return [...seen.sort(byValue).slice(0, rivals), idle];
  }

  private drawFree(): void {
    const { free } = this.settings;
    for (let agent = 0; agent < this.isFree.length; agent++)
      this.isFree[agent] = free === 1 || this.stream() < free ? 1 : 0;
  }
}
