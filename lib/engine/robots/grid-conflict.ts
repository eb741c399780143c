/** Where two paths conflict. */

/** Robots a < b; at `time` both are in `cell`, or they change places between `time` - 1 and `time`. */
export interface GridConflict {
  readonly kind: "cell" | "swap";
  readonly a: number;
  readonly b: number;
  readonly time: number;
  /** Where robot a is at `time`. */
  readonly cell: number;
  /** Where robot b is at `time`. */
  readonly other: number;
}

/** Where a robot is at time t: at the end of its path once that is over. */
export function placeAt(path: ArrayLike<number>, t: number): number {
  return path[Math.min(t, path.length - 1)]!;
}

/** All conflicts between two robots on their paths, by time. Cost O(length of the longer path). */
export function conflictsBetween(
  [a, path]: readonly [robot: number, path: ArrayLike<number>],
  [b, its]: readonly [robot: number, path: ArrayLike<number>],
): readonly GridConflict[] {
  const found: GridConflict[] = [];
  for (let time = 0; time < Math.max(path.length, its.length); time++) {
    const [cell, other] = [placeAt(path, time), placeAt(its, time)];
    if (cell === other) found.push({ kind: "cell", a, b, time, cell, other });
    else if (time > 0 && cell === placeAt(its, time - 1) && other === placeAt(path, time - 1))
      found.push({ kind: "swap", a, b, time, cell, other });
  }
  return found;
}
