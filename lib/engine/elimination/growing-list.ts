/** A list of 32-bit integers that grows by doubling. */
export class GrowingList {
  /** The items are the first `length` of these; a push may replace the array. */
  items: Int32Array;
  length = 0;

  constructor(capacity: number) {
    this.items = new Int32Array(Math.max(16, capacity));
  }

  push(item: number): void {
    if (this.length === this.items.length) {
      const larger = new Int32Array(2 * this.items.length);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = item;
  }

  view(): Int32Array {
    return this.items.subarray(0, this.length);
  }
}
