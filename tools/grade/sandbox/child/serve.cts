/**
 * The student's process. It is told what to run and what to call through one pipe and answers through another.
 * It knows no tests, no expected values and no paths; all that it can say is what the student's functions
 * returned, and the other side takes that for what it is: a value somebody made up.
 */
import answer = require("./encode.cjs");
import modules = require("./modules.cjs");
import pipe = require("./pipe.cjs");
import question = require("./revive.cjs");
import captured = require("./captured-globals.cjs");

type Anything = (...args: unknown[]) => unknown;
type Names = Readonly<Record<string, () => unknown>>;

const { apply, arrayFrom, construct, cut, exit, immediately, parse, PromiseHere, runScript } = captured;
const { sourceOf, startsWith, StringHere, stringify } = captured;
const { encode, returned } = answer;
const { exportOf, use } = modules;
const { revive } = question;
const { reader, say } = pipe;

let names: Names = {};
let stray: { readonly error: unknown } | undefined;

/** One request, one answer, until the pipe closes. Reading blocks, so nothing runs between two calls. */
export async function serve(): Promise<void> {
  for (const event of ["unhandledRejection", "uncaughtException"])
    process.on(event, (error) => {
      stray = { error };
    });
  narrowTheGlobals();
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
      answer = `"ok":${encode(value)}`;
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
  id: number;
  name: string;
  handle?: number;
  args: question.Wire[];
  keep?: boolean;
  program: string;
}): Promise<unknown> {
  if (request.op === "load") return load(request);
  const target = request.handle === undefined ? named(request.name) : returned[request.handle];
  if (request.op === "read") return target;
  if (typeof target !== "function") throw new TypeError(`${request.name} is not a function`);
  const args = arrayFrom(request.args, (arg) => revive(arg, make));
  const before = request.keep ? encode(args) : "";
  const result = await (apply(target as Anything, undefined, args) as unknown);
  if (request.keep && encode(args) !== before)
    throw new TypeError("it changed its arguments, which are readonly");
  return result;
}

/** Runs the notebook's cells; resolves to the cells that threw and what they said. */
async function load({ program, id }: { program: string; id: number }): Promise<unknown> {
  const failures: { cell: number; message: string }[] = [];
  const script = runScript(program, { filename: "notebook" }) as (
    use: (module: string) => unknown,
    failed: (cell: number, error: unknown) => void,
    at: (cell: number) => void,
  ) => Promise<Names>;
  const failed = (cell: number, error: unknown) => {
    failures[failures.length] = { cell, message: describe(error) };
  };
  // Said before each cell, so that the other side knows which one does not come to its end.
  names = await script(use, failed, (cell) => say(`{"id":${stringify(id)},"at":${stringify(cell)}}`));
  return failures;
}

function named(name: string): unknown {
  const getter = names[name];
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

function make(name: string, args: unknown[]): unknown {
  const maker = (exportOf(name) ?? named(name)) as Anything;
  const isClass = apply(startsWith, apply(sourceOf, maker, []), ["class"]);
  return isClass ? construct(maker, args) : apply(maker, undefined, args);
}

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
