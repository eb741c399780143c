/** Which agent a branch and bound decides next. */
import type { Agent } from "coordlab/world/game.js";
import type { LossState } from "./loss-shifting.js";

/**
 * Agents that were part of dead ends come first, relative to how many actions they have left; the agent of the last
 * failed decision before all others, until it is settled.
 *
 * @see Boussemart et al. (2004), dom/wdeg; Lecoutre et al. (2009), last conflicts
 */
export class NextAgent {
  private readonly state: LossState;
  private readonly weight: Float64Array;
  private failed: Agent = -1;

  constructor(state: LossState) {
    this.state = state;
    this.weight = new Float64Array(state.network.n).fill(1);
  }

  /** The next agent, or -1 if all have one action left. */
  undecided(): Agent {
    const { size } = this.state;
    if (this.failed !== -1 && size[this.failed]! > 1) return this.failed;
    let chosen = -1;
    let most = 0;
    for (let i = 0; i < size.length; i++)
      if (size[i]! > 1 && this.weight[i]! / size[i]! > most) {
        most = this.weight[i]! / size[i]!;
        chosen = i;
      }
    return chosen;
  }

  /** The agent at which propagation has failed counts more. */
  weigh(): void {
    this.weight[this.state.conflict]!++;
  }

  /** So does the agent whose decision failed, which comes first from now on. */
  blame(agent: Agent): void {
    this.weigh();
    this.weight[agent]!++;
    this.failed = agent;
  }
}
