/**
 * Where an error arose in a cell's own TypeScript. tslab compiles a cell twice (TypeScript to ES module,
 * that to CommonJS), keeps no source map and runs the outcome without a name; here both compilations keep
 * their maps and the scripts are named after their cells, so a stack can be read back.
 */
import type { createRequire } from "node:module";
import { SourceMap, type SourceMapPayload } from "node:module";
import vm from "node:vm";
import type { Place } from "./messages.js";
import { startQuickly } from "./quick-start.js";

type Options = Readonly<Record<string, unknown>>;

/** The little of TypeScript's interface that is wrapped here. */
interface TypeScript {
  readonly sys: Parameters<typeof startQuickly>[0];
  createWatchCompilerHost(files: unknown, options: Options, ...rest: unknown[]): unknown;
  transpileModule(
    js: string,
    options: { compilerOptions: Options },
  ): { outputText: string; sourceMapText?: string };
}

/** tslab puts `export {};` and a line feed before every cell. */
const linesBeforeCell = 1;
const mapComment = /\n?\/\/# sourceMappingURL=(?:data:application\/json;base64,)?(\S+)\s*$/;

export interface SourcePlaces {
  /** To be called before each cell: what is compiled from now on is cell `number`. */
  begin(number: number): void;
  /** The innermost line of a cell in the stack of an error; of cell `preferred`, if that is in the stack. */
  of(error: unknown, preferred?: number): Place | undefined;
}

/** Puts the maps in place; must be called before tslab's converter is loaded with the same `require`. */
export function keepSourcePlaces(require: ReturnType<typeof createRequire>): SourcePlaces {
  const path = require.resolve("@tslab/typescript-for-tslab");
  const ts = require(path) as TypeScript;
  startQuickly(ts.sys);
  const compiled = new Map<string, readonly SourceMap[]>();
  let cell = 0;
  let maps: readonly SourceMap[] = [];

  const wrapped: TypeScript = {
    ...ts,
    createWatchCompilerHost: (files, options, ...rest) =>
      ts.createWatchCompilerHost(files, { ...options, inlineSourceMap: true }, ...rest),
    transpileModule(js, options) {
      const inline = mapComment.exec(js)?.[1];
      const compilerOptions = { ...options.compilerOptions, sourceMap: true };
      const result = ts.transpileModule(js.replace(mapComment, ""), { ...options, compilerOptions });
      maps = inline ? [map(result.sourceMapText ?? ""), map(Buffer.from(inline, "base64").toString())] : [];
      return { ...result, outputText: result.outputText.replace(mapComment, "\n") };
    },
  };
  require.cache[path]!.exports = wrapped;

  const runInThisContext = vm.runInThisContext;
  vm.runInThisContext = (code, options) => {
    const filename = `cell-${cell}.js`;
    compiled.set(filename, maps);
    return runInThisContext(code, { ...(typeof options === "object" && options), filename });
  };

  return {
    begin(number) {
      cell = number;
    },
    of(error, preferred) {
      const stack = error instanceof Error ? (error.stack ?? "") : "";
      const frames = [...stack.matchAll(/\b(cell-(\d+)\.js):(\d+):(\d+)/g)];
      const places = frames.flatMap(([, name, number, line, column]) => {
        const found = back(compiled.get(name!) ?? [], Number(line) - 1, Number(column) - 1);
        return found === undefined ? [] : [{ cell: Number(number), line: found + 1 - linesBeforeCell }];
      });
      return places.find((place) => place.cell === preferred) ?? places[0];
    },
  };
}

/** The line, from 0, in the first source behind a chain of maps. */
function back(chain: readonly SourceMap[], line: number, column: number): number | undefined {
  if (chain.length === 0) return undefined;
  for (const map of chain) {
    const entry = map.findEntry(line, column);
    if (!("originalLine" in entry)) return undefined;
    line = entry.originalLine;
    column = entry.originalColumn;
  }
  return line;
}

function map(text: string): SourceMap {
  return new SourceMap(JSON.parse(text) as SourceMapPayload);
}
