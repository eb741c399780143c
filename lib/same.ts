/** Equality of plain data: numbers, text, arrays, typed arrays and records. */

/**
 * Whether two values hold the same data. A typed array is the same as an array of the same numbers; NaN is
 * the same as NaN and 0 the same as -0; records are the same if their own keys and values are.
 *
 * @example same([1, { a: 2 }], [1, { a: 2 }]) // true
 * @example same(Int32Array.of(1, 2), [1, 2]) // true
 */
export function same(left: unknown, right: unknown): boolean {
  if (left === right || Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  const [items, others] = [list(left), list(right)];
  if (items && others)
    return items.length === others.length && every(items, (item, i) => same(item, others[i]));
  if (items || others) return false;
  const [a, b] = [left as Record<string, unknown>, right as Record<string, unknown>];
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
}

/**
 * Whether a value is a number within `tolerance` of the expected one, relative to the larger of 1 and |expected|.
 *
 * @example near(0.1 + 0.2, 0.3) // true
 */
export function near(value: unknown, expected: number, tolerance = 1e-9): boolean {
  return (
    typeof value === "number" && Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected))
  );
}

function list(value: object): ArrayLike<unknown> | undefined {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? (value as unknown as ArrayLike<number>)
    : undefined;
}

function every(items: ArrayLike<unknown>, holds: (item: unknown, i: number) => boolean): boolean {
  for (let i = 0; i < items.length; i++) if (!holds(items[i], i)) return false;
  return true;
}
