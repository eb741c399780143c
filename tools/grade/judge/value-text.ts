/** Values as a person reads them: on one line, in TypeScript's notation, cut where they go on for too long. */

import { recipeOf } from "../sandbox/recipes.js";
import { StudentFunction } from "../sandbox/wire.js";

const longest = 300;

/** @example valueText([1, { a: -0 }]) // "[1, { a: -0 }]" */
export function valueText(value: unknown): string {
  const text = notation(value, 0);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

function notation(value: unknown, depth: number): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, longest));
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "bigint") return `${value}n`;
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return String(value);
  const recipe = recipeOf(value);
  if (recipe) return `${recipe.name}(${recipe.args.map((arg) => notation(arg, depth + 1)).join(", ")})`;
  if (typeof value === "function" || value instanceof StudentFunction) return "a function";
  if (depth > 6) return "…";
  const list = (items: Iterable<unknown>) => {
    const first: string[] = [];
    for (const item of items) if (first.push(notation(item, depth + 1)) > longest / 3) break;
    return first.join(", ");
  };
  if (Array.isArray(value)) return `[${list(value)}]`;
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} [${list(value as Float64Array)}]`;
  if (value instanceof Map) return `Map ${list([[...value]])}`;
  if (value instanceof Set) return `Set [${list(value)}]`;
  const fields = Object.entries(value)
    .slice(0, longest)
    .map(
      ([key, item]) =>
        `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${notation(item, depth + 1)}`,
    );
  return fields.length > 0 ? `{ ${fields.join(", ")} }` : "{}";
}
