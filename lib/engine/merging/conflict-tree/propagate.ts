/** What follows from what has been decided, before anything is guessed. */
import type { Choices } from "./choices.js";
import { fitsOneMachine } from "./one-machine.js";
import type { TreeState } from "./state.js";

/**
 * Adds what the windows force, until nothing more is forced: of two incompatible tenures, if one order does not
 * fit into the windows, the other one holds (Carlier & Pinson 1989); of the suppliers of a need, the only one that
 * is left; of a closing, the only side of it on which a tenure fits. Then looks whether the budgets and the machines leave a plan at all ({@link fitsOneMachine}). False if
 * there is none; then the state's `failure` says why. Cost O(rounds x (pairs + needs x suppliers)).
 */
export function propagate(state: TreeState): boolean {
  const { network, ordered, supplier, choices } = state;
  for (let changed = true; changed; ) {
    const before = network.mark()[1];
    for (let p = 0; p < ordered.length; p++) if (ordered[p] === 0 && !forceOrder(state, p)) return false;
    for (let n = 0; n < supplier.length; n++) if (supplier[n]! < 0 && !forceSupplier(state, n)) return false;
    for (const closing of choices.closings) if (!forceSide(state, closing)) return false;
    changed = network.mark()[1] > before;
  }
  return (choices.budgets.length === 0 || state.withinTarget()) && machinesFit(state);
}

function forceOrder(state: TreeState, p: number): boolean {
  const { a, b, one, other } = state.choices.pairs[p]!;
  if (!state.settled(a) || !state.settled(b)) return true;
  const first = state.slack(one.to, other.from) >= 0;
  const second = state.slack(other.to, one.from) >= 0;
  if (first && second) return true;
  state.network.write(state.ordered, p, 1);
  if (first) return state.network.order(one.to, other.from, one.on);
  if (second) return state.network.order(other.to, one.from, one.on);
  return state.fail(state.clash(a, b));
}

function forceSupplier(state: TreeState, need: number): boolean {
  const { slot, option, suppliers, fact, value } = state.choices.needs[need]!;
  if (state.option[slot] !== option) return true;
  const possible = suppliers.flatMap((supplier, k) => (state.possible(supplier, slot) ? [k] : []));
  if (possible.length > 1) return true;
  if (possible.length === 1) return state.decide({ kind: "supply", need, supplier: possible[0]! });
  return state.fail({ kind: "unsupported", on: fact, action: state.problem.slots[slot]!.id, value });
}

/** A tenure that fits before a closing only, or after it only. What fits nowhere is left to a fork, which says why. */
function forceSide(state: TreeState, { index, from: closes, until }: Choices["closings"][number]): boolean {
  if (!state.settled(index)) return true;
  const { from, to } = state.choices.tenures[index]!.tenure;
  const { earliest, latestEnd, duration } = state.network;
  const before = earliest[to]! + duration[to]! <= closes;
  const after = latestEnd[from]! - duration[from]! >= until;
  if (before === after) return true;
  return after ? state.network.startsFrom(from, until) : state.network.endsBy(to, closes);
}

function machinesFit(state: TreeState): boolean {
  const { earliest, latestEnd, duration } = state.network;
  const { machines, tenures: possible } = state.choices;
  return machines.every(({ on, tenures }) => {
    const jobs = tenures.flatMap(({ index, least }) => {
      const { from, to } = possible[index]!.tenure;
      if (!state.settled(index)) return [];
      return [
        {
          release: earliest[from]!,
          length: from === to ? duration[from]! : least,
          deadline: latestEnd[to]!,
        },
      ];
    });
    if (fitsOneMachine(jobs)) return true;
    const actions = tenures.map(({ index }) => state.problem.slots[possible[index]!.tenure.from]!.id);
    return state.fail({ kind: "capacity", on, actions });
  });
}
