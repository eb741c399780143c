/** Coordination via planning: plans are announced and merged. */
import { findConflicts } from "../plans/find-conflicts.js";
import { planProblem } from "../plans/plan-problem.js";
import type { Channel } from "../world/channel.js";
import type { Agent } from "../world/game.js";
import type { Mechanism } from "../world/mechanism.js";
import type { Lookahead, Option, Route, SharedWorld } from "../world/scenario.js";
import { sharers } from "./moment-graph.js";
import { type Held, Reservations } from "./reservations.js";

/**
 * Coordination via planning: agents make plans of their own, announce them to those whose plans could touch
 * theirs, and the merger orders, delays or substitutes until nothing conflicts.
 *
 * Where a scenario looks ahead, plans are routes in time and stay reserved until they are flown: messages are
 * sent when plans are made, and none while they are followed. Elsewhere a plan is the option of one step.
 */
export const planMerging: Mechanism = {
  name: "plan merging",
  rung: "plan merging",
  silent: false,
  unsuited: () => undefined,
  team({ agents }) {
    const reservations = new Reservations(agents);
    return (world, channel, jointAction) =>
      world.lookahead
        ? mergeRoutes(world, world.lookahead, reservations, channel, jointAction)
        : mergeIntentions(world, channel, jointAction);
  },
};

/**
 * Agents without a route plan one as if they were alone and announce it to those near them. The detector of
 * `plans/` looks for conflicts with what is reserved, one agent after the other by number; whoever has one
 * substitutes: it plans again around all that is reserved by then, and announces the change.
 */
function mergeRoutes(
  world: SharedWorld,
  lookahead: Lookahead,
  reservations: Reservations,
  channel: Channel,
  jointAction: Int32Array,
): number {
  const { step } = world;
  const announce = (agent: Agent, route: Route) => {
    const timed = route.slots.flatMap((slots, ahead) => slots.flatMap((slot) => [step + ahead, slot]));
    for (const other of lookahead.near(agent)) channel.send(agent, other, timed);
  };
  const alone = new Map<Agent, Route>();
  for (const agent of reservations.withoutRoute(step)) {
    reservations.release(agent);
    const route = lookahead.plan(agent, () => false);
    if (!route) continue;
    alone.set(agent, route);
    announce(agent, route);
  }
  channel.deliver();
  for (const [agent, route] of alone) {
    if (!conflicts(agent, { route, from: step }, reservations)) reservations.reserve(agent, route, step);
    else {
      const substitute = reservations.plan(agent, world, lookahead);
      if (substitute) announce(agent, substitute);
      channel.deliver();
    }
  }
  reservations.follow(world, jointAction);
  return alone.size;
}

/** Whether a route conflicts with one that is reserved: each as a plan that claims cells for a step each. */
function conflicts(agent: Agent, held: Held, reservations: Reservations): boolean {
  const timed = [[agent, held] as const, ...reservations.all()].map(([owner, { route, from }]) =>
    route.slots.flatMap((slots, ahead) =>
      slots.length === 0 ? [] : [{ id: `${owner} at ${from + ahead}`, start: from + ahead, slots }],
    ),
  );
  const plans = timed
    .map((actions, index) => ({
      agent: String(index),
      actions: actions.map(({ id, slots }) => ({
        id,
        duration: 1,
        claims: slots.map((slot) => ({ resource: String(slot) })),
      })),
    }))
    .filter(({ actions }) => actions.length > 0);
  const starts = Object.fromEntries(timed.flat().map(({ id, start }) => [id, start]));
  const resources = Object.fromEntries(timed.flat().flatMap(({ slots }) => slots.map((slot) => [slot, {}])));
  return (
    findConflicts(planProblem({ world: { resources }, plans }), { starts, substitutions: {} }).conflicts
      .length > 0
  );
}

/**
 * Everybody announces its intention to those it shares a resource with. Whoever finds that agents with lower
 * numbers already fill a resource moves to its next option, preferring one where a partner waits, and announces
 * the change; rounds go on until nobody has to move. An intention depends on lower numbers only, so at most n
 * rounds are needed. Who is left alone at a joint resource waits.
 */
function mergeIntentions(world: SharedWorld, channel: Channel, jointAction: Int32Array): number {
  const agents = jointAction.length;
  const minds = Array.from({ length: agents }, (_, agent) => new Mind(agent, world));
  let moving = minds.filter(({ options }) => options.length > 1);
  let looked = 0;
  while (moving.length > 0) {
    for (const mind of moving) mind.announce(channel);
    channel.deliver();
    moving = minds.filter((mind) => {
      looked += mind.options.length;
      return mind.reconsider(channel);
    });
  }
  for (const mind of minds) jointAction[mind.agent] = mind.final();
  return looked;
}

/** What one agent intends and what it has heard. */
class Mind {
  readonly options: readonly Option[];
  private readonly partners: readonly Agent[];
  private readonly heard = new Map<Agent, number>();
  private choice = 0;

  constructor(
    readonly agent: Agent,
    world: SharedWorld,
  ) {
    this.options = world.options(agent);
    this.partners = this.options.length > 1 ? sharers(world, agent) : [];
  }

  announce(channel: Channel): void {
    for (const other of this.partners) channel.send(this.agent, other, keyOf(this.options[this.choice]!));
  }

  /** Takes in what arrived and returns whether its intention changed. */
  reconsider(channel: Channel): boolean {
    for (const { from, content } of channel.inbox(this.agent)) this.heard.set(from, content as number);
    const before = this.choice;
    if (this.options.length > 1) this.choice = this.choose();
    return this.choice !== before;
  }

  /** The first option where lower numbers wait for a partner, else the first one that they leave open. */
  private choose(): number {
    let open = -1;
    for (let index = 0; index < this.options.length - 1; index++) {
      const { uses } = this.options[index]!;
      const lower = this.others(keyOf(this.options[index]!), (other) => other < this.agent);
      if (lower > 0 && lower < uses[0]!.seats) return index;
      if (lower === 0 && open === -1) open = index;
    }
    return open === -1 ? this.options.length - 1 : open;
  }

  final(): number {
    const option = this.options[this.choice]!;
    const seats = option.uses[0]?.seats ?? 1;
    const together = 1 + this.others(keyOf(option), () => true);
    return together < seats ? this.options.length - 1 : this.choice;
  }

  private others(key: number, counted: (other: Agent) => boolean): number {
    let count = 0;
    for (const [other, intention] of this.heard) if (intention === key && counted(other)) count++;
    return count;
  }
}

function keyOf({ uses }: Option): number {
  return uses[0]?.key ?? -1;
}
