/** One press, one answer, at a keyboard that goes from hand to hand. */

/** How long keys and buttons do nothing when a turn begins, in milliseconds: a press that came twice is over by then. */
export const rest = 500;

/** Whether a press is that of the person whose turn began at `began`, and not the last one's, held or doubled. */
export function isOwnPress(
  { timeStamp, repeat = false }: { readonly timeStamp: number; readonly repeat?: boolean },
  began: number,
): boolean {
  return !repeat && timeStamp - began >= rest;
}
