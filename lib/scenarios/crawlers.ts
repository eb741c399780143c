/**
 * Crawlers: a queue of pages, a few very popular and most of them hardly, and agents that each fetch one page
 * a step. A page fetched twice is paid once. Fetching a page uncovers new ones.
 *
 * An agent sees the pages of `reach` neighbouring sites. It knows whether it is free in this step, and the
 * others do not; that is what a silent rule cannot take into account.
 */
import { type Agent, requireAgents, requireProbability, requireWhole } from "../game.js";
import { below, type Stream } from "../random.js";
import { idle, nothingToDo, type Option, type Resource, type Scenario, type World } from "../scenario.js";

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
}

/** A page of popularity rank r = 1 .. 50, uniformly drawn, is worth round(100 / r). */
const ranks = 50;

/** @throws RangeError if a setting is out of its range */
export function crawlers(settings: CrawlersSettings): Scenario {
  const { agents, sites = agents, reach = sites, free = 1, links = 1.5 } = settings;
  requireAgents(agents);
  requireWhole("sites", sites, 1);
  requireWhole("reach", reach, 1, sites);
  requireProbability(free, "free");
  if (!(links >= 0)) throw new RangeError(`links must be at least 0, got ${links}`);
  return {
    name: "crawlers",
    agents,
    failure: "duplicated work",
    places: sites,
    start: (stream) => new CrawlersWorld({ agents, sites, reach, free, links }, stream),
  };
}

class CrawlersWorld implements World {
  step = 0;
  readonly slots: number;
  /** Unfetched pages of each site, best first; each list ends with the option to do nothing. */
  private queues: Option[][];
  /** What an agent whose reach starts at a site sees; made when first asked for in a step. */
  private views: (readonly Option[] | undefined)[];
  private readonly freeSlots: number[];
  private readonly isFree: Uint8Array;
  private readonly seers: (readonly Agent[] | undefined)[];
  private pages = 0;

  constructor(
    private readonly settings: Required<CrawlersSettings>,
    private readonly stream: Stream,
  ) {
    const { agents, sites } = settings;
    // A site keeps the best pages it can need: as many as there are agents who can see it, twice over.
    this.slots = sites * this.keep() * 2 + Math.ceil(settings.links + 1) * agents * 2;
    this.freeSlots = Array.from({ length: this.slots }, (_, slot) => this.slots - 1 - slot);
    this.queues = Array.from({ length: sites }, () => [idle]);
    this.views = new Array(sites);
    this.seers = new Array(sites);
    this.isFree = new Uint8Array(agents);
    for (let site = 0; site < sites; site++) this.add(site, [this.page(site), this.page(site)]);
    this.drawFree();
  }

  options(agent: Agent): readonly Option[] {
    if (!this.isFree[agent]) return nothingToDo;
    const { sites, reach } = this.settings;
    const first = reach === sites ? 0 : agent % sites;
    return (this.views[first] ??= this.view(first));
  }

  publicOptions(agent: Agent): readonly Option[] {
    return this.options(agent);
  }

  /** Every agent whose reach covers the site, free or not: whether others are free cannot be seen. */
  contenders(_agent: Agent, resource: Resource): readonly Agent[] {
    const { agents, sites, reach } = this.settings;
    const key = reach === sites ? 0 : resource.place;
    return (this.seers[key] ??= Array.from({ length: agents }, (_, agent) => agent).filter(
      (agent) => reach === sites || (key - (agent % sites) + sites) % sites < reach,
    ));
  }

  advance(jointAction: Int32Array): void {
    const fetched = new Set<Option>();
    for (let agent = 0; agent < jointAction.length; agent++) {
      const option = this.options(agent)[jointAction[agent]!]!;
      if (option.uses.length > 0) fetched.add(option);
    }
    const { sites, links } = this.settings;
    const found = new Map<number, Option[]>();
    const touched = new Set<number>();
    for (const option of fetched) {
      const { place, slot } = option.uses[0]!;
      touched.add(place);
      this.freeSlots.push(slot);
    }
    for (const site of touched)
      this.queues[site] = this.queues[site]!.filter((option) => !fetched.has(option));
    for (let k = 0; k < fetched.size; k++) {
      const count = Math.floor(links) + (this.stream() < links % 1 ? 1 : 0);
      for (let link = 0; link < count; link++) {
        const site = below(sites, this.stream);
        const list = found.get(site);
        if (list) list.push(this.page(site));
        else found.set(site, [this.page(site)]);
      }
    }
    for (const [site, list] of found) this.add(site, list);
    for (const site of touched) if (this.queues[site]!.length === 1) this.add(site, [this.page(site)]);
    this.views = new Array(sites);
    this.step++;
    this.drawFree();
  }

  snapshot(): { readonly queue: readonly { page: number; site: number; value: number }[] } {
    const all = this.queues.flatMap((queue) => queue.slice(0, -1)).sort(byValue);
    return { queue: all.map(({ uses, value }) => ({ page: uses[0]!.key, site: uses[0]!.place, value })) };
  }

  private keep(): number {
    const { agents, sites, reach } = this.settings;
    return 4 + 2 * Math.ceil((agents * reach) / (sites * Math.max(1, reach)));
  }

  private page(site: number): Option {
    const value = Math.round(100 / (1 + below(ranks, this.stream)));
    const key = this.pages++;
    const slot = this.freeSlots.pop();
    if (slot === undefined) throw new Error("crawlers ran out of page slots");
    const page: Resource = { name: `page ${key}`, kind: "once", seats: 1, slot, key, place: site };
    return { name: page.name, uses: [page], value };
  }

  /** Sorts new pages into a site's queue and forgets the least popular beyond what can be needed. */
  private add(site: number, found: readonly Option[]): void {
    const queue = [...this.queues[site]!.slice(0, -1), ...found].sort(byValue);
    for (const option of queue.splice(this.keep())) this.freeSlots.push(option.uses[0]!.slot);
    this.queues[site] = [...queue, idle];
  }

  private view(first: number): readonly Option[] {
    const { sites, reach } = this.settings;
    if (reach === 1) return this.queues[first]!;
    const seen: Option[] = [];
    for (let k = 0; k < reach; k++) seen.push(...this.queues[(first + k) % sites]!.slice(0, -1));
    return [...seen.sort(byValue), idle];
  }

  private drawFree(): void {
    const { free } = this.settings;
    if (free === 1) this.isFree.fill(1);
    else
      for (let agent = 0; agent < this.isFree.length; agent++)
        this.isFree[agent] = this.stream() < free ? 1 : 0;
  }
}

/** The most popular first, and the one found first among equals. */
function byValue(a: Option, b: Option): number {
  return b.value - a.value || a.uses[0]!.key - b.uses[0]!.key;
}
