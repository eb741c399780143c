/** Reading a text file number by number, with errors that say where: line, token, and what was expected. */

/** A malformed file; `message` reads `line 3: expected the number of agents, got "x"`. */
export class FormatError extends Error {
  override readonly name = "FormatError";
}

/** The words of a text in turn. Cost O(length of the text) over all calls. */
export class Tokens {
  private readonly text: string;
  private position = 0;
  private tokenStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether only white space is left. */
  get done(): boolean {
    while (this.position < this.text.length && this.text.charCodeAt(this.position) <= 32) this.position++;
    return this.position === this.text.length;
  }

  /** @throws FormatError at the end of the file */
  word(expected: string): string {
    if (this.done) {
      this.tokenStart = this.position;
      throw new FormatError(`line ${this.line()}: expected ${expected}, got the end of the file`);
    }
    this.tokenStart = this.position;
    while (this.position < this.text.length && this.text.charCodeAt(this.position) > 32) this.position++;
    return this.text.slice(this.tokenStart, this.position);
  }

  /** A number that is not NaN; `inf` and `-inf` are understood. */
  number(expected: string): number {
    const word = this.word(expected);
    const value = Number(word);
    if (!Number.isNaN(value)) return value;
    const infinite = /^([+-]?)inf(inity)?$/i.exec(word);
    if (infinite) return infinite[1] === "-" ? -Infinity : Infinity;
    throw this.unexpected(expected, word);
  }

  /** A whole number in min .. max. */
  whole(expected: string, min: number, max: number = 2 ** 31 - 1): number {
    const word = this.word(expected);
    const value = Number(word);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw this.unexpected(expected, word);
  }

  /** The error for the word read last. */
  unexpected(expected: string, got: string): FormatError {
    return new FormatError(`line ${this.line()}: expected ${expected}, got "${got}"`);
  }

  private line(): number {
    let line = 1;
    for (let i = this.text.indexOf("\n"); i !== -1 && i < this.tokenStart; i = this.text.indexOf("\n", i + 1))
      line++;
    return line;
  }
}
