/** The text of a value: read once, property by property, so that what was sent stays what it is. */
import captured = require("./captured-globals.cjs");

const { apply, arrays, brand, get, getOwnPropertyDescriptor, identical, isArray, isMap, isSet } = captured;
const { mapEach, ownKeys, setEach, StringHere, stringify } = captured;
const mostItems = 1_000_000;
const mostDepth = 100;
const notANumber = Number.NaN;

/** The functions that were sent, by the number that was sent for them. */
export const returned: unknown[] = [];

/** @throws RangeError if the value is too large or too deep */
export function encode(value: unknown, count: { items: number } = { items: 0 }, depth = 0): string {
  if (++count.items > mostItems || depth > mostDepth) throw new RangeError("the returned value is too large");
  switch (typeof value) {
    case "string":
      return stringify(value);
    case "boolean":
      return value ? "true" : "false";
    case "undefined":
      return '{"$":"u"}';
    case "bigint":
      return `{"$":"b","v":"${StringHere(value)}"}`;
    case "function":
      returned[returned.length] = value;
      return `{"$":"f","v":${returned.length - 1}}`;
    case "number":
      return number(value);
    case "symbol":
      return '{"$":"x","v":"symbol"}';
  }
  if (value === null) return "null";
  const inner = (item: unknown) => encode(item, count, depth + 1);
  const kind = apply(brand, value, []) as string | undefined;
  if (kind !== undefined && kind in arrays) {
    const values = value as unknown as ArrayLike<number>;
    count.items += values.length;
    if (count.items > mostItems) throw new RangeError("the returned value is too large");
    return `{"$":"t","k":"${kind}","v":${list(values.length, (i) => number(values[i]!))}}`;
  }
  if (isArray(value)) {
    const items: readonly unknown[] = value;
    return list(items.length, (i) => inner(items[i]));
  }
  const collected = collection(value as object, inner);
  if (collected !== undefined) return collected;
  let text = "";
  const keys = ownKeys(value as object);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (typeof key === "symbol" || !getOwnPropertyDescriptor(value as object, key)?.enumerable) continue;
    text += `${text && ","}[${stringify(key)},${inner(get(value as object, key))}]`;
  }
  return `{"$":"r","v":[${text}]}`;
}

function collection(value: object, inner: (item: unknown) => string): string | undefined {
  let text = "";
  if (isMap(value)) {
    apply(mapEach, value, [
      (item: unknown, key: unknown) => (text += `${text && ","}[${inner(key)},${inner(item)}]`),
    ]);
    return `{"$":"m","v":[${text}]}`;
  }
  if (isSet(value)) {
    apply(setEach, value, [(item: unknown) => (text += `${text && ","}${inner(item)}`)]);
    return `{"$":"s","v":[${text}]}`;
  }
  return undefined;
}

function list(length: number, item: (i: number) => string): string {
  let text = "[";
  for (let i = 0; i < length; i++) text += i === 0 ? item(i) : `,${item(i)}`;
  return `${text}]`;
}

function number(value: number): string {
  if (value - value === 0) return identical(value, -0) ? '{"$":"n","v":"-0"}' : `${value}`;
  return `{"$":"n","v":"${identical(value, notANumber) ? "NaN" : value > 0 ? "+" : "-"}"}`;
}
