// hash mod n: depends on the order of the list, and moves nearly everything when an agent leaves.
// expect owner 1
// cell convention-owner
function owner(key: number, agents: readonly Agent[]): Agent {
  return agents[hash(key) % agents.length]!;
}
