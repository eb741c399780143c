/** A grid of cells: who is next to whom, how far it is, and routes that keep clear of what is taken. */

/** Two open halves joined by a lane one cell wide. */
export const narrows: readonly string[] = [
  "...###...", //
  "...###...",
  ".........",
  "...###...",
  "...###...",
];

/** The same with two lanes: wide enough to keep right. */
export const twoLanes: readonly string[] = [
  "...###...", //
  ".........",
  ".........",
  "...###...",
];

export interface Airspace {
  readonly rows: number;
  readonly columns: number;
  /** Number of cells, `rows` x `columns`; cell = row * columns + column. */
  readonly size: number;
  column(cell: number): number;
  /** Free cells north, south, west and east of a cell. */
  neighbours(cell: number): readonly number[];
  /** Whether the cells are the same or side by side. */
  adjacent(a: number, b: number): boolean;
  direction(from: number, to: number): string;
  /** Steps of a shortest way between two free cells; keeping right, if a direction is given (Infinity: no way). */
  steps(from: number, to: number, law?: Direction): number;
  /** A quickest route that uses no taken cell, by breadth-first search in space and time. */
  route(request: RouteRequest): FoundRoute | undefined;
}

/** Where one is bound for as a whole. */
export type Direction = "eastbound" | "westbound";

export interface RouteRequest {
  /** Where it is, -1 for the pad beside `entry`. */
  readonly cell: number;
  readonly entry: number;
  readonly exit: number;
  /** Most steps until the route has landed. */
  readonly horizon: number;
  readonly taken: (cell: number, ahead: number) => boolean;
}

export interface FoundRoute {
  /** For each step: the cell it enters, or "hold", or "land". */
  readonly moves: readonly (number | "hold" | "land")[];
  /** For each step: the cells it needs for itself, the one it is in and the one it enters. */
  readonly slots: readonly (readonly number[])[];
}

/** @throws RangeError if the map is not a rectangle of `.` and `#` with free left and right columns, joined */
export function airspace(map: readonly string[]): Airspace {
  const rows = map.length;
  const columns = map[0]?.length ?? 0;
  const size = rows * columns;
  if (columns < 2) throw new RangeError("a map needs at least one row and two columns");
  map.forEach((row, index) => {
    if (row.length !== columns)
      throw new RangeError(`row ${index} of the map has ${row.length} cells, row 0 has ${columns}`);
    if (!/^\.[.#]*\.$/.test(row))
      throw new RangeError(`row ${index} of the map must be of "." and "#" with free ends, got "${row}"`);
  });
  const free = [...map.join("")].map((character) => character === ".");
  const neighbours = free.map((_, cell) => nextTo(cell, rows, columns).filter((next) => free[next]));
  const distances = new Map<string, Float64Array>();
  const steps = (from: number, to: number, law?: Direction) => {
    const key = `${to} ${law}`;
    let field = distances.get(key);
    if (!field) {
      const allowed = (cell: number) => law === undefined || keepsRight(cell, law, free, columns);
      distances.set(key, (field = distancesTo(to, neighbours, allowed)));
    }
    return field[from]!;
  };
  for (const cell of free.keys())
    if (free[cell] && steps(cell, 0) === Number.POSITIVE_INFINITY)
      throw new RangeError(
        `no way leads through the map from cell ${cell % columns},${Math.floor(cell / columns)}`,
      );
  return {
    rows,
    columns,
    size,
    column: (cell) => cell % columns,
    neighbours: (cell) => neighbours[cell]!,
    adjacent: (a, b) => a === b || neighbours[a]!.includes(b),
    direction: (from, to) =>
      to === from - columns ? "north" : to === from + columns ? "south" : to < from ? "west" : "east",
    steps,
    route: (request) => quickestRoute(request, neighbours, size),
  };
}

function nextTo(cell: number, rows: number, columns: number): number[] {
  const row = Math.floor(cell / columns);
  const column = cell % columns;
  const list: number[] = [];
  if (row > 0) list.push(cell - columns);
  if (row < rows - 1) list.push(cell + columns);
  if (column > 0) list.push(cell - 1);
  if (column < columns - 1) list.push(cell + 1);
  return list;
}

/**
 * Keeping right: in a stretch of free cells side by side (within a column) the eastbound use the southern half
 * and the westbound the northern one; where there is room for one only, and at the ends of the map, both.
 */
function keepsRight(cell: number, law: Direction, free: readonly boolean[], columns: number): boolean {
  const column = cell % columns;
  if (column === 0 || column === columns - 1) return true;
  let north = 0;
  while (free[cell - (north + 1) * columns]) north++;
  let south = 0;
  while (free[cell + (south + 1) * columns]) south++;
  return law === "eastbound" ? north >= south : south >= north;
}

/** Breadth-first from the goal through allowed cells; a cell that is not allowed may be left, not entered. */
function distancesTo(
  goal: number,
  neighbours: readonly (readonly number[])[],
  allowed: (cell: number) => boolean,
): Float64Array {
  const field = new Float64Array(neighbours.length).fill(Number.POSITIVE_INFINITY);
  field[goal] = 0;
  const queue = [goal];
  for (const cell of queue)
    for (const next of neighbours[cell]!)
      if (field[next] === Number.POSITIVE_INFINITY) {
        field[next] = field[cell]! + 1;
        if (allowed(next)) queue.push(next);
      }
  return field;
}

/** States are (cell, time); a step needs the cell it leaves and the cell it enters. Cost O(size x horizon). */
function quickestRoute(
  { cell, entry, exit, horizon, taken }: RouteRequest,
  neighbours: readonly (readonly number[])[],
  size: number,
): FoundRoute | undefined {
  const pad = size;
  const from = new Map<number, number>();
  const start = cell === -1 ? pad : cell;
  let layer = [start];
  for (let ahead = 0; ahead < horizon && layer.length > 0; ahead++) {
    const reached: number[] = [];
    const visit = (to: number, at: number) => {
      const key = (ahead + 1) * (size + 1) + to;
      if (from.has(key)) return;
      from.set(key, at);
      reached.push(to);
    };
    for (const at of layer) {
      if (at === pad) {
        // First the pad: among equally quick routes it then waits where it is in nobody's way.
        visit(pad, at);
        if (!taken(entry, ahead)) visit(entry, at);
        continue;
      }
      if (taken(at, ahead)) continue;
      if (at === exit) return unwind(from, at, ahead, pad, size);
      for (const next of neighbours[at]!) if (!taken(next, ahead)) visit(next, at);
      visit(at, at);
    }
    layer = reached;
  }
  return undefined;
}

/** Follows the route back from the exit cell, where it lands in step `ahead`. */
function unwind(
  from: ReadonlyMap<number, number>,
  exit: number,
  ahead: number,
  pad: number,
  size: number,
): FoundRoute {
  const moves: (number | "hold" | "land")[] = ["land"];
  const slots: number[][] = [[exit]];
  let at = exit;
  for (let time = ahead; time > 0; time--) {
    const before = from.get(time * (size + 1) + at)!;
    moves.push(before === at ? "hold" : at);
    slots.push(before === at ? (at === pad ? [] : [at]) : before === pad ? [at] : [before, at]);
    at = before;
  }
  return { moves: moves.reverse(), slots: slots.reverse() };
}
