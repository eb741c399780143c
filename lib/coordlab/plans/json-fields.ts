/** Reading a parsed JSON value field by field; whatever is wrong is refused with the path of the field. */

/** An object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object, of which there are no others than those known. */
export function record(value: unknown, path: string, known: readonly string[]): Fields {
  const fields = entries(value, path);
  for (const [name] of fields)
    if (!known.includes(name))
      throw new RangeError(`${path}${path && "."}${name} is no field; there are ${known.join(", ")}`);
  return value as Fields;
}

/** The entries of an object, whatever their names. */
export function entries(value: unknown, path: string): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new RangeError(`${path || "the file"} must be an object, got ${shown(value)}`);
  return Object.entries(value);
}

export function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new RangeError(`${path} must be a list, got ${shown(value)}`);
  return value;
}

/** A text that is not empty. */
export function text(value: unknown, path: string): string {
  if (typeof value !== "string" || value === "")
    throw new RangeError(`${path} must be a text that is not empty, got ${shown(value)}`);
  return value;
}

/** Lets whole numbers of at least `least` pass. */
export function whole(value: unknown, path: string, least: number): void {
  if (!Number.isSafeInteger(value) || (value as number) < least)
    throw new RangeError(`${path} must be a whole number of at least ${least}, got ${shown(value)}`);
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 57)}...` : json;
}
