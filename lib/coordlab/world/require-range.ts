/** Refuses a number out of its range with the value and the rule, so that every law says it the same way. */

/** @throws RangeError if `value` is not a number of at least `least` */
export function requireAtLeast(name: string, least: number, value: number): void {
  if (!(value >= least && value < Infinity))
    throw new RangeError(`${name} must be at least ${least}, got ${value}`);
}

/** @throws RangeError if `value` is not a number above 0 */
export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} must be above 0, got ${value}`);
}

/** @throws RangeError if `value` is not in [0, 1] */
export function requireFraction(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must be in [0, 1], got ${value}`);
}

/** @throws RangeError if `value` is not a whole number in `least` .. `most` */
export function requireWhole(name: string, least: number, value: number, most?: number): void {
  if (Number.isInteger(value) && value >= least && (most === undefined || value <= most)) return;
  const rule = most === undefined ? `of at least ${least}` : `in ${least}..${most}`;
  throw new RangeError(`${name} must be a whole number ${rule}, got ${value}`);
}
