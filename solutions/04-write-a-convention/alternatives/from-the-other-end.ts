// Every choice that the text leaves, made from the other end: the highest goes, turns run down, the lowest bid owns.
// cell convention-one
function goes(sight: Sight): boolean {
  return Math.max(...sight.contenders) === sight.agent;
}
// cell convention-fair
function goesFairly(sight: Sight): boolean {
  const { step, agent, agents, contenders } = sight;
  const turn = agents - 1 - (step % agents);
  const distance = (other: Agent) => (turn - other + agents) % agents;
  return contenders.every((other) => distance(agent) <= distance(other));
}
// cell convention-line
interface Queue {
  readonly agent: Agent;
  readonly contenders: readonly Agent[];
  readonly options: number;
  readonly seats: number;
}

function pick(queue: Queue): number {
  const { agent, contenders, options, seats } = queue;
  const fromBehind = contenders.length - 1 - contenders.indexOf(agent);
  const group = Math.floor(fromBehind / seats);
  const groups = Math.min(options, Math.floor(contenders.length / seats));
  return group < groups ? options - 1 - group : options;
}
// cell convention-owner
function owner(key: number, agents: readonly Agent[]): Agent {
  let best = agents[0]!;
  for (const agent of agents) {
    const [bid, least] = [hash(agent, key + 7), hash(best, key + 7)];
    if (bid < least || (bid === least && agent < best)) best = agent;
  }
  return best;
}
