/**
 * The open nodes of a best-first search: the least loss first, the deeper first among equals. A node is the chain of
 * decisions that leads to it, shared with its siblings, so it costs a few words.
 */

import type { Action, Agent } from "coordlab/world/game.js";
import { BinaryHeap } from "../binary-heap.js";

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

export function openNodes(): BinaryHeap<OpenNode> {
  return new BinaryHeap(comesBefore);
}

const comesBefore = (a: OpenNode, b: OpenNode): boolean =>
  a.loss < b.loss || (a.loss === b.loss && a.depth > b.depth);
