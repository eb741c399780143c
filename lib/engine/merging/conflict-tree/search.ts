/** The conflict tree: find a conflict, try each way to resolve it, and prove that the rest cannot work. */
import type { Conflict, Resolution, Resolved } from "coordlab/plans/conflict.js";
import { type Found, foundWay } from "coordlab/plans/numbered-merge.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import type { Clock } from "../../limits.js";
import type { Steps } from "../../steps.js";
import { type Fork, forkOf } from "./forks.js";
import { propagate } from "./propagate.js";
import { type Decision, TreeState } from "./state.js";

/** Why there is no plan: the conflict, and why each way to resolve it leads to no plan either. */
export interface Refutation {
  readonly conflict: Conflict;
  readonly branches: readonly { readonly by: readonly Resolution[]; readonly because: Refutation }[];
}

/** What a probe says: a plan, a proof that none exists, that the pause has found one, or that a limit is met. */
export type Probe =
  | { readonly status: "found"; readonly found: Found }
  | { readonly status: "refuted"; readonly because: Refutation }
  | { readonly status: "met" | "spent" };

/** What is looked for, and what that may take. */
export interface Aim {
  readonly target: number;
  readonly floor: number;
  readonly nodes: number;
  readonly clock: Clock;
}

/** Nodes between two pauses. */
const nodesPerPause = 8192;

/** An open node: its branches before `next` have been tried. */
interface Frame {
  readonly fork: Fork;
  readonly mark: readonly [arcs: number, changes: number];
  next: number;
  readonly told: { readonly by: readonly Resolution[]; readonly because: Refutation }[];
}

/** Refutations are kept down to this many nodes; below, only their conflict is. */
const TOLD = 1000;

/**
 * Searches for a merged plan whose cost does not exceed a target, depth first.
 *
 * A node of the conflict tree is a {@link TreeState}: decisions, and for each action a window [earliest start,
 * latest end] that they leave open. At each node {@link propagate} adds what the windows force; a node is closed
 * if that leaves some window empty, overbooks a resource, or costs too much. Then {@link forkOf} looks for a
 * conflict of the earliest starts, and it is resolved in every possible way, one child each: one order, the
 * other order, a delay, each substitution, each supplier. No conflict is a plan.
 */
export class Search {
  /** Nodes opened so far. */
  nodes = 0;
  private readonly state: TreeState;

  constructor(problem: PlanProblem) {
    this.state = new TreeState(problem);
  }

  /**
   * A merged plan with max(floor, makespan) + price <= target, a refutation, or neither if a limit is met first.
   *
   * @param pause something else to do now and then; returns the cost of the best plan known
   */
  *probe({ target, floor, nodes, clock }: Aim, pause: () => Steps<number>): Steps<Probe> {
    const { state } = this;
    const { network } = state;
    const root = network.mark();
    const limit = this.nodes + nodes;
    const stack: Frame[] = [];
    const end = (probe: Probe): Probe => {
      network.undo(root);
      return probe;
    };
    const refuted = (): Refutation => ({ conflict: state.failure, branches: [] });
    this.nodes++;
    const own = state.aim(target, floor);
    const planned = network.mark();
    let because = own && state.withinTarget() && propagate(state) ? undefined : refuted();
    for (;;) {
      if (!because) {
        const fork = forkOf(state);
        if (!fork) return end({ status: "found", found: found(state, stack, network.added(planned)) });
        stack.push({ fork, mark: network.mark(), next: 0, told: [] });
      } else {
        const parent = stack.at(-1);
        if (!parent) return end({ status: "refuted", because });
        if (this.nodes < TOLD)
          parent.told.push({ by: resolutions(state, parent.fork.branches[parent.next - 1]!), because });
      }
      const top = stack.at(-1)!;
      network.undo(top.mark);
      const branch = top.fork.branches[top.next++];
      if (!branch) {
        stack.pop();
        because = { conflict: top.fork.conflict, branches: top.told };
        continue;
      }
      if (this.nodes >= limit || (yield* clock.rest())) return end({ status: "spent" });
      if (++this.nodes % nodesPerPause === 0 && (yield* pause()) <= target) return end({ status: "met" });
      network.failure = undefined;
      const fits = branch.every((decision) => state.decide(decision)) && propagate(state);
      because = fits ? undefined : refuted();
    }
  }
}

/** Each slot's option and start, and the conflict for which a slot was substituted. */
function found(state: TreeState, stack: readonly Frame[], added: readonly number[]): Found {
  const { problem, choices } = state;
  const reasons = new Map<number, Conflict>();
  choices.needs.forEach(({ slot, suppliers, fact, value }, n) => {
    const supplier = suppliers[state.supplier[n]!]?.slot ?? -1;
    reasons.set(supplier, { kind: "unsupported", on: fact, action: problem.slots[slot]!.id, value });
  });
  for (const { fork, next } of stack)
    for (const decision of fork.branches[next - 1]!)
      if (decision.kind === "perform") reasons.set(decision.slot, fork.conflict);
  const options = state.option.map((option) => Math.max(0, option));
  const substituted = problem.slots.flatMap(({ id, options: choices, prices }, s): Resolved[] => {
    const m = options[s]!;
    if (m === 0) return [];
    const resolution = { kind: "substitute", action: id, by: choices[m]!.id, price: prices[m]! } as const;
    return [{ conflict: reasons.get(s)!, resolution }];
  });
  return foundWay(problem, options, state.times().starts.slice(), substituted, added);
}

/** What a branch decides, in terms of the plans. */
function resolutions({ problem: { slots }, choices }: TreeState, branch: readonly Decision[]): Resolution[] {
  return branch.flatMap((decision): Resolution[] => {
    if (decision.kind === "order")
      return [{ kind: "order", before: slots[decision.before]!.id, after: slots[decision.after]!.id }];
    if (decision.kind === "supply") {
      const { slot, suppliers } = choices.needs[decision.need]!;
      const before = suppliers[decision.supplier]!.slot;
      return before < 0 ? [] : [{ kind: "order", before: slots[before]!.id, after: slots[slot]!.id }];
    }
    const { id, options, prices } = slots[decision.slot]!;
    if (decision.kind === "delay")
      return [{ kind: "delay", action: id, notBefore: decision.notBefore, steps: decision.steps }];
    const m = decision.option;
    return m === 0 ? [] : [{ kind: "substitute", action: id, by: options[m]!.id, price: prices[m]! }];
  });
}
