/** Answers as they come out of a pipe: a line of JSON each, in pieces of any size. */

/** What a process may say: everything else is no answer. */
export type Answer = { readonly [key in "id" | "at" | "ready" | "ok" | "error"]?: unknown };

export class AnswerLines {
  /** Bytes heard so far, in all. */
  bytes = 0;
  private pieces: Buffer[] = [];
  private received = 0;
  private readonly longest: number;

  /** @param longest bytes of one answer */
  constructor(longest: number) {
    this.longest = longest;
  }

  /** Hands each whole line to `take` until that says to stop. @returns whether the line that is not whole yet is too long */
  hear(chunk: Buffer, take: (line: string) => boolean): boolean {
    this.bytes += chunk.length;
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const line = Buffer.concat([...this.pieces, rest.subarray(0, end)]).toString("utf8");
      this.forget();
      rest = rest.subarray(end + 1);
      if (!take(line)) return false;
    }
    this.pieces.push(rest);
    this.received += rest.length;
    return this.received > this.longest;
  }

  forget(): void {
    this.pieces = [];
    this.received = 0;
  }
}

/** The answer on a line, if it is one. */
export function parsed(line: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
