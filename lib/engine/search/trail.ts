/** Numbers whose changes can be undone, level by level; a level keeps the value before its first change only. */
export class UndoableNumbers {
  readonly values: Float64Array;
  private readonly changedIn: Int32Array;
  private level = 0;
  private index: Int32Array = new Int32Array(1024);
  private before: Float64Array = new Float64Array(1024);
  private length = 0;

  constructor(size: number) {
    this.values = new Float64Array(size);
    this.changedIn = new Int32Array(size);
  }

  set(index: number, value: number): void {
    if (this.changedIn[index] !== this.level) {
      this.changedIn[index] = this.level;
      if (this.length === this.index.length) this.grow();
      this.index[this.length] = index;
      this.before[this.length++] = this.values[index]!;
    }
    this.values[index] = value;
  }

  /** Opens a level. Returns what {@link undo} needs to come back to before it. */
  open(): number {
    this.level++;
    return this.length;
  }

  undo(mark: number): void {
    while (this.length > mark) {
      this.length--;
      this.values[this.index[this.length]!] = this.before[this.length]!;
    }
    this.level++;
  }

  private grow(): void {
    const index = new Int32Array(2 * this.length);
    index.set(this.index);
    this.index = index;
    const before = new Float64Array(2 * this.length);
    before.set(this.before);
    this.before = before;
  }
}
