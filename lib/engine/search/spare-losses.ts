/** What a term can spare: the inner loop of loss shifting. */
import type { LiveActions } from "./live-actions.js";
import type { LossNetwork } from "./loss-network.js";

export class SpareLosses {
  /** By action; of the slot gathered last. */
  readonly spare: Float64Array;
  private readonly open: Int32Array;
  private readonly counter: Int32Array;

  /**
   * @param held unary losses by action number, then the shifts
   * @param shiftBase where the shifts begin
   */
  constructor(
    private readonly network: LossNetwork,
    private readonly live: LiveActions,
    private readonly held: Float64Array,
    private readonly shiftBase: number,
  ) {
    const { counts, scopeStart } = network;
    this.spare = new Float64Array(counts.reduce((a, b) => Math.max(a, b), 1));
    let arity = 0;
    for (let t = 0; t + 1 < scopeStart.length; t++)
      arity = Math.max(arity, scopeStart[t + 1]! - scopeStart[t]!);
    this.open = new Int32Array(arity);
    this.counter = new Int32Array(arity);
  }

  /** spare[a] = the least remaining loss of the slot's term over its live joint actions in which the agent plays a. */
  gather(slot: number): void {
    const { agents, strides, shiftStart, slotTerm, scopeStart, tableStart, losses, firstAction } =
      this.network;
    const { actions, size } = this.live;
    const { held, shiftBase, spare, open, counter } = this;
    const term = slotTerm[slot]!;
    const self = agents[slot]!;
    let base = tableStart[term]!;
    let fixed = 0;
    let width = 0;
    for (let s = scopeStart[term]!; s < scopeStart[term + 1]!; s++) {
      if (s === slot) continue;
      const agent = agents[s]!;
      if (size[agent] === 1) {
        const a = actions[firstAction[agent]!]!;
        base += a * strides[s]!;
        fixed += held[shiftBase + shiftStart[s]! + a]!;
      } else open[width++] = s;
    }
    const first = firstAction[self]!;
    const stride = strides[slot]!;
    const shift = shiftBase + shiftStart[slot]!;
    if (width === 0) {
      for (let k = 0; k < size[self]!; k++) {
        const a = actions[first + k]!;
        spare[a] = losses[base + a * stride]! - fixed - held[shift + a]!;
      }
      return;
    }
    const inner = open[width - 1]!;
    const innerAgent = agents[inner]!;
    const innerFirst = firstAction[innerAgent]!;
    const innerSize = size[innerAgent]!;
    const innerStride = strides[inner]!;
    const innerShift = shiftBase + shiftStart[inner]!;
    for (let k = 0; k < size[self]!; k++) spare[actions[first + k]!] = Infinity;
    for (let j = 0; j < width - 1; j++) counter[j] = 0;
    for (;;) {
      let offset = base;
      let shifted = fixed;
      for (let j = 0; j < width - 1; j++) {
        const s = open[j]!;
        const a = actions[firstAction[agents[s]!]! + counter[j]!]!;
        offset += a * strides[s]!;
        shifted += held[shiftBase + shiftStart[s]! + a]!;
      }
      for (let k = 0; k < size[self]!; k++) {
        const a = actions[first + k]!;
        const row = offset + a * stride;
        let least = Infinity;
        for (let l = 0; l < innerSize; l++) {
          const b = actions[innerFirst + l]!;
          const rest = losses[row + b * innerStride]! - held[innerShift + b]!;
          if (rest < least) least = rest;
        }
        if (least - shifted < spare[a]!) spare[a] = least - shifted;
      }
      let j = width - 2;
      while (j >= 0 && ++counter[j]! === size[agents[open[j]!]!]!) counter[j--] = 0;
      if (j < 0) break;
    }
    for (let k = 0; k < size[self]!; k++) {
      const a = actions[first + k]!;
      spare[a]! -= held[shift + a]!;
    }
  }
}
