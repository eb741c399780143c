/** The shape of a curve, as a verb: what a drawn guess is about. */

/**
 * Whether a curve stays level, rises or falls (straight or bent), or turns. A tenth of its range counts as nothing.
 *
 * @example curveShape([0, 1, 2], [0, 5, 1]) // "rises and falls again"
 */
export function curveShape(xs: readonly number[], ys: readonly number[]): string {
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const [first, last] = [ys[0]!, ys[ys.length - 1]!];
  const slack = (high - low) / 10;
  if (high - low <= 0.03 * Math.max(Math.abs(low), Math.abs(high))) return "stays level";
  const peak = high > Math.max(first, last) + slack;
  const valley = low < Math.min(first, last) - slack;
  if (peak || valley)
    return peak && valley ? "turns twice" : peak ? "rises and falls again" : "falls and rises again";
  const [from, to] = [xs[0]!, xs[xs.length - 1]!];
  const chord = (x: number): number => first + ((last - first) * (x - from)) / (to - from);
  const straight = ys.every((y, i) => Math.abs(y - chord(xs[i]!)) <= 1.2 * slack);
  return `${last > first ? "rises" : "falls"}, ${straight ? "in a straight line" : "bent"}`;
}
