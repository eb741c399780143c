import { describe, expect, it } from "vitest";
import { CellSyntaxError, compileCell } from "../../../tools/site/browser/kernel/cell-code.js";
import {
  type Access,
  notebookNames,
  UnknownName,
} from "../../../tools/site/browser/kernel/notebook-names.js";

/** A notebook whose cells run as the page's kernel runs them. */
function notebook() {
  const { names, share, has } = notebookNames();
  const packages: Record<string, Record<string, unknown>> = {
    coordlab: { two: 2, twice: (x: number) => 2 * x },
  };
  return async (cell: string, source: string): Promise<unknown> => {
    const { code } = compileCell(source, (name) => name in globalThis && !has(name));
    // biome-ignore lint/security/noGlobalEval: this is how the kernel runs a cell
    const run = globalThis.eval(`(async ($, $share, $import) => { "use strict"; ${code}\n})`);
    return run(
      names,
      (entries: Record<string, Access>) => share(cell, entries),
      async (from: string) => packages[from],
    );
  };
}

describe("compileCell(source, isGlobal)", () => {
  it("lets later cells read what a cell declares, whatever the kind of declaration", async () => {
    const run = notebook();
    await run(
      "a",
      `const one: number = 1; let { x, y: [z] } = { x: 2, y: [3] }; function f(q: number) { return q + one; }
       class C { value = 5 } enum E { A = 6 } var v = 7; for (var i = 0; i < 8; i++);`,
    );
    expect(await run("b", "[one, x, z, f(3), new C().value, E.A, v, i]")).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("shares the variable itself: a change in one cell is seen in the function of another", async () => {
    const run = notebook();
    await run("a", "let count = 0; const next = () => ++count;");
    await run("b", "count = 10; next();");
    expect(await run("c", "count")).toBe(11);
  });

  it("refuses to change a constant or an import, and says which", async () => {
    const run = notebook();
    await run("a", 'import { two } from "coordlab"; const one = 1;');
    await expect(run("b", "one = 2")).rejects.toThrow("`one` is a constant");
    await expect(run("b", "two = 3")).rejects.toThrow("`two` is a constant");
  });

  it("takes imports by name, under another name, whole, and where they are called", async () => {
    const run = notebook();
    await run(
      "a",
      'import { two, twice as double, type Nothing } from "coordlab";\nimport * as all from "coordlab";',
    );
    expect(await run("b", "double(two) + all.two")).toBe(6);
    expect(await run("c", '(await import("coordlab")).two')).toBe(2);
  });

  it("gives the value of the last expression, and of nothing else", async () => {
    const run = notebook();
    expect(await run("a", "1; 2 + 3;")).toBe(5);
    expect(await run("b", "({ a: 1 })")).toEqual({ a: 1 });
    expect(await run("c", "const x = 1;")).toBeUndefined();
    expect(await run("d", "await Promise.resolve(x) // done")).toBe(1);
  });

  it("stops at a name that no cell declares", async () => {
    await expect(notebook()("a", "demnad + 1")).rejects.toThrow(UnknownName);
  });

  it("leaves names alone that a function, block, loop, class or catch declares", () => {
    const source = `const f = (a, { b = c }, [d], ...e) => { const g = a; { let h = b; } return arguments.length + d + e; };
      for (const i of [1]) i; for (let j = 0; j < 1; j++) j; try { f(); } catch (k) { k; }
      class L { m() { return this.n; } static o = 1; } label: for (;;) break label; ({ p: 1, q() {} }).p;`;
    expect(compileCell(source, () => false).uses).toEqual(["c"]);
  });

  it("keeps a name's key in { name }, in patterns too", async () => {
    const run = notebook();
    await run("a", "let a = 1, b = 2;");
    expect(await run("b", "({ a, b })")).toEqual({ a: 1, b: 2 });
    await run("c", "({ a, b = 5 } = { a: 3 });");
    expect(await run("d", "[a, b]")).toEqual([3, 5]);
  });

  it("says what a cell defines, uses and changes", () => {
    const { defines, uses, changes } = compileCell(
      "const x = y; z.push(1); w.v = 2; delete u.t; s++;",
      () => false,
    );
    expect(defines).toEqual(["x"]);
    expect(uses).toEqual(["y", "z", "w", "u", "s"]);
    expect(changes).toEqual(["z", "w", "u", "s"]);
  });

  it("keeps every line where it was", () => {
    const source = 'import {\n  two,\n} from "coordlab";\ninterface A {\n  a: 1;\n}\nconst x = 1;';
    expect(compileCell(source, () => false).code.split("\n")).toHaveLength(source.split("\n").length);
    expect(compileCell(source, () => false).code.split("\n")[6]).toContain("const x = 1");
  });

  it("names the line of what cannot be read", () => {
    const failure = (source: string) => {
      try {
        compileCell(source, () => false);
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(failure("const a = 1;\nconst b = (2;")).toBeInstanceOf(CellSyntaxError);
    expect(failure("const a = 1;\nconst b = (2;")).toMatchObject({ line: 2 });
    expect(failure("let a = 1;\nlet a = 2;")).toMatchObject({ line: 2 });
  });
});
