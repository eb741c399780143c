/** A cell once the compiler has seen it: all that running and judging need to know, as plain data. */
import { Script } from "node:vm";
import type { Definition, Import } from "./cell-text.js";
import { openBlock } from "./emit.js";
import type { CheckedCell } from "./type-check.js";

export interface CompiledCell {
  /** What is wrong with it; a cell with problems is not run. */
  readonly problems: readonly string[];
  /** The names that the cell uses and another defines: name and the other's position. */
  readonly uses: ReadonlyMap<string, number>;
  readonly definitions: readonly Definition[];
  readonly imports: readonly Pick<Import, "local" | "typeOnly">[];
  /** Its JavaScript, an open block. */
  readonly block: string;
  /** Given out as it is: it changes nothing, so it is run only where something that it defines is used. */
  readonly locked: boolean;
}

/**
 * What TypeScript lets pass and JavaScript does not is a problem of its cell, not of the whole notebook.
 *
 * @param locked positions of cells that nobody can have changed
 */
export function compiling(
  checked: readonly CheckedCell[],
  locked: ReadonlySet<number> = new Set(),
): CompiledCell[] {
  return checked.map((cell, i) => {
    const { problems, uses, definitions } = cell;
    const imports = cell.imports.map(({ local, typeOnly }) => ({ local, typeOnly }));
    const common = { uses, definitions, imports, locked: locked.has(i) };
    if (problems.length > 0) return { ...common, problems, block: "" };
    try {
      const block = openBlock(cell, i);
      new Script(`(async function () { ${block} } })`);
      return { ...common, problems, block };
    } catch (error) {
      return { ...common, problems: [(error as Error).message], block: "" };
    }
  });
}
