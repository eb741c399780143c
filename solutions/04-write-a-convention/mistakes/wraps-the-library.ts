// The owner is the one that coordlab names.
// expect owner 0
// cell convention-owner
import * as lab from "coordlab";

function owner(key: number, agents: readonly Agent[]): Agent {
  const { rendezvousPlace: place } = lab;
  return agents[place(key, agents.length, agents)]!;
}
