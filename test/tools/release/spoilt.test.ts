import { describe, expect, it } from "vitest";
import { ruiningArguments } from "../../../tools/release/frozen-parameters.js";

import ts = require("typescript");

/** What the changed function answers, and what is left of its arguments. */
function played(source: string, name: string, args: unknown[], parameters: readonly string[]) {
  const changed = ruiningArguments(source, name, parameters)!;
  const plain = ts.transpile(changed, { target: ts.ScriptTarget.ES2022 });
  const answer = new Function(`${plain}\nreturn ${name};`)()(...args);
  return { answer, args };
}

describe("a solution that spoils what it is given", () => {
  it("answers as before", () => {
    const source = "function least(list: readonly number[]) { return Math.min(...list); }";
    const { answer, args } = played(source, "least", [[3, 1, 2]], ["list"]);
    expect(answer).toBe(1);
    expect(args).not.toEqual([[3, 1, 2]]);
  });

  it("spoils records, lists in lists, and arrays of numbers", () => {
    const source = "const size = (a, b, c) => a.length + b.n + c.length;";
    const { answer, args } = played(
      source,
      "size",
      [[[1], [2]], { n: 3 }, Int32Array.of(7)],
      ["a", "b", "c"],
    );
    expect(answer).toBe(6);
    expect(args[0]).not.toEqual([[1], [2]]);
    expect(args[1]).not.toEqual({ n: 3 });
    expect(args[2]).not.toEqual(Int32Array.of(7));
  });

  it("is none where there is nothing to spoil, or no name for it", () => {
    expect(ruiningArguments("function f(n) { return n; }", "f", [])).toBeUndefined();
    expect(ruiningArguments("function f({ n }) { return n; }", "f", ["{ n }"])).toBeUndefined();
  });
});
