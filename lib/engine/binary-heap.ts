/**
 * A binary heap: what comes before all others leaves first; of equals, any. Time O(log n) to push or pop one of n.
 *
 * @example const heap = new BinaryHeap<number>((a, b) => a < b)
 */
export class BinaryHeap<T> {
  private readonly heap: T[] = [];
  private readonly before: (a: T, b: T) => boolean;

  constructor(before: (a: T, b: T) => boolean) {
    this.before = before;
  }

  get size(): number {
    return this.heap.length;
  }

  /** What leaves next; undefined if there is nothing. */
  get first(): T | undefined {
    return this.heap[0];
  }

  push(item: T): void {
    const { heap, before } = this;
    let i = heap.push(item) - 1;
    for (let up = (i - 1) >> 1; i > 0 && before(item, heap[up]!); up = (i - 1) >> 1) {
      heap[i] = heap[up]!;
      i = up;
    }
    heap[i] = item;
  }

  pop(): T | undefined {
    const { heap, before } = this;
    const first = heap[0];
    const item = heap.pop();
    if (heap.length === 0 || item === undefined) return first;
    let i = 0;
    for (;;) {
      let down = 2 * i + 1;
      if (down + 1 < heap.length && before(heap[down + 1]!, heap[down]!)) down++;
      if (down >= heap.length || !before(heap[down]!, item)) break;
      heap[i] = heap[down]!;
      i = down;
    }
    heap[i] = item;
    return first;
  }
}
