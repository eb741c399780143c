import { describe, expect, it } from "vitest";
import { compileCell } from "../../../tools/site/browser/kernel/cell-code.js";
import {
  allNeeds,
  basisOf,
  cellsToRun,
  changedNeed,
  directNeeds,
  type KnownCell,
  type Ran,
} from "../../../tools/site/browser/notebook/plan.js";

function cells(...sources: string[]): KnownCell[] {
  return sources.map((source, i) => ({ id: `c${i}`, source, names: compileCell(source, () => false) }));
}

/** All cells ran in their order. */
function ranAll(known: readonly KnownCell[]): Map<string, Ran> {
  return new Map(known.map(({ id, source }, i) => [id, { source, run: i + 1 }]));
}

/** The last cell that defines a name owns it. */
function owners(known: readonly KnownCell[]) {
  return (name: string) => known.findLast(({ names }) => names!.defines.includes(name))?.id;
}

describe("directNeeds(cells)", () => {
  it("are, for each name, the last cell above that defines it", () => {
    expect(directNeeds(cells("const a = 1", "const b = a", "let a = 2", "a + b", "const z = 1"))).toEqual([
      [],
      [0],
      [],
      [1, 2],
      [],
    ]);
  });

  it("include the cells in between that change the value", () => {
    expect(directNeeds(cells("const list = []", "list.push(1)", "list.length", "list"))[3]).toEqual([0, 1]);
  });

  it("are nothing for names of the language and names defined below", () => {
    expect(directNeeds(cells("Math.max(later)", "const later = 1"))).toEqual([[], []]);
  });
});

describe("cellsToRun(cells, at, ran, ownerOf)", () => {
  const known = cells("const a = 1", "const b = a", "const c = 2", "b + 1");

  it("is everything that the cell needs, in a fresh kernel, and nothing else", () => {
    expect(cellsToRun(known, 3, new Map(), () => undefined)).toEqual([0, 1, 3]);
  });

  it("is the cell alone when what it needs has run", () => {
    expect(cellsToRun(known, 3, ranAll(known), owners(known))).toEqual([3]);
  });

  it("begins at a need that was edited, with all that hangs on it", () => {
    const ran = ranAll(known);
    ran.set("c0", { source: "const a = 0", run: 1 });
    expect(cellsToRun(known, 3, ran, owners(known))).toEqual([0, 1, 3]);
  });

  it("runs a need again whose own need ran later than it", () => {
    const ran = ranAll(known);
    ran.set("c0", { source: "const a = 1", run: 9 });
    expect(cellsToRun(known, 3, ran, owners(known))).toEqual([1, 3]);
  });

  it("runs a need again whose name another cell has taken over", () => {
    const taken = cells("const a = 1", "a + 1", "const a = 5");
    expect(cellsToRun(taken, 1, ranAll(taken), owners(taken))).toEqual([0, 1]);
  });
});

describe("changedNeed(cells, direct, at, basis)", () => {
  it("finds a change far above, and none where nothing hangs on it", () => {
    const before = cells("const a = 1", "const b = a", "const c = 2", "b + 1");
    const basis = basisOf(before, directNeeds(before), 3);
    const after = cells("const a = 7", "const b = a", "const c = 2", "b + 1");
    expect(changedNeed(after, directNeeds(after), 3, basis)).toBe("c0");
    const other = cells("const a = 1", "const b = a", "const c = 9", "b + 1");
    expect(changedNeed(other, directNeeds(other), 3, basis)).toBeUndefined();
    expect(allNeeds(directNeeds(other), 3)).toEqual([0, 1]);
  });
});
