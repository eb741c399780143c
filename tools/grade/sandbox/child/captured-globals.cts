/**
 * What it takes to speak, taken before the student's code runs, so that honest code which patches `JSON`,
 * `Promise` or a prototype still gets its answer out. Nothing depends on it: what comes out is a value that
 * somebody made up, and is judged as one.
 *
 * A module that uses these takes them into constants of its own at its head; all of them are loaded before the
 * student's code is, and none is loaded again.
 */
import fs = require("node:fs");
import util = require("node:util");
import vm = require("node:vm");

export const { parse, stringify } = JSON;
export const { isArray, from: arrayFrom } = Array;
export const { apply, construct, ownKeys, get, getOwnPropertyDescriptor } = Reflect;
export const { fromEntries, is: identical } = Object;
export const { readSync, writeSync } = fs;
export const { from: bytesOf, alloc, concat } = Buffer;
export const MapHere = Map;
export const SetHere = Set;
export const PromiseHere = Promise;
export const StringHere = String;
export const BigIntHere = BigInt;
export const immediately = setImmediate;
export const exit = process.exit.bind(process);
export const runScript = vm.runInThisContext;
export const sourceOf = Function.prototype.toString;
export const startsWith = String.prototype.startsWith;
export const cut = String.prototype.slice;
export const decode = Buffer.prototype.toString;
export const indexOf = Buffer.prototype.indexOf;
export const part = Buffer.prototype.subarray;
export const { isMap, isSet } = util.types;
export const mapEach = Map.prototype.forEach;
export const setEach = Set.prototype.forEach;

/** The name of a typed array's kind, undefined for any other object. */
export const brand: () => string | undefined = getOwnPropertyDescriptor(
  Object.getPrototypeOf(Int8Array.prototype),
  Symbol.toStringTag,
)!.get!;

export const arrays: Readonly<Record<string, { from(values: ArrayLike<number>): unknown }>> = {
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
