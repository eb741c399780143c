/**
 * Values as they travel between the judge and the student's process: JSON, and tagged records for what JSON
 * has no word for. What comes from the student is hostile: it is read into fresh plain data or refused.
 */
import { recipeOf } from "./recipes.js";

/** A function of the student's, returned by another: a token without any power here. */
export class StudentFunction {
  readonly handle: number;
  constructor(handle: number) {
    this.handle = handle;
    Object.freeze(this);
  }
}

/** The answer was no value that a judge can look at. */
export class UnreadableValue extends Error {}

const arrays = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};
const deepest = 100;

/** What to send for a value of the judge's. @throws TypeError if it can neither travel nor be made there */
export function toWire(value: unknown): unknown {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { $: "n", v: special(value) };
    case "undefined":
      return { $: "u" };
    case "bigint":
      return { $: "b", v: String(value) };
  }
  if (typeof value !== "object" && typeof value !== "function")
    throw new TypeError("a symbol cannot be sent to the student's process");
  if (value === null) return null;
  const recipe = recipeOf(value);
  if (recipe) return { $: "made", name: recipe.name, args: recipe.args.map(toWire) };
  if (value instanceof StudentFunction) return { $: "f", v: value.handle };
  if (typeof value === "function")
    throw new TypeError("a function cannot be sent to the student's process; use made(...)");
  if (Array.isArray(value)) return value.map(toWire);
  if (ArrayBuffer.isView(value))
    return { $: "t", k: value.constructor.name, v: Array.from(value as Float64Array, toWire) };
  if (value instanceof Map) return { $: "m", v: Array.from(value, ([k, v]) => [toWire(k), toWire(v)]) };
  if (value instanceof Set) return { $: "s", v: Array.from(value, toWire) };
  return { $: "r", v: Object.entries(value).map(([k, v]) => [k, toWire(v)]) };
}

/** What the student's process sent, as plain data. @throws UnreadableValue if it is none */
export function fromWire(wire: unknown, depth = 0): unknown {
  if (depth > deepest) throw new UnreadableValue("a value nested too deeply");
  if (wire === null || typeof wire === "string" || typeof wire === "boolean" || typeof wire === "number")
    return wire;
  const inner = (item: unknown) => fromWire(item, depth + 1);
  if (Array.isArray(wire)) return wire.map(inner);
  if (typeof wire !== "object") throw new UnreadableValue("no value");
  const { $: tag, v } = wire as { readonly $?: unknown; readonly v?: unknown };
  switch (tag) {
    case "u":
      return undefined;
    case "n":
      return v === "-0" ? -0 : v === "+" ? Infinity : v === "-" ? -Infinity : Number.NaN;
    case "b":
      if (typeof v === "string" && /^-?\d{1,10000}$/.test(v)) return BigInt(v);
      break;
    case "f":
      if (typeof v === "number" && Number.isSafeInteger(v)) return new StudentFunction(v);
      break;
    case "t": {
      const { k } = wire as { readonly k?: unknown };
      if (typeof k === "string" && Object.hasOwn(arrays, k) && Array.isArray(v))
        return arrays[k as keyof typeof arrays].from(v.map((item) => Number(inner(item))));
      break;
    }
    case "m":
      return new Map(pairs(v).map(([key, value]) => [inner(key), inner(value)]));
    case "s":
      if (Array.isArray(v)) return new Set(v.map(inner));
      break;
    case "r":
      // fromEntries defines properties, so a key "__proto__" is a key like any other.
      return Object.fromEntries(pairs(v).map(([key, value]) => [String(key), inner(value)]));
  }
  throw new UnreadableValue(tag === "x" ? `a ${String(v).slice(0, 20)}` : "no value");
}

function pairs(v: unknown): readonly (readonly [unknown, unknown])[] {
  if (Array.isArray(v) && v.every((pair) => Array.isArray(pair) && pair.length === 2)) return v;
  throw new UnreadableValue("a broken record");
}

function special(value: number): string {
  return Number.isNaN(value) ? "NaN" : value > 0 ? "+" : value < 0 ? "-" : "-0";
}
