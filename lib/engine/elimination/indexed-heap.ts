/** A binary heap of the items 0 .. n-1 whose keys may change while they wait. Lowest key first. */
export class IndexedHeap {
  private readonly keys: Float64Array;
  private readonly heap: Int32Array;
  private readonly place: Int32Array;
  size: number;

  /** Time O(n). */
  constructor(keys: Float64Array) {
    this.keys = keys;
    this.size = keys.length;
    this.heap = Int32Array.from(keys.keys());
    this.place = this.heap.slice();
    for (let at = (this.size >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  /** Removes the item of the lowest key. Time O(log n). */
  pop(): number {
    const item = this.heap[0]!;
    const last = this.heap[--this.size]!;
    if (this.size > 0) {
      this.put(last, 0);
      this.sink(0);
    }
    this.place[item] = -1;
    return item;
  }

  /** Time O(log n). */
  changeKey(item: number, key: number): void {
    const before = this.keys[item]!;
    if (key === before) return;
    this.keys[item] = key;
    if (key < before) this.rise(this.place[item]!);
    else this.sink(this.place[item]!);
  }

  private put(item: number, at: number): void {
    this.heap[at] = item;
    this.place[item] = at;
  }

  private rise(at: number): void {
    const item = this.heap[at]!;
    const key = this.keys[item]!;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.keys[this.heap[parent]!]! <= key) break;
      this.put(this.heap[parent]!, at);
      at = parent;
    }
    this.put(item, at);
  }

  private sink(at: number): void {
    const item = this.heap[at]!;
    const key = this.keys[item]!;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.keys[this.heap[child + 1]!]! < this.keys[this.heap[child]!]!) child++;
      if (this.keys[this.heap[child]!]! >= key) break;
      this.put(this.heap[child]!, at);
      at = child;
    }
    this.put(item, at);
  }
}
