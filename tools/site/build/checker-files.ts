/** The declarations that the page's type checker reads, by their paths in memory. */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import type { CoursePackage } from "./course-packages.js";
import { packageFolder } from "./package-folder.js";

/** What a kernel has beside JavaScript itself, as far as cells of the course use it. */
const globals = `
declare var console: { log(...values: unknown[]): void; error(...values: unknown[]): void; warn(...values: unknown[]): void;
  info(...values: unknown[]): void; table(rows: unknown, columns?: readonly string[]): void };
declare var performance: { now(): number };
declare function setTimeout(run: (...args: any[]) => void, ms?: number, ...args: any[]): any;
declare function clearTimeout(timer: any): void;
declare function setInterval(run: (...args: any[]) => void, ms?: number, ...args: any[]): any;
declare function clearInterval(timer: any): void;
declare function queueMicrotask(run: () => void): void;
declare function structuredClone<Value>(value: Value): Value;
declare class AbortController { readonly signal: AbortSignal; abort(reason?: unknown): void }
declare interface AbortSignal { readonly aborted: boolean; readonly reason: unknown; throwIfAborted(): void }
`;

export async function checkerFiles(packages: readonly CoursePackage[]): Promise<Record<string, string>> {
  const found: Record<string, string> = { "/globals.d.ts": globals };
  const own = dirname(createRequire(import.meta.url).resolve("typescript"));
  await addLibrary("lib.es2022.d.ts");
  for (const { name } of packages) {
    const folder = packageFolder(name);
    const put = (path: string, text: string) => {
      found[`/node_modules/${name}/${path}`] = text;
    };
    put("package.json", await readFile(join(folder, "package.json"), "utf8"));
    for (const file of await readdir(join(folder, "dist"), { recursive: true }))
      if (file.endsWith(".d.ts"))
        put(
          relative(folder, join(folder, "dist", file))
            .split(sep)
            .join("/"),
          (await readFile(join(folder, "dist", file), "utf8")).replace(/\/\*\*[\s\S]*?\*\//g, ""),
        );
  }
  return found;

  async function addLibrary(file: string): Promise<void> {
    if (found[`/lib/${file}`] !== undefined) return;
    const text = await readFile(join(own, file), "utf8");
    found[`/lib/${file}`] = text.replace(/\/\*[\s\S]*?\*\//g, "");
    for (const [, next] of text.matchAll(/<reference lib="(.+?)"/g)) await addLibrary(`lib.${next}.d.ts`);
  }
}
