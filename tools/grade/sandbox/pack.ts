/**
 * Packs the program of the student's process, its own modules and coordlab's, in one script beside what V8
 * made of it, so that a process starts in a third of the time: it opens three files where there are two hundred.
 *
 * Run as a process of its own, with the flags for V8 that the student's process gets, and the folder to fill.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { Script } from "node:vm";

const folder = process.argv[2]!;
const child = join(import.meta.dirname, "child");
const require = createRequire(import.meta.url);
const coordlab = require.resolve("coordlab");
const index: Readonly<Record<string, unknown>> = require("coordlab");

const source = packed({ serve: join(child, "serve.cjs"), coordlab });
const script = new Script(source, { filename: "program.js" });
const load: (entry: string) => object = script.runInThisContext()(require);
// What has run by now is kept: all of coordlab, and the process's own modules but for what serving calls.
load("serve");
Object.values(load("coordlab"));
writeFileSync(join(folder, "program.js"), source);
writeFileSync(join(folder, "program.cache"), script.createCachedData());
writeFileSync(join(folder, "start.cjs"), readFileSync(join(child, "start.cjs")));

/** A function of Node's `require`, as text; it returns one that loads an entry. No path of this machine is in it. */
function packed(entries: Readonly<Record<string, string>>): string {
  const own = readdirSync(child).filter((file) => file.endsWith(".cjs") && file !== "start.cjs");
  const files = [...own.map((file) => join(child, file)), ...Object.keys(require.cache)];
  const modules = files.map((file) => {
    const text = file === coordlab ? lazyIndex() : readFileSync(file, "utf8");
    const names = Array.from(text.matchAll(/\brequire\(\s*["']([^"']+)["']\s*\)/g), ([, name]) => name!);
    const places = names.map((name) => [name, files.indexOf(resolved(name, file))] as const);
    const path = file.startsWith(dirname(coordlab)) ? slashed(relative(dirname(coordlab), file)) : "";
    return `["coordlab/${path}", ${JSON.stringify(Object.fromEntries(places.filter(([, place]) => place >= 0)))},
function (exports, require, module, __filename, __dirname) {${text}
}]`;
  });
  const roots = Object.entries(entries).map(([name, file]) => [name, files.indexOf(file)]);
  return `(function (builtin) {
const loaded = [];
const modules = [${modules.join(",\n")}];
function load(place) {
  if (loaded[place]) return loaded[place].exports;
  const module = (loaded[place] = { exports: {} });
  const [path, places, body] = modules[place];
  const require = (name) => (name in places ? load(places[name]) : builtin(name));
  require.cache = cache;
  body.call(module.exports, module.exports, require, module, path, path.replace(/\\/[^/]*$/, ""));
  return module.exports;
}
// Like Node's, but what has not been loaded is loaded when it is looked at.
const cache = {};
modules.forEach(([path], place) => {
  const get = () => (load(place), loaded[place]);
  if (path !== "coordlab/") Object.defineProperty(cache, path, { enumerable: true, get });
});
const entries = ${JSON.stringify(Object.fromEntries(roots))};
return (entry) => load(entries[entry]);
})`;
}

/** The file that a module asks for; what it asks for in vain, and goes without, is none. */
function resolved(name: string, file: string): string {
  try {
    return createRequire(file).resolve(name);
  } catch {
    return "";
  }
}

/**
 * coordlab's index, but a module is loaded when one of its names is first asked for. A module that looks at
 * the globals is loaded at once, while they are all there.
 */
function lazyIndex(): string {
  const parts = require.cache[coordlab]!.children;
  const required = (file: string) =>
    `require(${JSON.stringify(`./${slashed(relative(dirname(coordlab), file))}`)})`;
  const atOnce = Object.keys(require.cache).filter(
    (file) => file !== coordlab && /\bglobalThis\b/.test(readFileSync(file, "utf8")),
  );
  const lazy = Object.entries(index).map(([name, value]) => {
    const whole = parts.find(({ exports }) => exports === value);
    const owner = whole ?? parts.find(({ exports }) => exports[name] === value)!;
    const found = `${required(owner.filename)}${whole ? "" : `.${name}`}`;
    return `Object.defineProperty(exports, "${name}", { enumerable: true, get: () => ${found} });`;
  });
  return [...atOnce.map((file) => `${required(file)};`), ...lazy].join("\n");
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
