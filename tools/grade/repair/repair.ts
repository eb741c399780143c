/**
 * Puts a handed-in notebook back into the form of the release: every released cell once, in its place and of its
 * type, the locked ones as they were given out, and the student's own cells where they stood. Nothing is lost, and
 * every repair is said. Untouched copies of an answer are not run, since a later one would define its names again.
 */
import { cellText } from "../program/cell-text.js";
import type { HandedInCell } from "./read-leniently.js";
import type { ReleasedCell } from "./released-cell.js";

export interface RepairedCell {
  readonly id: string;
  readonly type: "code" | "markdown" | "raw";
  readonly source: string;
  /** The picture that it showed, as a data address. */
  readonly picture?: string;
  /** The released cell that it is, unless it is the student's own. */
  readonly released?: ReleasedCell;
}

export interface Repaired {
  readonly cells: readonly RepairedCell[];
  /** A line for every repair. */
  readonly notes: readonly string[];
  /** How many of the cells to be answered were found. */
  readonly found: number;
}

/** Each is a block in the one before, and those who run them have an end to how deep they go. */
const mostOwnCells = 3_000;

export function repair(handedIn: readonly HandedInCell[], release: readonly ReleasedCell[]): Repaired {
  const notes: string[] = [];
  const { chosen, copies } = match(handedIn, release, notes);
  const order = release.flatMap((cell) => chosen.get(cell) ?? []);
  if (order.some((position, i) => i > 0 && position < order[i - 1]!))
    notes.push("cells were put back into their order");
  const taken = new Set(order);
  const cells: RepairedCell[] = [];
  let left = mostOwnCells;
  const own = (from: number) => {
    for (let i = from; i < handedIn.length && !taken.has(i); i++) {
      const { type, source } = handedIn[i]!;
      if (copies.has(i) || source.trim() === "" || (type === "code" && left-- <= 0)) continue;
      cells.push({ id: `own-${i + 1}`, type, source });
    }
  };
  own(0);
  for (const cell of release) {
    const position = chosen.get(cell);
    if (position === undefined && isElsewhere(cell, handedIn)) {
      notes.push(`cell ${cell.id} was missing; what it asks for is defined in another cell`);
      continue;
    }
    const given = position === undefined ? undefined : handedIn[position]!;
    cells.push({
      id: cell.id,
      type: cell.type,
      source: repaired(cell, given, notes),
      released: cell,
      ...(given?.picture === undefined ? {} : { picture: given.picture }),
    });
    if (given !== undefined && cell.locked && isOwnWork(given, release))
      cells.push({ id: `own-${position! + 1}`, type: "code", source: given.source });
    if (position !== undefined) own(position + 1);
  }
  if (left < 0) notes.push(`of your own code cells the first ${mostOwnCells} were read, ${-left} were not`);
  return {
    cells,
    notes,
    found: release.filter((cell) => cell.kind !== "read-only" && cell.kind !== "tests" && chosen.has(cell))
      .length,
  };
}

/**
 * The position of each released cell in what was handed in: by id and what it defines, else by what it says or
 * defines, else by id alone. Of versions of an answer the last is chosen; the others stay where they stood.
 */
function match(
  handedIn: readonly HandedInCell[],
  release: readonly ReleasedCell[],
  notes: string[],
): { chosen: Map<ReleasedCell, number>; copies: Set<number> } {
  const chosen = new Map<ReleasedCell, number>();
  const taken = new Set<number>();
  const names = handedIn.map(({ source, type }) => (type === "code" ? namesIn(source) : []));
  const asked = new Map(release.map((cell) => [cell, cell.type === "code" ? namesIn(cell.source) : []]));
  const definesAll = (i: number, cell: ReleasedCell) =>
    asked.get(cell)!.every((name) => names[i]!.includes(name));
  const free = (test: (i: number) => boolean) =>
    handedIn.flatMap((_, i) => (!taken.has(i) && test(i) ? [i] : []));
  const choose = (cell: ReleasedCell, candidates: readonly number[]) => {
    const changed = candidates.filter((i) => !isAsGiven(i, cell));
    const position = changed.at(-1) ?? candidates.at(-1)!;
    chosen.set(cell, position);
    taken.add(position);
  };
  const withId = (cell: ReleasedCell) => free((i) => handedIn[i]!.id === cell.id);
  const isAsGiven = (i: number, cell: ReleasedCell) => handedIn[i]!.source.trim() === cell.source.trim();
  for (const cell of release) {
    const same = withId(cell).filter((i) => (cell.locked ? isAsGiven(i, cell) : definesAll(i, cell)));
    if (same.length > 0) choose(cell, same);
  }
  for (const cell of release) {
    if (chosen.has(cell)) continue;
    const alike = free((i) =>
      cell.locked || cell.type !== "code"
        ? isAsGiven(i, cell)
        : asked.get(cell)!.length > 0 && definesAll(i, cell),
    );
    if (alike.length === 0) continue;
    const position = alike.at(-1)!;
    const { id } = handedIn[position]!;
    notes.push(`cell ${cell.id} was found under another name${id === undefined ? "" : `, ${id}`}`);
    chosen.set(cell, position);
    taken.add(position);
  }
  for (const cell of release) {
    if (chosen.has(cell)) continue;
    const same = withId(cell);
    if (same.length > 0) choose(cell, same);
  }
  const copies = new Set<number>();
  for (const cell of release) {
    const same = withId(cell);
    const definesSome = (i: number) => names[i]!.some((name) => asked.get(cell)!.includes(name));
    const isKept = (i: number) => {
      const { type, source } = handedIn[i]!;
      const isCode = type === "code" && source.trim() !== "";
      return isCode && !isAsGiven(i, cell) && !(cell.locked && definesSome(i));
    };
    for (const i of same) if (!isKept(i)) copies.add(i);
    if (same.some((i) => isKept(i) && !definesSome(i)))
      notes.push(`another cell carries the id ${cell.id} and says something else: it is kept as your own`);
    const alike = same.filter((i) => !isKept(i) || definesSome(i)).length;
    if (alike > 0 && chosen.has(cell))
      notes.push(
        `cell ${cell.id} was there ${alike + 1} times; ${cell.locked ? "one is kept" : "the last that was changed counts"}`,
      );
  }
  return { chosen, copies };
}

/** Whether somebody answers in cells of another name, as where two answers were merged into one cell. */
function isElsewhere({ type, locked, source }: ReleasedCell, handedIn: readonly HandedInCell[]): boolean {
  if (type !== "code" || locked) return false;
  const defined = new Set(handedIn.flatMap((cell) => (cell.type === "code" ? namesIn(cell.source) : [])));
  const asked = namesIn(source);
  return asked.length > 0 && asked.every((name) => defined.has(name));
}

function repaired(cell: ReleasedCell, given: HandedInCell | undefined, notes: string[]): string {
  if (!given) {
    notes.push(`cell ${cell.id} was missing and was put back as it was given out`);
    return cell.source;
  }
  if (given.type !== cell.type)
    notes.push(`cell ${cell.id} was a ${given.type} cell and is a ${cell.type} cell again`);
  if (!cell.locked || given.source.trim() === cell.source.trim())
    return cell.locked ? cell.source : given.source;
  notes.push(`locked cell ${cell.id} was changed and was put back as it was given out`);
  return cell.source;
}

/** Whether somebody wrote into a locked cell what stands in no other: definitions of names that were not given out. */
function isOwnWork({ type, source }: HandedInCell, release: readonly ReleasedCell[]): boolean {
  if (type !== "code" || release.some((cell) => cell.source.trim() === source.trim())) return false;
  const names = namesIn(source);
  const given = new Set(release.flatMap((cell) => (cell.type === "code" ? namesIn(cell.source) : [])));
  return names.length > 0 && !names.some((name) => given.has(name));
}

function namesIn(source: string): string[] {
  return cellText(source).definitions.map(({ name }) => name);
}
