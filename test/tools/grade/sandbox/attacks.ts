/**
 * Hostile answers to the toy's question `line`. The function that they define is wrong, and what stands around it
 * tries to be paid for it all the same, to spoil the other questions, or to break the grader.
 */

export interface Attack {
  readonly name: string;
  readonly code: string;
  /** Whether it may cost the student the honest answers to the other questions as well. */
  readonly hurtsItself?: boolean;
}

const wrong = "function lineEdges(n: number): any { return -1; }\n";
const returning = (value: string) => `function lineEdges(n: number): any { return ${value}; }`;
const doing = (body: string) => `function lineEdges(n: number): any { ${body} return -1; }`;

export const attacks: readonly Attack[] = [
  { name: "output blinded", code: `${wrong}console.log = console.error = () => {};` },
  {
    name: "streams of the process replaced",
    code: `${wrong}(process as any).stdout = (process as any).stderr = { write: () => true };`,
  },
  {
    name: "Object.prototype polluted with verdicts",
    code: `${wrong}Object.assign(Object.prototype, { ok: 3, passed: true, points: 2, kind: "" });`,
  },
  {
    name: "Object.prototype.toJSON",
    code: `${wrong}(Object.prototype as any).toJSON = () => 3; (Array.prototype as any).toJSON = () => [1, 2, 2, 1];`,
  },
  {
    name: "Object.prototype.then",
    code: `${wrong}(Object.prototype as any).then = function (done: any) { done(3); };`,
    hurtsItself: true,
  },
  {
    name: "Object.prototype setters for the wire's tags",
    code: `${wrong}Object.defineProperty(Object.prototype, "$", { get: () => "n", set() {} });`,
    hurtsItself: true,
  },
  {
    name: "Array.prototype methods patched",
    code: `${wrong}const list: any = Array.prototype; list.every = list.includes = () => true; list.push = () => 1;`,
  },
  {
    name: "Array.prototype iterator patched",
    code: `${wrong}(Array.prototype as any)[Symbol.iterator] = function* () { yield 3; };`,
    hurtsItself: true,
  },
  {
    name: "index setters on Array.prototype",
    code: `${wrong}for (const i of [0, 1, 2, 3]) Object.defineProperty(Array.prototype, i, { set() {}, get: () => 3, configurable: true });`,
    hurtsItself: true,
  },
  { name: "Object.is patched", code: `${wrong}Object.is = () => true; Object.hasOwn = () => true;` },
  { name: "equality by valueOf", code: returning("{ valueOf: () => n - 1, toString: () => String(n - 1) }") },
  { name: "equality by Symbol.toPrimitive", code: returning("{ [Symbol.toPrimitive]: () => n - 1 }") },
  { name: "a boxed number", code: returning("new Number(n - 1)") },
  { name: "a number as text", code: returning("String(n - 1)") },
  { name: "a number as a bigint", code: returning("BigInt(n - 1)") },
  {
    name: "a subclass of Array for a list",
    code: "class Sly extends Array { static get [Symbol.species](): any { return Object; } }\n(Sly.prototype as any).every = () => true;\nfunction lineEdges(n: number): any { return new Sly(3); }",
  },
  {
    name: "a lie in Symbol.toStringTag",
    code: returning('{ [Symbol.toStringTag]: "Number", length: n - 1 }'),
  },
  {
    name: "Symbol.hasInstance",
    code: `${wrong}Object.defineProperty(Number, Symbol.hasInstance, { value: () => true });`,
  },
  { name: "JSON.stringify patched", code: `${wrong}JSON.stringify = () => "3";` },
  { name: "JSON.parse patched", code: `${wrong}JSON.parse = () => ({ op: "read", name: "cheapest" });` },
  { name: "Math patched", code: `${wrong}Math.abs = () => 0; Math.max = () => 0;` },
  {
    name: "Reflect patched",
    code: `${wrong}Object.assign(Reflect, { apply: () => 3, get: () => 3, ownKeys: () => [] });`,
  },
  {
    name: "Function.prototype patched",
    code: `${wrong}Function.prototype.call = Function.prototype.apply = function () { return 3; };`,
  },
  {
    name: "timers patched",
    code: `${wrong}(globalThis as any).setTimeout = (globalThis as any).setImmediate = (f: any) => f();`,
  },
  { name: "clock patched", code: `${wrong}Date.now = () => 0; performance.now = () => 0;` },
  {
    name: "Promise.prototype.then patched",
    code: `${wrong}Promise.prototype.then = function (done: any) { done(3); return this; } as any;`,
  },
  {
    name: "globals replaced",
    code: `${wrong}(globalThis as any).Array = (globalThis as any).Number = (globalThis as any).Promise = function () { return 3; };`,
    hurtsItself: true,
  },
  {
    name: "assert patched",
    code: `import assert from "assert";\n${wrong}for (const key of Object.keys(assert)) (assert as any)[key] = () => {};`,
  },
  {
    name: "coordlab patched",
    code: `import * as coordlab from "coordlab";\n${wrong}(coordlab as any).same = () => true; (coordlab as any).check = () => {};`,
  },
  {
    name: "require and its cache",
    code: `${wrong}for (const key of Object.keys(require.cache)) delete require.cache[key];`,
  },
  {
    name: "process.mainModule",
    code: `${wrong}(process as any).mainModule.require("child_process").execSync("true");`,
  },
  { name: "process.binding", code: `${wrong}(process as any).binding("spawn_sync");` },
  {
    name: "process.getBuiltinModule",
    code: `${wrong}(process as any).getBuiltinModule("child_process").execSync("true");`,
  },
  { name: "dynamic import", code: doing('import("child_process").then((it) => it.execSync("true"));') },
  {
    name: "static import of child_process",
    code: `import { execSync } from "child_process";\n${wrong}execSync("true");`,
  },
  {
    name: "a worker",
    code: `import { Worker } from "worker_threads";\n${wrong}new Worker("", { eval: true });`,
  },
  { name: "the inspector", code: `import inspector from "inspector";\n${wrong}inspector.open(0);` },
  {
    name: "the vm's way to the constructor",
    code: `${wrong}(console.log as any).constructor.constructor("return process")().exit(0);`,
  },
  {
    name: "a forged answer",
    code: `import fs from "fs";\n${doing('fs.writeSync(4, JSON.stringify({ id: 1, ok: n - 1 }) + "\\n");')}`,
  },
  {
    name: "a forged answer while loading",
    code: `import fs from "fs";\n${wrong}fs.writeSync(4, '{"id":1,"ok":3}\\n'.repeat(1000));`,
  },
  {
    name: "answers kept ready on the pipe",
    code: `import fs from "fs";\n${doing("setTimeout(() => fs.writeSync(4, '{\"ok\":3}\\n'), 0);")}`,
  },
  {
    name: "the request read away",
    code: `import fs from "fs";\n${doing("const bytes = Buffer.alloc(1000); setTimeout(() => fs.readSync(3, bytes, 0, 1000, null), 0);")}`,
  },
  { name: "pipes closed", code: `import fs from "fs";\n${doing("fs.closeSync(3); fs.closeSync(4);")}` },
  {
    name: "garbage on the pipe",
    code: `import fs from "fs";\n${doing("fs.writeSync(4, Buffer.from([0xff, 0xfe, 10, 123, 10]));")}`,
  },
  {
    name: "an endless line on the pipe",
    code: `import fs from "fs";\n${doing('for (;;) fs.writeSync(4, "x".repeat(65536));')}`,
  },
  {
    name: "a proxy that answers differently each time",
    code: "let asked = 0;\nfunction lineEdges(n: number): any { return new Proxy({}, { get: () => n - 1 + asked++, ownKeys: () => [String(asked++)], getOwnPropertyDescriptor: () => ({ value: 3, enumerable: true, configurable: true }) }); }",
  },
  {
    name: "a getter that answers differently each time",
    code: "let asked = 0;\nfunction lineEdges(n: number): any { return { get edges() { return asked++; } }; }",
  },
  { name: "a getter that never returns", code: returning("{ get edges() { for (;;); } }") },
  { name: "a key __proto__", code: returning('JSON.parse(\'{"__proto__": {"ok": 3}, "constructor": 3}\')') },
  {
    name: "an exception with a hostile toString",
    code: doing('throw { toString() { throw 3; }, get message() { throw 4; }, name: "x" };'),
  },
  { name: "an exception whose message never ends", code: doing("throw { get message() { for (;;); } };") },
  { name: "an exception with a huge message", code: doing('throw new Error("x".repeat(1e7));') },
  { name: "exit(0) in the function", code: doing("process.exit(0);") },
  { name: "exit(0) in the cell", code: `${wrong}process.exit(0);` },
  {
    name: "exit(0) later",
    code: doing("setTimeout(() => process.exit(0), 0); setImmediate(() => process.exit(0));"),
  },
  { name: "abort", code: doing("process.abort();") },
  {
    name: "a signal to the parent",
    code: `${wrong}(process as any).kill((process as any).ppid, "SIGKILL");`,
  },
  { name: "a signal to everybody", code: `${wrong}(process as any).kill(-1, "SIGKILL");` },
  {
    name: "the debugger of the parent",
    code: `${wrong}(process as any)._debugProcess((process as any).ppid);`,
  },
  { name: "an endless loop", code: doing("for (;;);") },
  { name: "an endless loop in the cell", code: `${wrong}for (;;);` },
  {
    name: "an endless loop that catches",
    code: doing("for (;;) try { (function f(): void { f(); })(); } catch {}"),
  },
  {
    name: "an endless chain of microtasks",
    code: doing("const again = (): any => Promise.resolve().then(again); again();"),
  },
  {
    name: "an endless chain of ticks",
    code: doing("const again = (): any => process.nextTick(again); again();"),
  },
  { name: "a promise that never settles", code: returning("new Promise(() => {})") },
  { name: "a thenable that never settles", code: returning("{ then() {} }") },
  {
    name: "a thenable that resolves to itself",
    code: doing("const it: any = { then(done: any) { done(it); } }; return it;"),
  },
  { name: "a regular expression that never ends", code: doing('/^(a+)+$/.test("a".repeat(50) + "b");') },
  {
    name: "memory in objects",
    code: doing("const all: any[] = []; for (;;) all.push(new Array(100_000).fill({}));"),
  },
  {
    name: "memory in buffers",
    code: doing("const all: any[] = []; for (;;) all.push(new Float64Array(1e7).fill(1));"),
  },
  {
    name: "memory in text",
    code: doing('let text = "x".repeat(1e6); for (;;) text += text + Buffer.from(text).length;'),
  },
  { name: "a million promises", code: doing("for (let i = 0; i < 1e6; i++) Promise.reject(i);") },
  { name: "output without end", code: doing('for (;;) console.log("x".repeat(1e6));') },
  { name: "an answer without end", code: returning('"x".repeat(1e8)') },
  {
    name: "an answer nested without end",
    code: doing(
      "const it: any[] = []; let at: any = it; for (let i = 0; i < 1e5; i++) at = at[0] = []; return it;",
    ),
  },
  { name: "an answer that holds itself", code: doing("const it: any[] = []; it.push(it, it); return it;") },
  { name: "an answer of a million holes", code: returning("new Array(1e9)") },
  { name: "a stack overflow", code: doing("return lineEdges(n);") },
  {
    name: "a rejection that nobody awaits",
    code: "function lineEdges(n: number): any { Promise.reject(new Error('lost')); return n - 1; }",
  },
  {
    name: "an exception in a timer",
    code: "function lineEdges(n: number): any { setImmediate(() => { throw new Error('lost'); }); return n - 1; }",
  },
  {
    name: "reading the solution",
    code: `import fs from "fs";\n${wrong}const found = fs.readdirSync("/", { recursive: true }).find((it) => String(it).endsWith("judge.ts"));`,
  },
  {
    name: "reading the judge in the answer",
    code: `import fs from "fs";\n${doing('const text = fs.readFileSync("solutions/00-toy/judge.ts", "utf8");')}`,
  },
  { name: "reading the environment", code: doing("if (Object.keys(process.env).length > 0) return n - 1;") },
  {
    name: "reading the process's files",
    code: `import fs from "fs";\n${doing('if (/solutions|results/.test(fs.readFileSync("/proc/self/environ", "utf8") + fs.readFileSync("/proc/self/cmdline", "utf8"))) return n - 1;')}`,
  },
  {
    name: "reading the arguments",
    code: doing("if (/solutions|judge|results/.test(process.argv.join())) return n - 1;"),
  },
  { name: "writing a result", code: `import fs from "fs";\n${wrong}fs.writeFileSync("results.json", "{}");` },
  {
    name: "writing over coordlab",
    code: `import fs from "fs";\n${wrong}fs.writeFileSync("node_modules/coordlab/dist/index.js", "");`,
  },
  { name: "a symbolic link", code: `import fs from "fs";\n${wrong}fs.symlinkSync("/etc/passwd", "passwd");` },
  { name: "the network", code: `${wrong}(globalThis as any).fetch("http://127.0.0.1:80");` },
  {
    name: "looking at the stack",
    code: doing('if (/line of n agents|judge|law/.test(new Error().stack ?? "")) return n - 1;'),
  },
  {
    name: "call sites",
    code: doing(
      "Error.prepareStackTrace = (_, sites) => sites.map((site) => [site.getThis(), site.getFunction()]) as any; for (const [self, f] of new Error().stack as any) { if (self?.exports) self.exports = {}; f?.call?.(); if (n > 1e9) return self; }",
    ),
  },
  {
    name: "the caller",
    code: "function lineEdges(n: number): any { try { return (lineEdges as any).caller.arguments[0].expected ?? -1; } catch { return -1; } }",
  },
  {
    name: "memorising the visible cases",
    code: "function lineEdges(n: number): any { if (n === 4) return 3; return -1; }",
  },
  {
    name: "the grader's own names",
    code: `${wrong}const $names = (globalThis as any).$failed; eval("$failed = $use = () => 3");`,
  },
  { name: "returning from the program", code: `${wrong}return { lineEdges: () => (n: number) => n - 1 };` },
  {
    name: "closing the program's braces",
    code: `${wrong}} catch {} } return { lineEdges: () => (n) => n - 1 }; { try {`,
  },
  { name: "an unclosed comment", code: `${wrong}/*` },
  {
    name: "a hashbang and an HTML comment",
    code: `#!/usr/bin/env node\n${wrong}let a: any = 1; if (a <!--a) {}`,
  },
  {
    name: "deleting a global the grader may want",
    code: `${wrong}for (const key of ["Buffer", "Map", "Set", "Promise", "setImmediate"]) delete (globalThis as any)[key];`,
    hurtsItself: true,
  },
  ...withheld([
    ["under its own name", "lab.topology.line(n).edges.length / 2"],
    ["under a name put together", 'lab["topo" + "logy"]["li" + "ne"](n).edges.length / 2'],
    ["by another shape with as many edges", "lab.topology.star(n).edges.length / 2"],
    ["by what uses it", "lab.sysadminGraph(lab.topology.line(n), {}).terms.length - n"],
    ["by the prototype of its stub", "Object.getPrototypeOf(lab.topology).line?.(n).edges.length / 2"],
    [
      "by the program's own text",
      '(0, eval)(require("fs").readFileSync("program.js", "utf8"))(require).coordlab.topology.line(n).edges.length / 2',
    ],
    [
      "given back by patched properties",
      "delete lab.topology.line; Object.setPrototypeOf(lab.topology, null); lab.topology.line(n).edges.length / 2",
    ],
    ["by a path into the package", 'require("coordlab/dist/graph/topologies.js").line(n).edges.length / 2'],
    ["by the loader's cache", "Object.values(require.cache).length && -1"],
    [
      "by a module that is loaded anew",
      'process.getBuiltinModule("module").createRequire("/")("coordlab").topology.line(n).edges.length / 2',
    ],
  ]),
];

/** Ways to what the assignment withholds: the edges of a line, counted by coordlab. */
function withheld(ways: readonly (readonly [string, string])[]): Attack[] {
  return ways.map(([name, way]) => {
    const statements = way.split("; ");
    const last = statements.pop();
    const body = [...statements, `return ${last};`].join("; ");
    return {
      name: `what is withheld, ${name}`,
      code: `import * as all from "coordlab"; const lab: any = all;\n${returning("-1").replace("return -1;", body)}`,
    };
  });
}
