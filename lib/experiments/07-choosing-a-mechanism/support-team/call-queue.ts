/** First in, first out, of message numbers. A ring that doubles when it is full: O(1) amortised. */
export class CallQueue {
  length = 0;
  private items = new Int32Array(16);
  private head = 0;

  push(message: number): void {
    if (this.length === this.items.length) this.grow();
    this.items[(this.head + this.length++) & (this.items.length - 1)] = message;
  }

  /** The longest-waiting message; the queue must not be empty. */
  shift(): number {
    const message = this.items[this.head]!;
    this.head = (this.head + 1) & (this.items.length - 1);
    this.length--;
    return message;
  }

  private grow(): void {
    const larger = new Int32Array(2 * this.items.length);
    larger.set(this.items.subarray(this.head));
    larger.set(this.items.subarray(0, this.head), this.items.length - this.head);
    this.items = larger;
    this.head = 0;
  }
}
