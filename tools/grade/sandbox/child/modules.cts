/** What a notebook can import. A module is loaded when it is first asked for. */
import taken = require("./taken.cjs");

const { apply, cut, startsWith } = taken;

export const coordlab: Record<string, unknown> = require("coordlab");

const modules: Readonly<Record<string, () => unknown>> = {
  __proto__: null as never,
  coordlab: () => coordlab,
  assert: () => require("node:assert"),
  fs: () => require("node:fs"),
  path: () => require("node:path"),
  perf_hooks: () => require("node:perf_hooks"),
  timers: () => require("node:timers"),
  url: () => require("node:url"),
  util: () => require("node:util"),
};

export function use(module: string): unknown {
  const name = apply(startsWith, module, ["node:"]) ? apply(cut, module, [5]) : module;
  const found = modules[name as string];
  if (found === undefined) throw new Error(`the grader has no module "${module}"`);
  return found();
}
