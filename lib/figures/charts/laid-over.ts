/** Options over defaults. */

export type PlainRecord = Readonly<Record<string, unknown>>;

/**
 * `over` laid on `base`: records field by field at every depth, anything else replaced.
 *
 * @example laidOver({ a: { b: 1, c: 2 } }, { a: { c: 3 } }) // { a: { b: 1, c: 3 } }
 */
export function laidOver(base: PlainRecord, over: PlainRecord): PlainRecord {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isRecord(value) && isRecord(below) ? laidOver(below, value) : value;
  }
  return result;
}

/** Whether a value is a record: neither a list nor a typed array. */
export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
