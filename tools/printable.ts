/** Text from outside on a terminal: what moves the cursor, breaks the line or turns the writing round is spelled out. */

/** @example printable("a\nb") // "a\\u{a}b" */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (it) => `\\u{${it.codePointAt(0)!.toString(16)}}`);
}
