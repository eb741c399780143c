/** Arguments as they were sent: plain data, and what is to be made here. */
import encode = require("./encode.cjs");
import captured = require("./captured-globals.cjs");

export type Wire = null | boolean | number | string | readonly Wire[] | { readonly [key: string]: Wire };

const { arrayFrom, arrays, BigIntHere, fromEntries, isArray, MapHere, ownKeys, SetHere } = captured;
const { returned } = encode;

/** @param make what the named function of the notebook or of coordlab makes of the arguments */
export function revive(wire: Wire, make: (name: string, args: unknown[]) => unknown): unknown {
  const inner = (item: Wire) => revive(item, make);
  if (typeof wire !== "object" || wire === null) return wire;
  if (isArray(wire)) return arrayFrom(wire, inner);
  const record = wire as { readonly [key: string]: Wire };
  const pairs = () => arrayFrom(record.v as Wire[][], (pair) => [inner(pair[0]!), inner(pair[1]!)] as const);
  switch (record.$) {
    case undefined:
      return fromEntries(arrayFrom(ownKeys(record) as string[], (key) => [key, inner(record[key]!)]));
    case "u":
      return undefined;
    case "n":
      return record.v === "-0"
        ? -0
        : record.v === "NaN"
          ? Number.NaN
          : record.v === "+"
            ? Infinity
            : -Infinity;
    case "b":
      return BigIntHere(record.v as string);
    case "t":
      return arrays[record.k as string]!.from(arrayFrom(record.v as Wire[], inner) as number[]);
    case "m":
      return new MapHere(pairs());
    case "s":
      return new SetHere(arrayFrom(record.v as Wire[], inner));
    case "r":
      return fromEntries(pairs());
    case "f":
      return returned[record.v as number];
    default:
      return make(record.name as string, arrayFrom(record.args as Wire[], inner));
  }
}
