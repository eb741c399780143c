/** What the student's process runs: of the notebook's cells, those that the asked-for names depend on. */
import type { CompiledCell } from "./compiled-cell.js";

export interface Program {
  readonly text: string;
  /** The cells in it, by position. */
  readonly cells: readonly number[];
  /** Asked-for names that are not there because a cell does not compile: name, cell and what is wrong. */
  readonly broken: ReadonlyMap<string, { readonly cell: number; readonly problem: string }>;
}

/** The program that defines `names`. A cell with a problem is left out, and so is what depends on it. */
export function programFor(names: readonly string[], cells: readonly CompiledCell[]): Program {
  const blamed = blame(cells);
  const broken = new Map<string, { cell: number; problem: string }>();
  const wanted = new Set<number>();
  for (const name of names) {
    const definer = cells.findLastIndex((cell) => defines(cell, name));
    if (definer < 0) continue;
    const cause = blamed[definer];
    if (cause === undefined) wanted.add(definer);
    else broken.set(name, { cell: cause, problem: whyNot(cells[cause]!) });
  }
  const sound = (i: number) => blamed[i] === undefined;
  const included = closure(wanted, cells, sound);
  const opened = included.map((i) => `$at(${i});\n${cells[i]!.block}`);
  const getters = names.map((name) => `${JSON.stringify(name)}: () => ${name}`).join(", ");
  const text = `(async function ($use, $failed, $at) {\n${opened.join("")}return { __proto__: null, ${getters} };\n${"}".repeat(included.length)} })`;
  return { text, cells: included, broken };
}

/** For every cell the cell whose problem keeps it from running: itself, or one that it uses. */
function blame(cells: readonly CompiledCell[]): (number | undefined)[] {
  const blamed = cells.map((cell, i) => (cell.problems.length > 0 ? i : undefined));
  for (let changed = true; changed; ) {
    changed = false;
    cells.forEach((cell, i) => {
      if (blamed[i] !== undefined) return;
      const cause = [...cell.uses.values()].find((used) => blamed[used] !== undefined);
      if (cause === undefined) return;
      blamed[i] = blamed[cause];
      changed = true;
    });
  }
  return blamed;
}

/** The wanted cells, those they use, and those that may change a value that one of them defines. */
function closure(
  wanted: ReadonlySet<number>,
  cells: readonly CompiledCell[],
  sound: (i: number) => boolean,
): number[] {
  const included = new Set(wanted);
  for (let size = -1; size !== included.size; ) {
    size = included.size;
    for (const i of included) for (const used of cells[i]!.uses.values()) included.add(used);
    cells.forEach((cell, i) => {
      const touches = [...cell.uses].some(
        ([name, used]) => included.has(used) && isValue(cells[used]!, name),
      );
      if (touches && sound(i) && !cell.locked) included.add(i);
    });
  }
  return [...included].sort((a, b) => a - b);
}

function isValue(cell: CompiledCell, name: string): boolean {
  return cell.definitions.some((definition) => definition.name === name && definition.kind === "value");
}

/** Whether a cell defines or imports a value called `name`. */
export function defines(cell: CompiledCell, name: string): boolean {
  return (
    cell.definitions.some((definition) => definition.name === name && definition.kind !== "type") ||
    cell.imports.some(({ local, typeOnly }) => local === name && !typeOnly)
  );
}

/** @example whyNot(cell) // "which does not compile: ';' expected. (TS1005)" */
function whyNot({ problems }: CompiledCell): string {
  const last = problems[problems.length - 1]!;
  return last.startsWith("which ") ? last : `which does not compile: ${problems[0]!}`;
}
