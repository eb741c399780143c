/** Equality of plain data: numbers, text, arrays, typed arrays, records, maps and sets. */

/**
 * Whether two values hold the same data. A typed array is the same as an array of the same numbers; NaN is
 * the same as NaN and 0 the same as -0; records are the same if their own keys and values are, maps and sets if
 * they hold the same in the same order. Anything else (a date, a function) is the same as itself only.
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
  const kind = kindOf(left);
  if (kind !== kindOf(right)) return false;
  if (kind === "Map" || kind === "Set")
    return same([...(left as Set<unknown>)], [...(right as Set<unknown>)]);
  if (kind !== "Object") return false;
  const [a, b] = [left as Record<string, unknown>, right as Record<string, unknown>];
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
}

/**
 * Whether a value is a number within `tolerance` of the expected one, relative to the larger of 1 and |expected|.
 * Infinity and NaN are near themselves only.
 *
 * @example near(0.1 + 0.2, 0.3) // true
 * @example near(1e300, Infinity) // false
 */
export function near(value: unknown, expected: number, tolerance = 1e-9): boolean {
  if (typeof value !== "number") return false;
  if (!Number.isFinite(expected)) return Object.is(value, expected);
  return Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected));
}

/** "Object" for records and instances of classes, whatever realm they come from. */
function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
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
