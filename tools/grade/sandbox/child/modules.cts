/** What a notebook can import. A module of Node's is loaded when it is first asked for. */
import captured = require("./captured-globals.cjs");

const { apply, cut, startsWith } = captured;

type Module = Readonly<Record<string, unknown>>;

/** The course's packages by name, as they were packed for the assignment. */
export const library: Readonly<Record<string, Module>> = require("course:library");

const modules: Record<string, () => unknown> = {
  __proto__: null as never,
  assert: () => require("node:assert"),
  fs: () => require("node:fs"),
  path: () => require("node:path"),
  perf_hooks: () => require("node:perf_hooks"),
  timers: () => require("node:timers"),
  url: () => require("node:url"),
  util: () => require("node:util"),
};
const packages = Object.keys(library);
for (const name of packages) modules[name] = () => library[name];

export function use(module: string): unknown {
  const name = apply(startsWith, module, ["node:"]) ? apply(cut, module, [5]) : module;
  const found = modules[name as string];
  if (found === undefined) throw new Error(`the grader has no module "${module}"`);
  return found();
}

/** What a package of the course exports as `name`. */
export function exportOf(name: string): unknown {
  for (let i = 0; i < packages.length; i++) {
    const own = library[packages[i]!]!;
    if (name in own) return own[name];
  }
  return undefined;
}
