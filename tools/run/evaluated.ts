/** The value of a TypeScript expression over the names that a notebook's cells define. */
import vm from "node:vm";
import type { Given, Value } from "../facts/claims.js";

/** To JavaScript; the kernel's own TypeScript does it, which is loaded already. */
export type Transpile = (code: string) => string;

/**
 * Evaluates it in a scope of its own: it reads the cells' names, and what it declares is gone afterwards.
 * `require` reaches the packages that no cell has imported, and a promise is awaited.
 */
export async function evaluated(expression: string, names: object, transpile: Transpile): Promise<Given> {
  try {
    const code = transpile(`(${expression}\n)`).trim().replace(/;$/, "");
    const run = vm.runInThisContext(`(async (names, require) => { with (names) return ${code}; })`) as (
      names: object,
      require: unknown,
    ) => Promise<unknown>;
    const { require } = (globalThis as unknown as { __tslab__: { require: unknown } }).__tslab__;
    return { value: sendable(await run(names, require)) };
  } catch (error) {
    return { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** The value as it can be sent between processes. */
function sendable(value: unknown): Value {
  if (typeof value === "bigint") return { integer: String(value) };
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`it is ${value}`);
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as ArrayLike<unknown>, sendable);
  throw new TypeError(`it is ${value === null ? "null" : typeof value}, not a number, a text or a truth`);
}
