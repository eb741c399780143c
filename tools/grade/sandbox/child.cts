/**
 * The student's process. It is told what to run and what to call through one pipe and answers through another.
 * It knows no tests, no expected values and no paths; all that it can say is what the student's functions
 * returned, and the other side takes that for what it is: a value somebody made up.
 *
 * What is needed to speak is taken before the student's code runs, so that honest code which patches
 * `JSON`, `Promise` or a prototype still gets its answer out. Nothing depends on it.
 */
import fs = require("node:fs");
import util = require("node:util");
import vm = require("node:vm");

type Wire = null | boolean | number | string | readonly Wire[] | { readonly [key: string]: Wire };
type Anything = (...args: unknown[]) => unknown;
interface Loaded {
  readonly names: Readonly<Record<string, () => unknown>>;
}

const requests = 3;
const answers = 4;
const mostItems = 1_000_000;
const mostDepth = 100;
const allowedModules = ["assert", "fs", "path", "perf_hooks", "timers", "url", "util"];

const { parse, stringify } = JSON;
const { isArray, from: arrayFrom } = Array;
const { apply, construct, ownKeys, get, getOwnPropertyDescriptor } = Reflect;
const { fromEntries, is: identical } = Object;
const { readSync, writeSync } = fs;
const { from: bytesOf, alloc } = Buffer;
const [MapHere, SetHere, PromiseHere, StringHere, BigIntHere] = [Map, Set, Promise, String, BigInt];
const notANumber = Number.NaN;
const immediately = setImmediate;
const exit = process.exit.bind(process);
const runScript = vm.runInThisContext;
const sourceOf = Function.prototype.toString;
const startsWith = String.prototype.startsWith;
const cut = String.prototype.slice;
const decode = Buffer.prototype.toString;
const indexOf = Buffer.prototype.indexOf;
const part = Buffer.prototype.subarray;
const concat = Buffer.concat;
const { isMap, isSet } = util.types;
const mapEach = Map.prototype.forEach;
const setEach = Set.prototype.forEach;
const typedArray = Object.getPrototypeOf(Int8Array.prototype);
const brand = getOwnPropertyDescriptor(typedArray, Symbol.toStringTag)!.get!;
const arrays: Readonly<Record<string, { from(values: ArrayLike<number>): unknown }>> = {
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

const coordlab: Record<string, unknown> = require("coordlab");
const withhold = coordlab.withhold as (entries: readonly string[]) => void;
const modules = new Map<string, unknown>([["coordlab", coordlab]]);
for (const name of allowedModules) modules.set(name, require(`node:${name}`));

let loaded: Loaded = { names: {} };
const returned: unknown[] = [];
let stray: { readonly error: unknown } | undefined;
process.on("unhandledRejection", (error) => {
  stray = { error };
});
process.on("uncaughtException", (error) => {
  stray = { error };
});

narrowTheGlobals();
void serve();

/** A seat belt, no wall: what no notebook of the course needs is not lying about. */
function narrowTheGlobals(): void {
  const { hrtime, memoryUsage, nextTick, version, versions, platform, abort, uptime } = process;
  const cwd = () => "/";
  const narrowed = {
    hrtime,
    memoryUsage,
    nextTick,
    version,
    versions,
    platform,
    abort,
    uptime,
    exit,
    cwd,
    env: {},
    argv: [],
  };
  Object.defineProperty(globalThis, "process", { value: narrowed, writable: true, configurable: true });
  for (const name of ["fetch", "WebSocket", "EventSource", "WebAssembly", "navigator"])
    Reflect.deleteProperty(globalThis, name);
}

/** One request, one answer, until the pipe closes. Reading blocks, so nothing runs between two calls. */
async function serve(): Promise<void> {
  const read = reader();
  say('{"ready":true}');
  for (;;) {
    const line = read();
    if (line === undefined) exit(0);
    const request = parse(line!);
    let answer: string;
    stray = undefined;
    try {
      const value = await perform(request);
      answer = `"ok":${encode(value, { items: 0 }, 0)}`;
    } catch (error) {
      answer = `"error":${stringify(describe(error))}`;
    }
    // One turn of the event loop, in which a rejection that nobody awaits comes to light.
    await new PromiseHere((resolve) => immediately(resolve));
    const found = stray as { readonly error: unknown } | undefined;
    if (found) answer = `"error":${stringify(`outside the call: ${describe(found.error)}`)}`;
    say(`{"id":${stringify(request.id)},${answer}}`);
  }
}

async function perform(request: {
  op: string;
  name: string;
  handle?: number;
  args: Wire[];
  program: string;
  withheld: readonly string[];
}): Promise<unknown> {
  if (request.op === "load") {
    withhold(request.withheld);
    return load(request.program);
  }
  const target = request.handle === undefined ? named(request.name) : returned[request.handle];
  if (request.op === "read") return target;
  if (typeof target !== "function") throw new TypeError(`${request.name} is not a function`);
  const args = arrayFrom(request.args, (arg) => revive(arg));
  return await (apply(target as Anything, undefined, args) as unknown);
}

/** Runs the notebook's cells; resolves to the cells that threw and what they said. */
async function load(program: string): Promise<unknown> {
  const failures: { cell: number; message: string }[] = [];
  const script = runScript(program, { filename: "notebook" }) as (
    use: (module: string) => unknown,
    failed: (cell: number, error: unknown) => void,
  ) => Promise<Loaded["names"]>;
  const names = await script(use, (cell, error) => {
    failures[failures.length] = { cell, message: describe(error) };
  });
  loaded = { names };
  return failures;
}

function use(module: string): unknown {
  const name = apply(startsWith, module, ["node:"]) ? apply(cut, module, [5]) : module;
  const found = modules.get(name as string);
  if (found === undefined) throw new Error(`the grader has no module "${module}"`);
  return found;
}

function named(name: string): unknown {
  const getter = loaded.names[name];
  if (!getter) throw new ReferenceError(`${name} is not defined`);
  return getter();
}

/** Text for a person, whatever was thrown. */
function describe(error: unknown): string {
  try {
    const isObject = typeof error === "object" && error !== null;
    const { name, message } = isObject ? (error as Error) : { name: "", message: error };
    const text = isObject ? `${StringHere(name)}: ${StringHere(message)}` : `threw ${StringHere(message)}`;
    return apply(cut, text, [0, 500]) as string;
  } catch {
    return "an exception that cannot be shown";
  }
}

function revive(wire: Wire): unknown {
  if (typeof wire !== "object" || wire === null) return wire;
  if (isArray(wire)) return arrayFrom(wire, (item: Wire) => revive(item));
  const record = wire as { readonly [key: string]: Wire };
  const pairs = () =>
    arrayFrom(record.v as Wire[][], (pair) => [revive(pair[0]!), revive(pair[1]!)] as const);
  switch (record.$) {
    case undefined:
      return fromEntries(arrayFrom(ownKeys(record) as string[], (key) => [key, revive(record[key]!)]));
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
      return arrays[record.k as string]!.from(arrayFrom(record.v as Wire[], revive) as number[]);
    case "m":
      return new MapHere(pairs());
    case "s":
      return new SetHere(arrayFrom(record.v as Wire[], revive));
    case "r":
      return fromEntries(pairs());
    case "f":
      return returned[record.v as number];
    default:
      return make(record.name as string, arrayFrom(record.args as Wire[], revive));
  }
}

function make(name: string, args: unknown[]): unknown {
  const maker = (name in coordlab ? coordlab[name] : named(name)) as Anything;
  const isClass = apply(startsWith, apply(sourceOf, maker, []), ["class"]);
  return isClass ? construct(maker, args) : apply(maker, undefined, args);
}

/** The text of a value: read once, property by property, so that what was sent stays what it is. */
function encode(value: unknown, count: { items: number }, depth: number): string {
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

/** Lines from the pipe, or undefined at its end. */
function reader(): () => string | undefined {
  const chunk = alloc(65536);
  let rest = alloc(0);
  return () => {
    for (;;) {
      const end = apply(indexOf, rest, [10]) as number;
      if (end >= 0) {
        const line = apply(decode, rest, ["utf8", 0, end]) as string;
        rest = apply(part, rest, [end + 1]) as typeof rest;
        return line;
      }
      const length = readSync(requests, chunk, 0, chunk.length, null);
      if (length === 0) return undefined;
      rest = concat([rest, apply(part, chunk, [0, length]) as typeof rest]);
    }
  };
}

function say(line: string): void {
  const bytes = bytesOf(`${line}\n`);
  let sent = 0;
  while (sent < bytes.length) sent += writeSync(answers, bytes, sent);
}
