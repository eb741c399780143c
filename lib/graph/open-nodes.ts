/**
 * The open nodes of a best-first search: a binary heap, the least loss first, the deeper first among equals.
 * A node is the chain of decisions that leads to it, shared with its siblings, so it costs a few words.
 */
import type { Action, Agent } from "../game.js";

export interface Decision {
  readonly before: Decision | undefined;
  readonly agent: Agent;
  readonly action: Action;
  /** Whether the agent takes the action, or is barred from it. */
  readonly take: boolean;
}

export interface OpenNode {
  readonly path: Decision | undefined;
  readonly depth: number;
  /** Every joint action below this node loses at least this much. */
  readonly loss: number;
}

export class OpenNodes {
  private readonly heap: OpenNode[] = [];

  get size(): number {
    return this.heap.length;
  }

  /** The least loss of an open node; Infinity if there is none. */
  get leastLoss(): number {
    return this.heap.length === 0 ? Infinity : this.heap[0]!.loss;
  }

  push(node: OpenNode): void {
    const { heap } = this;
    let i = heap.push(node) - 1;
    for (let up = (i - 1) >> 1; i > 0 && comesBefore(node, heap[up]!); up = (i - 1) >> 1) {
      heap[i] = heap[up]!;
      i = up;
    }
    heap[i] = node;
  }

  pop(): OpenNode | undefined {
    const { heap } = this;
    const first = heap[0];
    const node = heap.pop();
    if (heap.length === 0 || node === undefined) return first;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down + 1 < heap.length && comesBefore(heap[down + 1]!, heap[down]!)) down++;
      if (down >= heap.length || !comesBefore(heap[down]!, node)) break;
      heap[i] = heap[down]!;
      i = down;
    }
    heap[i] = node;
    return first;
  }
}

const comesBefore = (a: OpenNode, b: OpenNode): boolean =>
  a.loss < b.loss || (a.loss === b.loss && a.depth > b.depth);
