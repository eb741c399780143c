/**
 * How wide a text is, without a canvas: Helvetica's advance widths, which Arial and Liberation Sans share.
 * Pictures are laid out with these figures on every machine, so that their bytes are the same on every machine.
 */

/** Advance widths of the characters 32 .. 126 in thousandths of the font size (Adobe's Helvetica metrics). */
const advance: readonly number[] = (
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 " +
  "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 " +
  "611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 " +
  "556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
  .split(" ")
  .map(Number);

/**
 * Width of `text` in pixels; bold is 6 % wider, a character outside ASCII counts as a digit (556).
 *
 * @param size the font size in pixels
 * @example textWidth("0000", 10) // 22.24
 */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const character of text) thousandths += advance[character.codePointAt(0)! - 32] ?? 556;
  return (thousandths * size * (bold ? 1.06 : 1)) / 1000;
}

/** The text broken at spaces into lines of at most `width` pixels; a longer word stands on its own line. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
