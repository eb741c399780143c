/** Where a law ends when a hand-in is slow. */
import type { Budget } from "../sandbox/budget.js";

/** Where a law may end when time is short: the same inputs for everybody. */
const shortLists: readonly number[] = [5, 20];

/** How long one check goes on: its part of the time that its question has left. */
export class LawTime {
  /** The short list after which it ended, if it did. */
  ended: number | undefined;
  /** The longest short list of which all inputs held. */
  passed: number | undefined;
  private readonly budget: Budget;
  private readonly before: number;
  private readonly part: number;

  /** @param checks how many have still to be put, this one with them */
  constructor(budget: Budget, checks: number) {
    this.budget = budget;
    this.part = budget.left() / checks;
    this.before = budget.look();
  }

  /** Whether a law is to end after these inputs, since the next list would take longer than there is time. */
  isEnough(inputs: number): boolean {
    const list = shortLists.indexOf(inputs);
    if (list < 0) return false;
    this.passed = inputs;
    const next = (shortLists[list + 1] ?? 100) / inputs;
    const used = this.budget.look() - this.before;
    if (used * next < 0.01 || !this.budget.isMore(used * next, this.part)) return false;
    this.ended = inputs;
    return true;
  }

  /** Whether a smaller input that fails may still be looked for. */
  isOver(): boolean {
    return this.budget.look() - this.before > this.part;
  }
}
