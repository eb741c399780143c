/** The support team's policies, from broadcasting everything to owning it by a shared rule. */

import { hash, rendezvousPlace } from "coordlab/mechanisms/ownership.js";
import type { Agent } from "coordlab/world/game.js";
import type { Desk, Policy } from "./policy.js";

/** All agents answer everything; the first reply goes out and calls the others off, which takes a moment. */
export const broadcastFirst: Policy = {
  name: "broadcast, first reply",
  assign: everybody,
  selector: "first",
};

/** All agents answer everything; a selector reads all the replies and sends the best. */
export const broadcastBest: Policy = { name: "broadcast, best reply", assign: everybody, selector: "best" };

/** One coordinator hands each message to the agent with the least to do. */
export const coordinator: Policy = {
  name: "coordinator",
  coordinator: true,
  assign(_m, { load }, called) {
    let least = 0;
    for (let agent = 1; agent < load.length; agent++) if (load[agent]! < load[least]!) least = agent;
    called[0] = least;
    return 1;
  },
};

/** A conversation belongs to agent hash(conversation) % n: everybody can work that out alone. */
export const hashOwnership: Policy = {
  name: "hash ownership",
  assign(m, { inbox, agents }, called) {
    called[0] = hash(inbox.conversation[m]!) % agents;
    return 1;
  },
};

/**
 * The same rule where every agent's hash has a salt of its own, as Python's hash of strings has in every
 * process: nobody shares the rule, so a conversation may have no owner, or several.
 */
export const saltedHashOwnership: Policy = {
  name: "salted hash ownership",
  assign(m, { inbox, agents }, called) {
    let count = 0;
    for (let agent = 0; agent < agents; agent++)
      if (hash(inbox.conversation[m]!, agent + 1) % agents === agent) called[count++] = agent;
    return count;
  },
};

/** A conversation belongs to the agent with the highest hash of both numbers. */
export const rendezvousOwnership: Policy = {
  name: "rendezvous ownership",
  assign(m, { inbox, agents }, called) {
    called[0] = rendezvousPlace(inbox.conversation[m]!, agents);
    return 1;
  },
};

/** Rendezvous ownership among the agents that send heartbeats: when one falls silent, the next best takes over. */
export const failOverOwnership: Policy = {
  name: "ownership with fail-over",
  heartbeats: true,
  assign(m, desk, called) {
    const owner = trustedOwner(desk.inbox.conversation[m]!, desk);
    called[0] = owner;
    return owner < 0 ? 0 : 1;
  },
};

/**
 * Each topic has its specialists. A conversation stays with the agent that last replied; if that is no
 * specialist of the message's topic, it reads the message and hands over.
 */
export const rolesByTopic: Policy = {
  name: "roles by topic",
  assign(m, desk, called) {
    const last = desk.lastReplier[desk.inbox.conversation[m]!]!;
    called[0] = last >= 0 ? last : specialist(m, desk);
    return 1;
  },
  handoff: (m, _agent, desk) => specialist(m, desk),
};

/** All of them, from the costliest at run time to the cheapest. */
export const supportPolicies: readonly Policy[] = [
  broadcastFirst,
  broadcastBest,
  coordinator,
  rolesByTopic,
  failOverOwnership,
  rendezvousOwnership,
  hashOwnership,
  saltedHashOwnership,
];

function everybody(_m: number, { agents }: Desk, called: Int32Array): number {
  for (let agent = 0; agent < agents; agent++) called[agent] = agent;
  return agents;
}

/** -1 if nobody is trusted. */
function trustedOwner(conversation: number, { agents, trusted }: Desk): Agent {
  let owner = -1;
  let best = -1;
  for (let agent = 0; agent < agents; agent++) {
    const weight = hash(conversation, agent + 1);
    if (trusted[agent] && weight > best) {
      best = weight;
      owner = agent;
    }
  }
  return owner;
}

/** Agents t, t + topics, t + 2 topics, ... know topic t; with more topics than agents, agent t % n does. */
function specialist(m: number, { inbox, agents }: Desk): Agent {
  const topic = inbox.topic[m]! % agents;
  const stride = Math.min(inbox.topics, agents);
  const specialists = Math.ceil((agents - topic) / stride);
  return topic + stride * (hash(inbox.conversation[m]!) % specialists);
}
