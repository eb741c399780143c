/**
 * Where tables lie in one arena, decided before it exists: a table that has been read for the last time gives its
 * place to a later one. Places are counted in cells.
 */
export class TablePool {
  /** Cells that the arena needs. */
  size = 0;
  private readonly free = new Map<number, number[]>();

  /** A place for `cells` cells, and some to spare so that vector stores may run over the end. */
  take(cells: number): number {
    const place = this.free.get(cells)?.pop();
    if (place !== undefined) return place;
    const fresh = this.size;
    this.size += cells + spare(cells);
    return fresh;
  }

  giveBack(place: number, cells: number): void {
    const places = this.free.get(cells);
    if (places) places.push(place);
    else this.free.set(cells, [place]);
  }
}

/** Tables of a few cells are never written by vectors. */
function spare(cells: number): number {
  return cells < 64 ? 0 : 16;
}
